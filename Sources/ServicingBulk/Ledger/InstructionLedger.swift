import Servicing

/// A ledger of instructions, each under an id of its own: written down before the first byte of its request leaves, closed
/// with what became of it.
///
/// An id that was done is not sent again, whoever asks: another task, another process on the same file, or the same
/// program after a crash. A pay-off, or anything else that may not be repeated, whose outcome is not known is not sent
/// again either, until a person has found out and said so with ``settle(_:as:note:)``.
///
/// Put one under a gateway with ``LedgeredGateway``. Its file is shared: any number of processes on one machine may have it
/// open at a time.
public final class InstructionLedger: Sendable {
    /// The ledger's file.
    public let path: String
    private let book: LedgerBook

    /// Opens a ledger, or begins one. A lock file stands beside it.
    ///
    /// - Throws: ``JournalError`` where it can't be used. One that is damaged in its middle is refused when it is first
    ///   looked at, with the place.
    public init(path: String) throws(JournalError) {
        self.path = path
        book = try LedgerBook(path: path)
    }

    /// What is known of an instruction; nil where its id was never given.
    public func entry(_ id: String) async throws(JournalError) -> LedgerEntry? {
        let found = Found<LedgerEntry?>()
        try await book.perform { found.value = $0[id] }
        return found.value ?? nil
    }

    /// The instructions of which nobody knows what became: those whose outcome is unknown, and those that were begun and
    /// whose end was not written down, for example in a crash. The oldest first.
    public func unsettled() async throws(JournalError) -> [LedgerEntry] {
        let found = Found<[LedgerEntry]>()
        try await book.perform { found.value = $0.all.filter(\.isUnsettled) }
        return (found.value ?? []).sorted { $0.openedAt.isEarlier(than: $1.openedAt) }
    }

    /// Writes down what a person found out at the provider.
    ///
    /// - Parameters:
    ///   - id: the instruction's id.
    ///   - outcome: what became of it. After ``BulkOutcome/notSent`` it may be sent.
    ///   - note: how that is known; kept in the file, so nothing personal.
    /// - Returns: whether the ledger has such an id and did not know its outcome.
    public func settle(_ id: String, as outcome: BulkOutcome, note: String) async throws(JournalError) -> Bool {
        let found = Found<Bool>()
        try await book.perform { batch in
            guard let entry = batch[id], entry.isUnsettled else { return }
            batch.write(
                .closed(
                    .init(
                        closed: id, at: .now, outcome: outcome, effectiveAt: nil, references: nil, error: nil,
                        message: nil, note: note)))
            found.value = true
        }
        return found.value ?? false
    }

    /// Does something under an id, once.
    ///
    /// - Parameters:
    ///   - call: what is done, and how.
    ///   - send: does it; told whether it follows an attempt whose outcome is not known.
    /// - Returns: the receipt; nil where the ledger has the instruction as done, with its entry.
    func perform(
        _ call: LedgeredCall, _ send: (_ isFollowing: Bool) async throws(ServicingError) -> Receipt
    ) async throws(ServicingError) -> (Receipt?, LedgerEntry) {
        guard await book.begin(call.id) else {
            throw call.error(.conflict, .notSent, "is under way here already", hint: "wait for its end")
        }
        do throws(ServicingError) {
            let result = try await performAlone(call, send)
            await book.end(call.id)
            return result
        } catch {
            await book.end(call.id)
            throw error
        }
    }

    private func performAlone(
        _ call: LedgeredCall, _ send: (_ isFollowing: Bool) async throws(ServicingError) -> Receipt
    ) async throws(ServicingError) -> (Receipt?, LedgerEntry) {
        let found = Found<Verdict>()
        do throws(JournalError) {
            try await book.perform { batch in
                let verdict = call.verdict(on: batch[call.id])
                if case .send = verdict { batch.write(call.opened) }
                found.value = verdict
            }
        } catch {
            throw ServicingError(
                .transport, .notSent, "the ledger could not be written, so nothing was sent: \(error)",
                hint: "the same id may be given again", provider: call.provider, operation: call.operation)
        }
        switch found.value {
        case .refuse(let error)?: throw error
        case .done(let entry)?: return (nil, entry)
        case .send(let isFollowing)?: return try await sendAndClose(call, isFollowing, send)
        case nil: preconditionFailure("a step was performed")
        }
    }

    private func sendAndClose(
        _ call: LedgeredCall, _ isFollowing: Bool,
        _ send: (_ isFollowing: Bool) async throws(ServicingError) -> Receipt
    ) async throws(ServicingError) -> (Receipt?, LedgerEntry) {
        do throws(ServicingError) {
            var receipt = try await send(isFollowing)
            let closed = LedgerRecord.Closed(call.id, receipt)
            if let problem = await close(closed) {
                receipt.evidence.append(
                    Evidence(
                        "the ledger could not be closed: \(problem)",
                        because: "it keeps the id as begun, so that nothing is sent again under it"))
            }
            return (receipt, call.entry(closed))
        } catch {
            // What became of an earlier attempt is not told by this one's failure.
            _ = await close(.init(call.id, error, isFollowing ? .unknown : BulkOutcome(error)))
            throw error
        }
    }

    /// - Returns: why it could not be written.
    private func close(_ closed: LedgerRecord.Closed) async -> JournalError? {
        do throws(JournalError) {
            try await book.perform { $0.write(.closed(closed)) }
            return nil
        } catch {
            return error
        }
    }

    /// What is to be done with a call.
    enum Verdict: Sendable {
        case send(isFollowing: Bool)
        case done(LedgerEntry)
        case refuse(ServicingError)
    }

    /// What a step leaves for who waits for it.
    private final class Found<Value: Sendable>: @unchecked Sendable {
        // Sendable: written by one step, on the ledger's queue, and read when that step has been waited for.
        var value: Value?
    }
}
