import ExactJSON
import Servicing
import ServicingHTTP

/// `servicing call PROVIDER OPERATION …`: one native operation, planned or performed.
struct CallCommand {
    let words: OperationWords
    let mode: Mode
    let isJSON: Bool
    let isRevealing: Bool

    /// What is done with the operation.
    enum Mode {
        case perform
        /// Performs it and reads what follows, printing rows as they come.
        case readAll
        /// Prints what would be sent.
        case plan
        /// Prints the document's example of the body.
        case example
    }

    /// - Parameter words: the words after `call`.
    static func read(_ words: [String]) throws(UsageError) -> CallCommand {
        let words = try OperationWords(words, options: Option.everyCall, command: "call")
        func flag(_ option: Option) throws(UsageError) -> Bool {
            try words.arguments.flag(option, command: "call") ?? false
        }
        let modes: [(Option, Mode)] = [(.example, .example), (.plan, .plan), (.all, .readAll)]
        var mode = Mode.perform
        for (option, chosen) in modes.reversed() where try flag(option) { mode = chosen }
        let isRevealing = try flag(.reveal)
        if isRevealing, case .plan = mode {
            throw UsageError("--reveal is about answers, and a plan has none", "call")
        }
        if words.arguments[.evidence] != nil {
            guard case .perform = mode else {
                throw UsageError("--evidence is about one call that is performed", "call")
            }
        }
        return CallCommand(words: words, mode: mode, isJSON: try flag(.json), isRevealing: isRevealing)
    }

    func run(environment: [String: String]) async -> Exit {
        do throws(ServicingError) {
            if case .example = mode, let example = words.form.example { return printed(example) }
            let operation = try words.operation()
            let isPlan = if case .plan = mode { true } else { false }
            let credentials = CommandCredentials(
                environment, for: words.provider.id, isForPlan: isPlan,
                areOptional: type(of: operation).contract.worksWithoutCredential)
            let session = try ProviderSession(words.provider, words.arguments, credentials, documented: isPlan)
            if isPlan {
                let plan = try session.planner().plan(operation)
                return printed(isJSON ? plan.json.text() : plan.description)
            }
            if case .readAll = mode, let list = words.form.list {
                let run = ListRun(form: list, isRevealing: isRevealing)
                return ended(
                    try await session.connected { servicer async throws(ServicingError) in
                        await run.run(operation, by: servicer)
                    })
            }
            return try await performed(operation, in: session)
        } catch {
            tell(error)
            return Exit(error)
        }
    }

    private func performed(
        _ operation: any NativeOperation, in session: ProviderSession
    ) async throws(ServicingError) -> Exit {
        let evidence = try EvidenceCall(words, operation, session)
        do throws(ServicingError) {
            let receipt = try await session.connected { servicer async throws(ServicingError) in
                try await servicer.perform(operation)
            }
            let isKept = evidence?.keep(receipt) ?? true
            let exit = printed(text(receipt), of: receipt)
            return exit == .done && !isKept ? .notWritten : exit
        } catch {
            evidence?.keep(error)
            throw error
        }
    }

    // MARK: What is printed

    private func text(_ receipt: Receipt) -> String {
        if isJSON { return receipt.json(revealing: isRevealing).text() }
        guard let list = words.form.list else { return receipt.description }
        return list.text(list.page(receipt), revealing: isRevealing)
    }

    /// Prints an error: in words to standard error; in JSON to standard output, where that does not have a list's rows.
    private func tell(_ error: ServicingError) {
        switch mode {
        case _ where !isJSON: Console.error(error.description + wayToFindOut(error))
        case .readAll: Console.error(error.json.text())
        default: Console.out(error.json.text())
        }
    }

    /// Which command finds out what became of a call whose outcome is not known.
    private func wayToFindOut(_ error: ServicingError) -> String {
        guard error.receipt?.outcome == .unknown else { return "" }
        return "\n  find out with 'servicing reconcile \(words.provider.id) \(words.form.name)' and the same options"
    }

    /// Prints what a call came to; where that can't be written, standard error has at least the outcome.
    private func printed(_ text: String, of receipt: Receipt? = nil) -> Exit {
        guard case .failed(let code) = Console.out(text) else { return .done }
        return notWritten(code, receipt.map { $0.description })
    }

    private func ended(_ end: ListRun.End) -> Exit {
        switch end.output {
        case .closed: return .closedPipe
        case .failed(let code): return notWritten(code, "\(end.rows) rows were printed before")
        case .written: break
        }
        guard let error = end.failure else { return .done }
        Console.error(isJSON ? end.json(error).text() : end.text(error))
        return Exit(error)
    }

    private func notWritten(_ code: Int32, _ what: String?) -> Exit {
        Console.error(
            "servicing: standard output can't be written: \(SystemError.text(code))" + (what.map { "\n" + $0 } ?? ""))
        return .notWritten
    }
}
