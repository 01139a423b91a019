/// What a provider's own operations can do and no instruction can say.
extension Gateway {
    /// Plans a native operation, without I/O.
    ///
    /// - Throws: `unsupported`, naming the operations that the provider has, where it is another's.
    public func plan(
        _ operation: any NativeOperation, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        try servicer(provider).plan(operation, options: options)
    }

    /// Performs a native operation.
    ///
    /// - Throws: ``ServicingError``, whose effect says whether the provider may have done it; `unsupported`, naming the
    ///   operations that the provider has, where it is another's.
    public func perform(
        _ operation: any NativeOperation, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await servicer(provider).perform(operation, options: options)
    }
}
