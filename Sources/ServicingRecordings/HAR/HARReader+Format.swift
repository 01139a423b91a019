import ExactJSON
import Servicing

/// The underscore fields of this format.
extension HARNode {
    func readOrigin() throws(RecordingError) -> RecordingOrigin {
        let format = try required("format").integer()
        guard (1...Recording.formatVersion).contains(format) else {
            throw RecordingError(
                .unsupportedFormat, file: file, path: path + ".format",
                "the file has format \(format), and formats 1 to \(Recording.formatVersion) are read here")
        }
        let kind = try required("source")
        let source: RecordingOrigin.Source
        switch try kind.text() {
        case "document": source = .document
        case "mock": source = .mock
        case "server": source = .server(try text("server"))
        default: throw kind.invalid("must be document, mock or server")
        }
        let redaction = try required("redaction")
        return RecordingOrigin(
            source, recordedAt: try optional("recordedAt")?.timestamp(),
            document: try optional("document")?.readDocument(),
            redaction: .init(rules: try redaction.text("rules"), digest: try redaction.text("digest")))
    }

    private func readDocument() throws(RecordingError) -> SourceDocument {
        SourceDocument(title: try text("title"), version: try optionalText("version"), sha256: try text("sha256"))
    }

    func readState() throws(RecordingError) -> ProviderState {
        ProviderState(seed: try text("seed"), clock: try optional("clock")?.timestamp())
    }

    func readBindings() throws(RecordingError) -> RecordingBindings {
        var bindings = RecordingBindings()
        for item in try optional("credentials")?.elements() ?? [] {
            bindings.credentials.append(.init(header: try item.text("header"), slot: try item.text("slot")))
        }
        for item in try optional("captures")?.elements() ?? [] {
            bindings.captures.append(
                .init(
                    name: try item.text("name"), interaction: try item.required("interaction").integer(),
                    path: try item.text("path")))
        }
        return bindings
    }
}

extension Recording {
    /// Checks what a single field can't tell: that captures point to answers that are there.
    func check(file: String?) throws(RecordingError) {
        for (index, capture) in bindings.captures.enumerated() {
            let path = "log._bind.captures[\(index)]"
            guard interactions.indices.contains(capture.interaction - 1) else {
                throw RecordingError(
                    .invalidValue, file: file, path: path + ".interaction",
                    "there are \(interactions.count) interactions, counted from 1")
            }
            let body = interactions[capture.interaction - 1].response.body
            guard let value = try? JSONValue(parsing: body), value.at(capture.path) != nil else {
                throw RecordingError(
                    .invalidValue, file: file, interaction: capture.interaction, path: path + ".path",
                    "the answer's body has no value there")
            }
        }
    }
}

extension JSONValue {
    /// The value at a path such as `data.items[3].id`.
    func at(_ path: String) -> JSONValue? {
        path.split(separator: ".").reduce(self as JSONValue?) { value, part in
            let key = part.prefix { $0 != "[" }
            let indices = part[key.endIndex...].split(separator: "[").map { Int($0.dropLast()) }
            let start = key.isEmpty ? value : value?[String(key)]
            return indices.reduce(start) { value, index in index.flatMap { value?[$0] } }
        }
    }
}
