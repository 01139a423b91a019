public import Servicing

/// One deadline for a call that is made of several exchanges, such as the pages of a list.
extension ServicerClient {
    /// When a call with these options that begins now has to be over.
    public func deadline(for options: PlanOptions) -> ContinuousClock.Instant {
        exchanger.time.now() + (options.timeout ?? exchanger.settings.timeout).bounded
    }

    /// The options of one exchange among several that share a deadline: what is left of the time is its timeout.
    ///
    /// - Throws: `transport` and `notSent` where nothing is left.
    public func options(
        _ options: PlanOptions, until deadline: ContinuousClock.Instant, for operation: OperationName
    ) throws(ServicingError) -> PlanOptions {
        let left = exchanger.time.now().duration(to: deadline)
        guard left > .zero else {
            throw ServicingError(
                .transport, .notSent, "the deadline passed before \(operation) was sent",
                hint: Hints.hint(.transport, .notSent), provider: Dialect.provider, operation: operation)
        }
        var options = options
        options.timeout = left
        return options
    }
}
