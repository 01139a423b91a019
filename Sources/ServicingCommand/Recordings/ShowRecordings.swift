import ExactJSON
import Servicing
import ServicingHTTP
import ServicingRecordings

/// `servicing recordings show [--json] FILE …`: recordings as a person reads them. What a file does not mask is masked here.
enum ShowRecordings {
    static func run(_ words: [String]) throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [.only, .json], command: "recordings")
        guard !arguments.positional.isEmpty else { throw UsageError("show needs a file or folder", "recordings") }
        let isJSON = try arguments.flag(.json, command: "recordings") ?? false
        var status = Exit.done
        for file in try RecordingFiles(arguments.positional, only: arguments[.only]).files {
            switch file.recording {
            case .failure(let error):
                Console.error("servicing: \(error)")
                status = .differs
            case .success(let recording):
                let masked = recording.redacted()
                if isJSON {
                    Console.out(String(decoding: masked.har().dropLast(), as: UTF8.self))
                } else {
                    Console.out(text(masked, name: file.name))
                }
            }
        }
        return status
    }

    private static func text(_ recording: Recording, name: String) -> String {
        var lines = [name]
        if let comment = recording.comment { lines.append(comment) }
        if let state = recording.state {
            lines.append("state: \(state.seed)" + (state.clock.map { " at \($0)" } ?? ""))
        }
        for credential in recording.bindings.credentials {
            lines.append("credential: \(credential.header) from the slot '\(credential.slot)'")
        }
        for capture in recording.bindings.captures {
            lines.append("capture: \(capture.name) is \(capture.path) of answer \(capture.interaction)")
        }
        for (index, interaction) in recording.interactions.enumerated() {
            let request = interaction.request
            let response = interaction.response
            lines += ["", "\(index + 1): \(request.method) \(request.url)"]
            lines += request.headers.fields.map { "> \($0.name): \($0.value)" }
            lines += request.body.map { body($0.bytes, "> ") } ?? []
            lines.append("< \(response.status) \(response.statusText)")
            lines += response.headers.fields.map { "< \($0.name): \($0.value)" }
            switch response.content {
            case .bytes(let bytes): lines += body(bytes, "< ")
            case .unstated: lines.append("< (no body: \(response.contentComment ?? "none is stated"))")
            case .missing(let size): lines.append("< (\(size) bytes, left out)")
            }
            if !response.chunks.isEmpty {
                lines.append("< (in chunks of \(response.chunks.map(String.init).joined(separator: ", ")) bytes)")
            }
            lines += response.trailers.fields.map { "< \($0.name): \($0.value) (trailer)" }
            for inference in interaction.inferred { lines.append("inferred: \(inference.place): \(inference.note)") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func body(_ bytes: [UInt8], _ mark: String) -> [String] {
        if bytes.isEmpty { return [] }
        let text =
            (try? JSONValue(parsing: bytes))?.text(pretty: true) ?? String(validating: bytes, as: UTF8.self)
            ?? "(\(bytes.count) bytes)"
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { mark + $0 }
    }
}
