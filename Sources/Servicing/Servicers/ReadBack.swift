/// What a read shows of an operation's effect. A read tells what is so now, and not who made it so.
public enum ReadBack: Hashable, Sendable {
    /// It is as the operation would make it.
    case inEffect(Evidence)
    /// It is not, where it would have to be seen.
    case notInEffect(Evidence)
    /// No documented read shows it, or not clearly. The text says why.
    case cannotTell(String)
}

/// A servicer whose documents have a read that tells whether something is so already.
public protocol ReadsBack: Servicer {
    /// What a read shows of an operation's effect.
    ///
    /// - Throws: ``ServicingError`` where the read failed. A read changes nothing.
    func readBack(
        _ operation: any NativeOperation, options: PlanOptions
    ) async throws(ServicingError) -> ReadBack
}

extension ReadsBack {
    /// What shows that the operation's effect is there already; nil where it is not, or where no read tells.
    ///
    /// - Throws: ``ServicingError`` where the read failed. A read changes nothing.
    public func evidence(
        ofEffect operation: any NativeOperation, options: PlanOptions
    ) async throws(ServicingError) -> Evidence? {
        if case .inEffect(let evidence) = try await readBack(operation, options: options) { evidence } else { nil }
    }
}
