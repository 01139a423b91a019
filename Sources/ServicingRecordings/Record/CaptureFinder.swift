import ExactJSON
import Servicing
import ServicingHTTP

/// Finds what later requests take from earlier answers: ids that stand in an answer before any request has them. Sent to
/// another server they are others, and must be taken from its own answers.
struct CaptureFinder {
    private struct Offer {
        var capture: RecordingBindings.Capture
        /// How many lists its place is in: what stands in none is the surest to be there again.
        var lists: Int
    }

    private var offers: [String: Offer] = [:]
    /// What a request had before an answer did, or is captured already.
    private var settled: Set<String> = []
    private var captures: [RecordingBindings.Capture]

    /// The captures of exchanges, whose secrets are masked already.
    ///
    /// - Parameter given: captures that are known; of two that are equal the first is kept.
    static func captures(
        in interactions: [Interaction], given: [RecordingBindings.Capture]
    ) -> [RecordingBindings.Capture] {
        var finder = CaptureFinder(captures: given.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
        for capture in given where interactions.indices.contains(capture.interaction - 1) {
            let body = interactions[capture.interaction - 1].response.body
            if let value = (try? JSONValue(parsing: body))?.at(capture.path)?.scalarText {
                finder.settled.insert(value)
            }
        }
        for (index, interaction) in interactions.enumerated() {
            finder.take(interaction.request)
            if let answer = try? JSONValue(parsing: interaction.response.body) {
                finder.offer(answer, key: "", path: "", lists: 0, interaction: index + 1)
            }
        }
        return finder.captures
    }

    private init(captures: [RecordingBindings.Capture]) {
        self.captures = captures
    }

    /// Whether a value is an id, by its member's name or by its own shape: letters and digits together.
    ///
    /// - Parameter key: the member's name; nil for what has none, such as a path's segment.
    static func isID(_ value: String, named key: String?) -> Bool {
        guard !value.isEmpty, value.utf8.count <= 512, value.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }),
            !Mask.holdsOne(value), (try? Timestamp(value)) == nil
        else { return false }
        if let key, namesID(key) { return true }
        return value.utf8.count >= 8 && value.utf8.contains(where: \.isDigit) && value.utf8.contains(where: \.isLetter)
    }

    private static func namesID(_ key: String) -> Bool {
        let lower = key.lowercased()
        return ["id", "ref"].contains(lower) || key.hasSuffix("Id") || key.hasSuffix("ID")
            || ["_id", "-id", "uuid", "guid", "token", "cursor", "reference", "number", "etag"]
                .contains { lower.hasSuffix($0) }
    }

    // MARK: Answers

    private mutating func offer(_ value: JSONValue, key: String, path: String, lists: Int, interaction: Int) {
        switch value {
        case .object(let object):
            // A path can't say a key with a dot or a bracket in it.
            for (key, member) in object where !key.isEmpty && !key.contains(where: { ".[]".contains($0) }) {
                offer(
                    member, key: key, path: path.isEmpty ? key : path + "." + key, lists: lists,
                    interaction: interaction)
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                offer(element, key: key, path: "\(path)[\(index)]", lists: lists + 1, interaction: interaction)
            }
        case .string, .number:
            guard let text = value.scalarText, !path.isEmpty, !settled.contains(text), Self.isID(text, named: key)
            else {
                return
            }
            if let known = offers[text], known.lists <= lists { return }
            offers[text] = Offer(
                capture: .init(name: key.isEmpty ? "value" : key, interaction: interaction, path: path), lists: lists)
        case .bool, .null: break
        }
    }

    // MARK: Requests

    private mutating func take(_ request: RecordedRequest) {
        for segment in request.url.segments { take(segment) }
        for item in request.url.queryItems where Self.isID(item.value, named: item.name) { take(item.value) }
        for field in request.headers.fields where Self.isID(field.value, named: field.name) { take(field.value) }
        guard let body = request.body else { return }
        if let value = try? JSONValue(parsing: body.bytes) {
            take(value, key: "")
        } else if body.mimeType.lowercased().contains("x-www-form-urlencoded") {
            for item in PercentCoding.items(String(decoding: body.bytes, as: UTF8.self))
            where Self.isID(item.value, named: item.name) { take(item.value) }
        }
    }

    private mutating func take(_ value: JSONValue, key: String) {
        switch value {
        case .object(let object): for (key, member) in object { take(member, key: key) }
        case .array(let elements): for element in elements { take(element, key: key) }
        case .string, .number:
            if let text = value.scalarText, Self.isID(text, named: key) { take(text) }
        case .bool, .null: break
        }
    }

    private mutating func take(_ value: String) {
        guard settled.insert(value).inserted, let offer = offers[value] else { return }
        var capture = offer.capture
        let name = capture.name
        var number = 2
        while captures.contains(where: { $0.name == capture.name }) {
            capture.name = "\(name)_\(number)"
            number += 1
        }
        captures.append(capture)
    }
}
