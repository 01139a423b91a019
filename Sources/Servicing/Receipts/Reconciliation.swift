/// What became clear of an instruction whose outcome was unknown.
public enum Reconciliation: Sendable {
    /// What was asked for is so. The receipt is settled: its evidence says what was seen. Who made it so, this attempt or
    /// another, a read does not tell, so an unknown outcome becomes ``Outcome/alreadyApplied``.
    case inEffect(Receipt)
    /// What was asked for is not so, where it would have to be seen: it may be asked for again, as a new instruction. The
    /// receipt has what was seen, and its outcome stays ``Outcome/unknown``, since a request that is still on its way may
    /// yet arrive.
    case notInEffect(Receipt)
    /// No documented read tells. Send the note to the provider; do not send the instruction again before it is answered.
    case unsettled(Receipt, SupportNote)

    /// The receipt, with what has become known.
    public var receipt: Receipt {
        switch self {
        case .inEffect(let receipt), .notInEffect(let receipt), .unsettled(let receipt, _): receipt
        }
    }

    /// What to send to the provider, where nothing else is left.
    public var supportNote: SupportNote? {
        if case .unsettled(_, let note) = self { note } else { nil }
    }
}

extension Reconciliation: CustomStringConvertible {
    /// What became clear, with the receipt or the note.
    public var description: String {
        switch self {
        case .inEffect(let receipt): "in effect: \(receipt)"
        case .notInEffect(let receipt): "not in effect: \(receipt)"
        case .unsettled(_, let note): "unsettled: \(note.reason)\n\n\(note.text)"
        }
    }
}

extension Gateway {
    /// Finds out what became of an instruction whose outcome is unknown, by a read that the provider's document has. A
    /// provider without one, or an operation that no read shows, ends with a note to send to its support instead.
    ///
    /// Nothing is written. A receipt that is settled already comes back as it is, without any I/O.
    ///
    /// - Parameters:
    ///   - receipt: the receipt of the earlier attempt, as ``ServicingError/receipt`` has it.
    ///   - options: the timeout of all the reads together; nothing else counts here.
    /// - Throws: ``ServicingError`` where the read failed. The outcome then is as unknown as before.
    public func reconcile(
        _ receipt: Receipt, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Reconciliation {
        let servicer = try servicer(receipt.provider)
        guard receipt.outcome == .unknown else { return .inEffect(receipt) }
        guard let reader = servicer as? any ReadsBack else {
            let reason = "\(servicer.documentTitles) has no read that would tell"
            return .unsettled(receipt, SupportNote(about: receipt, because: reason))
        }
        var settled = receipt
        switch try await reader.readBack(receipt.instruction, options: PlanOptions(timeout: options.timeout)) {
        case .inEffect(let evidence):
            settled.outcome = .alreadyApplied
            settled.evidence.append(evidence)
            return .inEffect(settled)
        case .notInEffect(let evidence):
            settled.evidence.append(evidence)
            return .notInEffect(settled)
        case .cannotTell(let reason):
            return .unsettled(receipt, SupportNote(about: receipt, because: reason))
        }
    }
}
