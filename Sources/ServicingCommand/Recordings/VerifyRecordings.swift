import CurlTransport
import ExactJSON
import Servicing
import ServicingHTTP
import ServicingRecordings

/// `servicing recordings verify --against URL [--only PATTERN] [PATH …]`: whether a server still does what recordings say.
enum VerifyRecordings {
    private static let against = Option(
        "against", "https://…, http:// to loopback, or mock for the mock in this process")
    private static let by = Option("by", "shape or value (default shape)")
    private static let states = Option(
        "states", "the states that the server is in, its clock included, parted by commas (default: default)")
    private static let writes = Option(
        "writes", "send also what changes something, not to loopback alone", isSwitch: true)

    static func run(_ words: [String], environment: [String: String]) async throws(UsageError) -> Exit {
        let arguments = try Arguments(
            words, options: [against, .only, by, states, writes, .maximumAge, .timeout, .json], command: "recordings")
        guard let target = arguments[against] else {
            throw UsageError("verify needs --against: \(against.meaning)", "recordings")
        }
        guard let comparison = RecordingVerifier.Comparison(rawValue: arguments[by] ?? "shape") else {
            throw UsageError("--by must be shape or value", "recordings")
        }
        let files = try RecordingFiles(arguments.positional, only: arguments[.only]).files
        let transport: CurlTransport
        do {
            transport = try CurlTransport()
        } catch {
            Console.error("servicing: the transport can't be started: \(error)")
            return .notSent
        }
        var reports: [VerificationReport] = []
        var unreadable: [RecordingError] = []
        for file in files {
            var verifier = try verifier(for: file, target, arguments, environment, transport)
            verifier.comparison = comparison
            verifier.maximumAge = try arguments.maximumAge()
            verifier.timeout = try timeout(arguments)
            switch file.recording {
            case .success(let recording): reports.append(await verifier.verify(recording, name: file.name))
            case .failure(let error): unreadable.append(error)
            }
        }
        await transport.shutDown()
        if try arguments.flag(.json, command: "recordings") ?? false {
            Console.out(json(reports, unreadable).text(pretty: true))
        } else {
            Console.out(text(reports))
            for error in unreadable { Console.error("servicing: \(error)") }
        }
        return status(reports, unreadable)
    }

    private static func verifier(
        for file: RecordingFiles.File, _ target: String, _ arguments: Arguments, _ environment: [String: String],
        _ transport: CurlTransport
    ) throws(UsageError) -> RecordingVerifier {
        if target == "mock" { return RecordingVerifier(states: RecordingsMock.states) }
        let baseURL: BaseURL
        do {
            baseURL = try BaseURL(target)
        } catch {
            throw UsageError("--against: \(error.description); or mock", "recordings")
        }
        let server = VerificationServer(
            baseURL: baseURL, transport: transport, credentials: credentials(of: file.provider, environment))
        let names = arguments.list(states)
        let sendsWrites = try arguments.flag(writes, command: "recordings")
        return RecordingVerifier(
            server: server, in: names.isEmpty ? ["default"] : Set(names), assumesClocks: !names.isEmpty,
            sendsWrites: sendsWrites)
    }

    /// The credentials that `servicing call` takes, by the headers that they are for.
    private static func credentials(of provider: String, _ environment: [String: String]) -> [String: Secret] {
        let found = CommandCredentials(environment, for: ProviderID(rawValue: provider), isForPlan: false)
        var credentials: [String: Secret] = [:]
        credentials["x-api-key"] = found.find("API_KEY").map { Secret($0) }
        credentials["authorization"] = found.find("BEARER_TOKEN").map { Secret("Bearer \($0)") }
        credentials["x-tenant-id"] = found.find("TENANT_ID").map { Secret($0) }
        return credentials
    }

    private static func timeout(_ arguments: Arguments) throws(UsageError) -> Duration {
        guard let seconds = Double(arguments[.timeout] ?? "30"), seconds > 0, seconds <= 86_400 else {
            throw UsageError("--timeout must be a number of seconds, more than 0 and at most 86400", "recordings")
        }
        return .milliseconds(max(1, Int64((seconds * 1000).rounded())))
    }

    private static func status(_ reports: [VerificationReport], _ unreadable: [RecordingError]) -> Exit {
        if reports.allSatisfy(\.isWell), unreadable.isEmpty { return .done }
        let isOnlyIncomplete = reports.allSatisfy { report in
            report.findings.allSatisfy { finding in
                if case .couldNotCheck = finding { true } else { finding.isInformation }
            }
        }
        return isOnlyIncomplete && unreadable.isEmpty ? .notSent : .differs
    }

    private static func word(_ report: VerificationReport) -> String {
        if report.isWell { return "agrees" }
        let differs = report.findings.contains { finding in
            if case .couldNotCheck = finding { false } else { !finding.isInformation }
        }
        return differs ? "DIFFERS" : "not checked"
    }

    private static func text(_ reports: [VerificationReport]) -> String {
        var lines: [String] = []
        for report in reports {
            lines.append("\(word(report))  \(report.recording)")
            lines += report.findings.map { "  \($0)" }
        }
        func count(_ word: String) -> Int { reports.count { self.word($0) == word } }
        lines.append(
            "\(reports.count) recordings: \(count("agrees")) agree, \(count("DIFFERS")) differ, "
                + "\(count("not checked")) could not be checked")
        return lines.joined(separator: "\n")
    }

    private static func json(_ reports: [VerificationReport], _ unreadable: [RecordingError]) -> JSONValue {
        [
            "recordings": .array(
                reports.map { report in
                    [
                        "recording": .string(report.recording), "compared": .number(JSONNumber(report.compared)),
                        "isWell": .bool(report.isWell), "findings": .array(report.findings.map(json)),
                    ]
                }),
            "unreadable": .array(unreadable.map { .string($0.description) }),
        ]
    }

    private static func json(_ finding: VerificationReport.Finding) -> JSONValue {
        var object: JSONObject = ["kind": .string(finding.kind), "text": .string(finding.description)]
        if case .drift(let drift, let interaction) = finding {
            object["tier"] = .string(drift.tier.description)
            object["interaction"] = .number(JSONNumber(interaction))
            object["path"] = .string(drift.path)
            object["recorded"] = drift.recorded.map { .string($0) }
            object["answered"] = drift.answered.map { .string($0) }
        }
        return .object(object)
    }
}
