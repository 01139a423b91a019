import Servicing
import ServicingHTTP

/// One call whose evidence is to be kept: what was asked, as planned, and the file for it.
struct EvidenceCall {
    private let operation: any NativeOperation
    private let plan: Plan
    private let output: EvidenceOutput

    /// Makes the file that `--evidence` names; nil where the option is not given.
    init?(
        _ words: OperationWords, _ operation: any NativeOperation, _ session: ProviderSession
    ) throws(ServicingError) {
        guard let path = words.arguments[.evidence] else { return nil }
        self.operation = operation
        plan = try session.planner().plan(operation)
        let id = words.provider.id
        let begun = ServicingError(
            .outcomeUnknown, .mayHaveApplied, "the call had not ended when this was written", provider: id,
            operation: type(of: operation).contract.name)
        output = try EvidenceOutput(path, EvidenceFile(begun, of: operation, plan: plan), of: id)
    }

    /// Writes what a call came to.
    ///
    /// - Returns: whether it could be written. Where not, that was told.
    @discardableResult
    func keep(_ receipt: Receipt) -> Bool { keep(EvidenceFile(receipt, plan: plan)) }

    /// Writes what a call came to. Of one that was never made there is nothing to keep.
    func keep(_ error: ServicingError) {
        if error.kind == .invalidRequest, error.effect == .notSent {
            output.discard()
        } else {
            keep(EvidenceFile(error, of: operation, plan: plan))
        }
    }

    @discardableResult
    private func keep(_ file: EvidenceFile) -> Bool {
        guard let problem = output.write(file) else { return true }
        Console.error("servicing: the evidence can't be written: \(problem)")
        return false
    }
}
