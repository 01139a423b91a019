import ExactJSON
import ServicingHTTP

/// A cookie as HAR lists it beside the header that carried it.
struct Cookie: Hashable, Sendable {
    var name: String
    var value: String
    var path: String?
    var domain: String?
    var isHTTPOnly: Bool?
    var isSecure: Bool?

    /// `expires` is left out: HAR wants another form of date than the header, which keeps it.
    var json: JSONValue {
        var object: JSONObject = ["name": .string(name), "value": .string(value)]
        object["path"] = path.map { .string($0) }
        object["domain"] = domain.map { .string($0) }
        object["httpOnly"] = isHTTPOnly.map { .bool($0) }
        object["secure"] = isSecure.map { .bool($0) }
        return .object(object)
    }
}

/// Reads cookies from header fields (RFC 6265 §4).
enum Cookies {
    /// Those of `Cookie` fields.
    static func sent(in headers: HTTPHeaders) -> [Cookie] {
        headers.values(of: "Cookie").flatMap { $0.split(separator: ";") }.map {
            let (name, value) = pair($0)
            return Cookie(name: name, value: value)
        }
    }

    /// Those of `Set-Cookie` fields.
    static func set(in headers: HTTPHeaders) -> [Cookie] {
        headers.values(of: "Set-Cookie").map { field in
            let parts = field.split(separator: ";", omittingEmptySubsequences: false)
            let (name, value) = pair(parts[0])
            var cookie = Cookie(name: name, value: value, isHTTPOnly: false, isSecure: false)
            for part in parts.dropFirst() {
                let (name, value) = pair(part)
                switch name.lowercased() {
                case "path": cookie.path = value
                case "domain": cookie.domain = value
                case "httponly": cookie.isHTTPOnly = true
                case "secure": cookie.isSecure = true
                default: break
                }
            }
            return cookie
        }
    }

    private static func pair(_ text: Substring) -> (name: String, value: String) {
        let name = text.prefix { $0 != "=" }
        let value = name.endIndex < text.endIndex ? text[text.index(after: name.endIndex)...] : ""
        return (trim(name), trim(value))
    }

    private static func trim(_ text: Substring) -> String {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
