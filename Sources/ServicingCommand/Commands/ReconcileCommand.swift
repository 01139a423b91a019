import ExactJSON
import Servicing
import ServicingHTTP

/// `servicing reconcile PROVIDER OPERATION …`: what became of a call whose outcome is not known, found out by a read;
/// where no read tells, a note to the provider's support.
struct ReconcileCommand {
    static let name = "reconcile"
    private static let since = Option("since", "when the call was made, a date-time with offset, for the note")
    static let options: [Option] = [since, .json] + ProviderSession.options + [.evidence]

    let words: OperationWords
    let since: Timestamp?
    let isJSON: Bool

    /// - Parameter words: the words after the command.
    static func read(_ words: [String]) throws(UsageError) -> ReconcileCommand {
        let words = try OperationWords(words, options: options, command: name)
        var since: Timestamp?
        if let text = words.arguments[Self.since] {
            do {
                since = try Timestamp(text)
            } catch {
                throw UsageError("--since \(error.description)", name)
            }
        }
        return ReconcileCommand(
            words: words, since: since, isJSON: try words.arguments.flag(.json, command: name) ?? false)
    }

    func run(environment: [String: String]) async -> Exit {
        do throws(ServicingError) {
            let operation = try words.operation()
            let contract = type(of: operation).contract
            guard contract.isWrite else {
                throw words.invalid([
                    FieldProblem("OPERATION", "changes nothing", allowed: "an operation that is no read")
                ])
            }
            let isRead = try ProviderSession.planning(words.provider) is any ReadsBack
            let session = try ProviderSession(
                words.provider, words.arguments,
                CommandCredentials(environment, for: words.provider.id, isForPlan: !isRead), documented: !isRead)
            // What could never have been sent is told, and nothing is read. A note shows the request as it was sent.
            let plan = try session.planner().plan(operation)
            let receipt = Receipt(
                provider: words.provider.id, operation: contract.name, instruction: operation, outcome: .unknown,
                attempts: 1)
            let result = try await reconciled(receipt, in: session)
            var note = result.supportNote.map { SupportNote(about: plan, because: $0.reason) }
            note?.period = since.map { SupportNote.Period(from: $0, to: .now) }
            Console.out(isJSON ? json(result, note).text() : text(result, note))
            return Exit(result)
        } catch {
            if isJSON { Console.out(error.json.text()) } else { Console.error(error.description) }
            return Exit(error)
        }
    }

    private func reconciled(
        _ receipt: Receipt, in session: ProviderSession
    ) async throws(ServicingError) -> Reconciliation {
        let evidence = try EvidenceCall(words, receipt.instruction, session)
        do throws(ServicingError) {
            let result = try await session.connected { servicer async throws(ServicingError) in
                try await Gateway([servicer]).reconcile(receipt)
            }
            evidence?.keep(result.receipt)
            return result
        } catch {
            evidence?.keep(error)
            throw error
        }
    }

    private func text(_ result: Reconciliation, _ note: SupportNote?) -> String {
        let what = "\(words.provider.id) \(words.form.name)"
        let evidence = result.receipt.evidence.map { "\n  evidence: \($0)" }.joined()
        return switch result {
        case .inEffect: "in effect: \(what)" + evidence
        case .notInEffect: "not in effect: \(what)" + evidence
        case .unsettled:
            "unsettled: \(what): \(note?.reason ?? "no read tells")\n"
                + "send the provider's support this note, and the request not again before it is answered:\n\n"
                + (note?.text ?? "")
        }
    }

    private func json(_ result: Reconciliation, _ note: SupportNote?) -> JSONValue {
        let verdict =
            switch result {
            case .inEffect: "inEffect"
            case .notInEffect: "notInEffect"
            case .unsettled: "unsettled"
            }
        var object: JSONObject = ["reconciliation": .string(verdict), "receipt": receipt(result)]
        object["supportNote"] = note.map {
            .object(["subject": .string($0.subject), "text": .string($0.text), "reason": .string($0.reason)])
        }
        return .object(object)
    }

    /// The receipt without what only the call itself knew.
    private func receipt(_ result: Reconciliation) -> JSONValue {
        guard case .object(var receipt) = result.receipt.json() else { return .null }
        for unknown in ["attempts", "history", "durationMilliseconds", "native"] { receipt[unknown] = nil }
        return .object(receipt)
    }
}

extension Exit {
    fileprivate init(_ result: Reconciliation) {
        switch result {
        case .inEffect: self = .done
        case .notInEffect: self = .differs
        case .unsettled: self = .mayHaveApplied
        }
    }
}
