import CurlTransport
import ExactJSON
import Servicing
import ServicingHTTP

/// `servicing call PROVIDER OPERATION …`: one native operation, planned or performed.
struct CallCommand {
    let provider: any CommandProvider.Type
    let form: CallForm
    let arguments: Arguments
    let isPlan: Bool
    let isJSON: Bool

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
        let isPlan = try arguments.flag(.plan, command: "call") ?? false
        let isJSON = try arguments.flag(.json, command: "call") ?? false
        return CallCommand(provider: provider, form: form, arguments: arguments, isPlan: isPlan, isJSON: isJSON)
    }

    func run(environment: [String: String]) async -> Exit {
        do {
            let operation = try operation()
            let settings = try settings()
            let credentials = CommandCredentials(environment, for: provider.id, isForPlan: isPlan)
            if isPlan {
                let servicer = try provider.servicer(
                    settings: settings, credentials: credentials, transport: PlanningTransport())
                let plan = try servicer.plan(operation)
                Console.out(isJSON ? plan.json.text() : plan.description)
                return .done
            }
            let receipt = try await perform(operation, settings, credentials)
            Console.out(isJSON ? receipt.json.text() : receipt.description)
            return .done
        } catch {
            if isJSON {
                Console.out(error.json.text())
            } else {
                Console.error(error.description)
            }
            return Exit(error)
        }
    }

    /// Performs the operation and ends the transport. A signal cancels the call, which then ends as every cancelled one
    /// does: with an error that says whether it may have been applied.
    private func perform(
        _ operation: any NativeOperation, _ settings: ServicerSettings, _ credentials: CommandCredentials
    ) async throws(ServicingError) -> Receipt {
        let signals = TerminationSignals()
        let transport = try transport()
        let provider = provider
        let ended = await signals.cancelling { () async -> Result<Receipt, ServicingError> in
            do throws(ServicingError) {
                let servicer = try provider.servicer(
                    settings: settings, credentials: credentials, transport: transport)
                return .success(try await servicer.perform(operation))
            } catch {
                return .failure(error)
            }
        }
        await transport.shutDown()
        return try ended.get()
    }

    private func operation() throws(ServicingError) -> any NativeOperation {
        var reader = CallReader(arguments)
        let operation = form.make(&reader)
        guard reader.problems.isEmpty else { throw invalid(reader.problems) }
        return operation
    }

    private func settings() throws(ServicingError) -> ServicerSettings {
        guard let text = arguments[.baseURL] ?? (isPlan ? provider.documentedURL : nil) else {
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
