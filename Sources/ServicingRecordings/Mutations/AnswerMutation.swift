import ExactJSON
import ServicingHTTP

/// A way in which an answer can be other than it was recorded.
public enum AnswerMutation: String, Hashable, Sendable, CaseIterable {
    /// A word of a closed list is one that nobody has heard of.
    case unknownEnum
    /// A value is null.
    case null
    /// A value has another JSON type: a number for a text, a text for a number, an object for a list.
    case swappedType
    /// A member is not there.
    case missing
    /// An object has a member that nobody has heard of.
    case extra
    /// The body is empty.
    case empty
    /// The body is a proxy's HTML page.
    case html
    /// The body ends in the middle.
    case truncated

    /// Whether the whole body is another one, of which nothing can be read.
    public var isUnreadable: Bool {
        switch self {
        case .empty, .html, .truncated: true
        case .unknownEnum, .null, .swappedType, .missing, .extra: false
        }
    }
}

/// A recording one of whose answers was mutated at one place.
public struct MutatedRecording: Hashable, Sendable, CustomStringConvertible {
    /// The way.
    public let mutation: AnswerMutation
    /// The answer's interaction, counted from 1.
    public let interaction: Int
    /// Where in the answer: `body` or a place in it, as in `body.customers[0].ssn`.
    public let path: String
    /// The recording with the mutated answer.
    public let recording: Recording

    /// The mutated answer's body.
    public var answer: [UInt8] { recording.interactions[interaction - 1].response.body }

    /// `missing at body.data.id of interaction 1`.
    public var description: String { "\(mutation.rawValue) at \(path) of interaction \(interaction)" }
}

extension Recording {
    /// The recording once for each way and place in which an answer of it can be mutated.
    ///
    /// Within a list the first element stands for all. An answer whose body is not JSON, empty or left out is mutated as a
    /// whole alone.
    ///
    /// - Parameters:
    ///   - mutations: the ways.
    ///   - interaction: the one interaction whose answer is mutated, counted from 1; every one's where it is nil.
    public func mutated(
        by mutations: [AnswerMutation] = AnswerMutation.allCases, interaction: Int? = nil
    ) -> [MutatedRecording] {
        interactions.indices.filter { interaction == nil || interaction == $0 + 1 }.flatMap { index in
            mutations.flatMap { mutation in
                bodies(of: interactions[index].response, by: mutation).map { path, body in
                    MutatedRecording(
                        mutation: mutation, interaction: index + 1, path: path,
                        recording: replacingBody(of: index, body))
                }
            }
        }
    }

    private func bodies(of response: RecordedResponse, by mutation: AnswerMutation) -> [(String, [UInt8])] {
        let body = response.body
        switch mutation {
        case .empty: return body.isEmpty ? [] : [("body", [])]
        case .html: return [("body", Array("<html><body><h1>Bad gateway</h1></body></html>".utf8))]
        case .truncated: return body.count < 2 ? [] : [("body", Array(body.prefix(body.count / 2)))]
        case .unknownEnum, .null, .swappedType, .missing, .extra:
            guard let value = try? JSONValue(parsing: body) else { return [] }
            return BodyMutator(mutation).mutate(value, at: "body").map { ($0.path, $0.value.serialized()) }
        }
    }

    private func replacingBody(of index: Int, _ body: [UInt8]) -> Recording {
        var result = self
        var response = interactions[index].response
        response.content = .bytes(body)
        response.sent = response.sent.flatMap { _ in ContentCoding(response.headers)?.encode(body) }
        response.chunks = RecordedResponse.chunks(response.chunks, fitting: response.sentBytes.count)
        let length = response.sentBytes.count
        response.headers = HTTPHeaders(
            unchecked: response.headers.fields.map { field in
                HTTPHeaders.sameName(field.name, "Content-Length")
                    ? HTTPField(unchecked: field.name, String(length)) : field
            })
        result.interactions[index].response = response
        return result
    }
}

/// Mutates a JSON value at every place where it can be mutated one way.
struct BodyMutator {
    let mutation: AnswerMutation

    /// - Parameter mutation: one that concerns a part of a body.
    init(_ mutation: AnswerMutation) {
        self.mutation = mutation
    }

    func mutate(_ value: JSONValue, at path: String) -> [(path: String, value: JSONValue)] {
        var results = mutateHere(value).map { (path: path, value: $0) }
        switch value {
        case .object(let object):
            for (key, member) in object {
                func replacing(_ other: JSONValue) -> JSONValue {
                    var copy = object
                    copy[key] = other
                    return .object(copy)
                }
                if mutation == .missing {
                    results.append(
                        (
                            "\(path).\(key)",
                            .object(
                                JSONObject(members: object.members.filter { $0.key != key }.map { ($0.key, $0.value) }))
                        ))
                }
                results += mutate(member, at: "\(path).\(key)").map { ($0.path, replacing($0.value)) }
            }
        case .array(let elements):
            if let first = elements.first {
                results += mutate(first, at: path + "[0]").map { ($0.path, .array([$0.value] + elements.dropFirst())) }
            }
        default: break
        }
        return results
    }

    private func mutateHere(_ value: JSONValue) -> [JSONValue] {
        switch (mutation, value) {
        case (.null, let value) where !value.isNull: return [.null]
        case (.extra, .object(var object)):
            object["added_by_a_newer_version"] = ["deep": [1, nil, "x"]]
            return [.object(object)]
        case (.unknownEnum, .string(let text)) where Self.isWord(text): return ["NEVER_HEARD_OF"]
        case (.swappedType, .string): return [7]
        case (.swappedType, .number(let number)): return [.string(number.text)]
        case (.swappedType, .bool(let bool)): return [.string(bool ? "true" : "false")]
        case (.swappedType, .object): return [[]]
        case (.swappedType, .array): return ["a text"]
        default: return []
        }
    }

    private static func isWord(_ text: String) -> Bool {
        text.utf8.count >= 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x5F || $0 == 0x2F }
    }
}
