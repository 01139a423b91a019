import ExactJSON
import ServicingHTTP

/// A request's body, read before the world's lock is taken.
enum JSONBody: Sendable {
    case absent
    case json(JSONValue)
    case refused(Refusal)

    init(_ request: ReceivedRequest) {
        guard !request.body.isEmpty else {
            self = .absent
            return
        }
        if let coding = request.headers["Content-Encoding"], !HTTPHeaders.sameName(coding, "identity") {
            self = .refused(Refusal(.unsupportedMediaType, "the body must not be encoded"))
            return
        }
        guard Self.isJSON(request.headers) else {
            self = .refused(Refusal(.unsupportedMediaType, "a body must be sent as Content-Type: application/json"))
            return
        }
        do {
            let document = try JSONDocument(parsing: request.body)
            // RFC 8259 §4 leaves open which of the two counts, so that the client could not know what it had asked.
            guard !document.hasDuplicateKeys else {
                self = .refused(Refusal(.malformedBody, "the body has an object that names a key twice"))
                return
            }
            self = .json(document.root.value)
        } catch {
            self = .refused(Refusal(.malformedBody, "the body is not JSON: \(error)"))
        }
    }

    /// Whether the one content type given is `application/json`, whatever its parameters.
    static func isJSON(_ headers: HTTPHeaders) -> Bool {
        let contentTypes = headers.values(of: "Content-Type")
        guard contentTypes.count == 1 else { return false }
        var type = contentTypes[0].utf8.prefix { $0 != UInt8(ascii: ";") }
        while type.last == UInt8(ascii: " ") || type.last == UInt8(ascii: "\t") { type.removeLast() }
        return HTTPHeaders.sameName(String(Substring(type)), "application/json")
    }
}
