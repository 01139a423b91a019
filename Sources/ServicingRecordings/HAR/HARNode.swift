import ExactJSON
import Servicing

/// A value within a HAR file, with everything an error about it has to tell.
///
/// `null` counts as absent where a field is optional: HAR allows it in `cache` alone, and other tools write it elsewhere.
struct HARNode {
    let node: JSONNode
    let path: String
    let file: String?
    let interaction: Int?
    let attachments: HARAttachments?

    init(
        _ node: JSONNode, path: String, file: String?, interaction: Int? = nil, attachments: HARAttachments? = nil
    ) {
        self.node = node
        self.path = path
        self.file = file
        self.interaction = interaction
        self.attachments = attachments
    }

    /// A node within this one.
    private func child(_ node: JSONNode, path: String, interaction: Int?) -> HARNode {
        HARNode(node, path: path, file: file, interaction: interaction, attachments: attachments)
    }

    /// The value of a key; nil where it is absent or null.
    func optional(_ key: String) -> HARNode? {
        guard let child = node[key], !child.isNull else { return nil }
        return self.child(child, path: path.isEmpty ? key : path + "." + key, interaction: interaction)
    }

    /// The value of a key.
    func required(_ key: String) throws(RecordingError) -> HARNode {
        try object()
        guard let child = optional(key) else {
            throw RecordingError(
                .missingField, file: file, interaction: interaction, path: path.isEmpty ? key : path + "." + key,
                "is missing")
        }
        return child
    }

    func text(_ key: String) throws(RecordingError) -> String { try required(key).text() }
    func optionalText(_ key: String) throws(RecordingError) -> String? { try optional(key)?.text() }

    @discardableResult
    func object() throws(RecordingError) -> JSONObject {
        guard case .object(let object) = node.value else { throw mismatch(.object) }
        return object
    }

    func text() throws(RecordingError) -> String {
        guard let string = node.string else { throw mismatch(.string) }
        return string
    }

    func integer() throws(RecordingError) -> Int {
        guard node.kind == .number else { throw mismatch(.number) }
        guard let int = node.int else { throw invalid("must be a whole number") }
        return int
    }

    func milliseconds() throws(RecordingError) -> Duration {
        guard let number = node.number else { throw mismatch(.number) }
        guard let duration = Duration(milliseconds: number) else { throw invalid("is too large for a time") }
        return duration
    }

    func timestamp() throws(RecordingError) -> Timestamp {
        let text = try text()
        do {
            return try Timestamp(text)
        } catch {
            throw invalid(error.description)
        }
    }

    /// The list's elements. Within `log.entries` each knows its interaction's number.
    func elements(areInteractions: Bool = false) throws(RecordingError) -> [HARNode] {
        guard node.kind == .array else { throw mismatch(.array) }
        return node.elements.enumerated().map { index, element in
            child(element, path: "\(path)[\(index)]", interaction: areInteractions ? index + 1 : interaction)
        }
    }

    /// The underscore fields that are not among those which this code reads itself.
    func others(besides known: Set<String> = []) -> JSONObject {
        let others = node.members.filter { $0.key.hasPrefix("_") && !known.contains($0.key) && !$0.value.isNull }
        return JSONObject(members: others.map { ($0.key, $0.value.value) })
    }

    func invalid(_ message: String) -> RecordingError {
        RecordingError(.invalidValue, file: file, interaction: interaction, path: path, message)
    }

    private func mismatch(_ expected: JSONKind) -> RecordingError {
        RecordingError(
            .wrongType, file: file, interaction: interaction, path: path, "is \(node.kind) and must be \(expected)")
    }
}
