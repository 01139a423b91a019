import CurlTransport
import ExactJSON
import Servicing
import ServicingHTTP

/// `servicing call PROVIDER OPERATION …`: one native operation, planned or performed.
struct CallCommand {
    let provider: any CommandProvider.Type
    let form: CallForm
    let arguments: Arguments
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
        let ids = commandProviders.map { $0.id.rawValue }
        guard let first = words.first, !first.hasPrefix("-") else {
            throw UsageError("call needs a provider: \(ids.joined(separator: ", "))", "call")
        }
        guard let provider = commandProviders.first(where: { $0.id.rawValue == first }) else {
            let hint = Spelling.nearest(first, among: ids).map { "; did you mean \($0)?" } ?? ""
            throw UsageError("no provider of that name: use one of \(ids.joined(separator: ", "))\(hint)", "call")
        }
        let names = provider.calls.map(\.name.rawValue)
        guard words.count > 1, !words[1].hasPrefix("-") else {
            throw UsageError("call \(first) needs an operation: \(names.joined(separator: ", "))", "call")
        }
        guard let form = provider.calls.first(where: { $0.name.rawValue == words[1] }) else {
            let hint = Spelling.nearest(words[1], among: names).map { "; did you mean \($0)?" } ?? ""
            throw UsageError(
                "\(first) has no operation of that name: use one of \(names.joined(separator: ", "))\(hint)", "call")
        }
        let arguments = try Arguments(
            Array(words.dropFirst(2)), options: Option.instruction + Option.everyCall, command: "call")
        guard arguments.positional.isEmpty else {
            throw UsageError("every value needs its option's name before it", "call")
        }
        let allowed = form.required + form.optional + Option.everyCall
        if let foreign = Option.instruction.first(where: { arguments[$0] != nil && !allowed.contains($0) }) {
            let own = (form.required + form.optional).map { "--" + $0.name }
            throw UsageError(
                "\(first) \(form.name) does not take --\(foreign.name); it takes \(own.joined(separator: ", "))", "call"
            )
        }
        func flag(_ option: Option) throws(UsageError) -> Bool { try arguments.flag(option, command: "call") ?? false }
        let mode: Mode =
            if try flag(.example) { .example } else if try flag(.plan) { .plan } else if try flag(.all) {
                .readAll
            } else { .perform }
        let isRevealing = try flag(.reveal)
        if isRevealing, case .plan = mode {
            throw UsageError("--reveal is about answers, and a plan has none", "call")
        }
        return CallCommand(
            provider: provider, form: form, arguments: arguments, mode: mode, isJSON: try flag(.json),
            isRevealing: isRevealing)
    }

    func run(environment: [String: String]) async -> Exit {
        do {
            if case .example = mode, let example = form.example { return printed(example) }
            let operation = try operation()
            let settings = try settings()
            let isPlan = if case .plan = mode { true } else { false }
            let credentials = CommandCredentials(
                environment, for: provider.id, isForPlan: isPlan,
                areOptional: type(of: operation).contract.worksWithoutCredential)
            if isPlan {
                let servicer = try provider.servicer(
                    settings: settings, credentials: credentials, transport: PlanningTransport())
                let plan = try servicer.plan(operation)
                return printed(isJSON ? plan.json.text() : plan.description)
            }
            if case .readAll = mode, let list = form.list {
                let run = ListRun(form: list, isRevealing: isRevealing)
                return ended(
                    try await connected(settings, credentials) { servicer in
                        .success(await run.run(operation, by: servicer))
                    })
            }
            let receipt = try await connected(settings, credentials) {
                servicer async -> Result<Receipt, ServicingError> in
                do throws(ServicingError) {
                    return .success(try await servicer.perform(operation))
                } catch {
                    return .failure(error)
                }
            }
            return printed(text(receipt), of: receipt)
        } catch {
            tell(error)
            return Exit(error)
        }
    }

    // MARK: What is printed

    private func text(_ receipt: Receipt) -> String {
        if isJSON { return receipt.json(revealing: isRevealing).text() }
        guard let list = form.list else { return receipt.description }
        return list.text(list.page(receipt), revealing: isRevealing)
    }

    /// Prints an error: in words to standard error; in JSON to standard output, where that does not have a list's rows.
    private func tell(_ error: ServicingError) {
        switch mode {
        case _ where !isJSON: Console.error(error.description)
        case .readAll: Console.error(error.json.text())
        default: Console.out(error.json.text())
        }
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

    // MARK: The call

    /// Works with the adapter and ends the transport. A signal cancels the work, which then ends as every cancelled call
    /// does: with an error that says whether it may have been applied.
    private func connected<Value: Sendable>(
        _ settings: ServicerSettings, _ credentials: CommandCredentials,
        _ work: @escaping @Sendable (any Servicer) async -> Result<Value, ServicingError>
    ) async throws(ServicingError) -> Value {
        let signals = TerminationSignals()
        let transport = try transport()
        let provider = provider
        let ended = await signals.cancelling { () async -> Result<Value, ServicingError> in
            do throws(ServicingError) {
                let servicer = try provider.servicer(
                    settings: settings, credentials: credentials, transport: transport)
                return await work(servicer)
            } catch {
                return .failure(error)
            }
        }
        await transport.shutDown()
        return try ended.get()
    }

    private func operation() throws(ServicingError) -> any NativeOperation {
        var reader = CallReader(arguments, example: form.example)
        let operation = form.make(&reader)
        if let operation, reader.problems.isEmpty { return operation }
        throw invalid(reader.problems + problems(of: operation, beside: reader.problems))
    }

    private static let nowhere = {
        guard let url = try? BaseURL("http://127.0.0.1") else { preconditionFailure("loopback is a base URL") }
        return url
    }()

    /// What the adapter finds wrong with an operation whose body has problems already, so that all are told together.
    private func problems(of operation: (any NativeOperation)?, beside known: [FieldProblem]) -> [FieldProblem] {
        // An option that is missing has a stand-in, about which there is nothing to tell.
        guard let operation, !known.contains(where: { $0.field.hasPrefix("--") }) else { return [] }
        do throws(ServicingError) {
            let servicer = try provider.servicer(
                settings: ServicerSettings(baseURL: Self.nowhere),
                credentials: CommandCredentials([:], for: provider.id, isForPlan: true), transport: PlanningTransport())
            _ = try servicer.plan(operation)
            return []
        } catch {
            return error.problems.filter { problem in
                !known.contains { BodyPath.isWithin(problem.field, $0.field) }
            }
        }
    }

    private func settings() throws(ServicingError) -> ServicerSettings {
        let documented: String? = if case .plan = mode { provider.documentedURL } else { nil }
        guard let text = arguments[.baseURL] ?? documented else {
            throw invalid([
                FieldProblem("--base-url", "is missing", allowed: "where the provider answers, as in https://host")
            ])
        }
        let baseURL: BaseURL
        do {
            baseURL = try BaseURL(text)
        } catch {
            throw invalid([
                FieldProblem(
                    "--base-url", error.description,
                    allowed: "https://host[:port][/path], or http:// to 127.0.0.0/8, [::1] or localhost")
            ])
        }
        var settings = ServicerSettings(baseURL: baseURL)
        if let text = arguments[.timeout] {
            guard let seconds = Double(text), seconds.isFinite, seconds > 0, seconds <= 86_400 else {
                throw invalid([
                    FieldProblem(
                        "--timeout", "is not a number of seconds", allowed: "more than 0, at most 86400, as in 2.5")
                ])
            }
            settings.timeout = .milliseconds(max(1, Int64((seconds * 1000).rounded())))
        }
        return settings
    }

    private func transport() throws(ServicingError) -> CurlTransport {
        do {
            return try CurlTransport()
        } catch {
            throw ServicingError(.transport, .notSent, "the transport can't be started: \(error)")
        }
    }

    private func invalid(_ problems: [FieldProblem]) -> ServicingError {
        ServicingError(
            .invalidRequest, .notSent, "the call is not valid; nothing was sent", provider: provider.id,
            operation: form.name, problems: problems)
    }
}
