import ExactJSON
import Servicing
import ServicingHTTP
import ServicingRecordings

/// `servicing recordings list [--only PATTERN] [--json] [PATH …]`.
enum ListRecordings {
    static func run(_ words: [String]) throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [.only, .json], command: "recordings")
        let files = try RecordingFiles(arguments.positional, only: arguments[.only]).files
        if try arguments.flag(.json, command: "recordings") ?? false {
            Console.out(JSONValue.object(["recordings": .array(files.map(json))]).text(pretty: true))
        } else {
            var table = TextTable("recording", "origin", "recorded", "state", "exchanges")
            for file in files { table.add(columns: row(file)) }
            Console.out(table.text)
        }
        let unreadable = files.compactMap { file -> RecordingError? in
            if case .failure(let error) = file.recording { error } else { nil }
        }
        for error in unreadable { Console.error("servicing: \(error)") }
        return unreadable.isEmpty ? .done : .differs
    }

    private static func row(_ file: RecordingFiles.File) -> [String] {
        guard case .success(let recording) = file.recording else { return [file.name, "can't be read", "", "", ""] }
        let exchanges = recording.interactions.map { "\($0.request.method) \($0.response.status)" }
        return [
            file.name, origin(recording), recording.origin?.recordedAt?.text ?? "-", recording.state?.seed ?? "-",
            exchanges.joined(separator: ", "),
        ]
    }

    static func origin(_ recording: Recording) -> String {
        switch recording.origin?.source {
        case .document: "document"
        case .mock: "mock"
        case .server(let name): name
        case nil: "unknown"
        }
    }

    private static func json(_ file: RecordingFiles.File) -> JSONValue {
        switch file.recording {
        case .failure(let error): return ["file": .string(file.path), "error": .string(error.description)]
        case .success(let recording):
            return [
                "file": .string(file.path), "origin": .string(origin(recording)),
                "recordedAt": recording.origin?.recordedAt.map { .string($0.text) } ?? .null,
                "document": recording.origin?.document.map { .string($0.title) } ?? .null,
                "state": recording.state.map { .string($0.seed) } ?? .null,
                "clock": recording.state?.clock.map { .string($0.text) } ?? .null,
                "exchanges": .array(
                    recording.redacted().interactions.map {
                        [
                            "method": .string($0.request.method.rawValue), "url": .string($0.request.url.description),
                            "status": .number(JSONNumber($0.response.status)),
                        ]
                    }),
            ]
        }
    }
}
