import ExactJSON
import Servicing
import ServicingHTTP

/// Makes of recorded requests ones that a server takes: credentials from their slots, ids from the server's own earlier
/// answers, and placeholders where the recording has masks.
struct LiveRequest {
    let server: VerificationServer
    let bindings: RecordingBindings
    let placeholders: Placeholders
    /// What the recording's masks stand for here.
    private var masks: [Int: String] = [:]
    /// The masks whose values this server has told.
    private var told: Set<Int> = []
    /// What values of the recording are called here.
    private var captured: [String: String] = [:]

    /// Values of the recording for which an earlier answer of this server had nothing.
    private var missing: Set<String> = []
    /// Such a value that the request being made needs.
    private var lack: String?

    /// Why a request can't be sent.
    struct Problem: Error {
        var reason: String
    }

    init(_ server: VerificationServer, _ bindings: RecordingBindings, _ placeholders: Placeholders) {
        self.server = server
        self.bindings = bindings
        self.placeholders = placeholders
    }

    /// Takes from an answer what later requests need: the captures of this interaction, counted from 1, and the values
    /// behind the recording's masks.
    mutating func learn(_ answered: [UInt8], recorded: [UInt8], interaction: Int) {
        guard let recorded = try? JSONValue(parsing: recorded) else { return }
        let answered = try? JSONValue(parsing: answered)
        for capture in bindings.captures where capture.interaction == interaction {
            guard let old = recorded.at(capture.path)?.scalarText else { continue }
            if let new = answered?.at(capture.path)?.scalarText {
                captured[old] = new
                missing.remove(old)
            } else {
                captured[old] = nil
                missing.insert(old)
            }
        }
        if let answered { learnMasks(recorded, answered) }
    }

    private mutating func learnMasks(_ recorded: JSONValue, _ answered: JSONValue) {
        switch (recorded, answered) {
        case (.object(let a), .object(let b)):
            for (key, value) in a { if let other = b[key] { learnMasks(value, other) } }
        case (.array(let a), .array(let b)):
            for (x, y) in zip(a, b) { learnMasks(x, y) }
        case (.string(let text), .string(let value)):
            let pieces = Mask.pieces(of: text)
            if pieces.count == 1, case .mask(.recorded(let number)) = pieces[0] {
                masks[number] = value
                told.insert(number)
            }
        case (.number(let number), .number(let value)):
            if case .recorded(let number)? = Mask(number) {
                masks[number] = value.text
                told.insert(number)
            }
        default: break
        }
    }

    mutating func make(_ recorded: RecordedRequest) throws(Problem) -> HTTPRequest {
        let path = recorded.url.path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            let text = PercentCoding.decode(segment, plusIsSpace: false)
            let live = fill(text, at: ["path"])
            return live == text ? String(segment) : PathSegment.percentEncode(live)
        }.joined(separator: "/")
        let query = recorded.url.query.map { "?" + fill(form: $0) } ?? ""
        let body = recorded.body.map { body in
            let bytes = fill(body)
            return body.sent == nil ? bytes : ContentCoding(recorded.headers)?.encode(bytes) ?? bytes
        }
        let request = HTTPRequest(
            method: recorded.method, baseURL: server.baseURL, target: (path.isEmpty ? "/" : path) + query,
            headers: try headers(recorded.headers), body: body)
        if lack != nil {
            lack = nil
            // The recording's own id may be another's at this server.
            throw Problem(reason: "it names an id that an earlier answer of this server should have had and had not")
        }
        return request
    }

    private mutating func headers(_ recorded: HTTPHeaders) throws(Problem) -> HTTPHeaders {
        var headers = HTTPHeaders()
        for field in recorded.fields where !field.isPseudo && !Self.connection.contains(field.name.lowercased()) {
            let slot = bindings.credentials.first { HTTPHeaders.sameName($0.header, field.name) }?.slot
            // A file of another tool names no slot: what its masking has taken out is under the header's name.
            let isMasked = field.value.split(separator: " ").contains { Mask.holdsOne(String($0)) }
            let name = slot ?? field.name.lowercased()
            guard slot != nil || isMasked || server.credentials[name] != nil else {
                headers.append(unchecked: HTTPField(unchecked: field.name, captured[field.value] ?? field.value))
                continue
            }
            if let value = value(told: field.value) {
                headers.append(unchecked: HTTPField(unchecked: field.name, value))
                continue
            }
            guard let secret = server.credentials[name] else {
                throw Problem(reason: "there is no credential for the slot '\(name)'")
            }
            headers.append(unchecked: HTTPField(unchecked: field.name, secret.reveal()))
        }
        return headers
    }

    /// A header's value where this server's earlier answers have told what is masked in it, as with a token.
    private func value(told text: String) -> String? {
        var result = ""
        var isTold = false
        for piece in Mask.pieces(of: text) {
            switch piece {
            case .literal(let text): result += text
            case .mask(let mask):
                guard told.contains(mask.number), let value = masks[mask.number] else { return nil }
                result += value
                isTold = true
            }
        }
        return isTold ? result : nil
    }

    /// What a transport writes itself.
    private static let connection: Set<String> = [
        "host", "content-length", "connection", "transfer-encoding", "accept-encoding", "keep-alive",
        "proxy-connection", "te", "trailer", "upgrade", "expect",
    ]

    private mutating func fill(_ body: RecordedBody) -> [UInt8] {
        if let value = try? JSONValue(parsing: body.bytes) {
            let live = fill(value, at: [])
            return live == value ? body.bytes : live.serialized()
        }
        guard let text = String(validating: body.bytes, as: UTF8.self) else { return body.bytes }
        let isForm = body.mimeType.lowercased().contains("x-www-form-urlencoded")
        return Array((isForm ? fill(form: text) : fill(text, at: [])).utf8)
    }

    private mutating func fill(form: String) -> String {
        form.split(separator: "&", omittingEmptySubsequences: false).map { item in
            let name = item.prefix { $0 != "=" }
            guard name.endIndex < item.endIndex else { return String(item) }
            let raw = item[item.index(after: name.endIndex)...]
            let text = PercentCoding.decode(raw, plusIsSpace: true)
            let live = fill(text, at: [PercentCoding.decode(name, plusIsSpace: true)])
            return name + "=" + (live == text ? String(raw) : PathSegment.percentEncode(live))
        }.joined(separator: "&")
    }

    private mutating func fill(_ value: JSONValue, at keys: [String]) -> JSONValue {
        switch value {
        case .object(let object):
            return .object(
                JSONObject(members: object.members.map { ($0.key, fill($0.value, at: keys + [$0.key])) }))
        case .array(let elements): return .array(elements.map { fill($0, at: keys) })
        case .string(let text): return .string(fill(text, at: keys))
        case .number(let number):
            if case .recorded(let mask)? = Mask(number) {
                let digits = self.value(of: mask, at: keys).filter(\.isNumber)
                return .number(JSONNumber(digits.drop { $0 == "0" }) ?? 1)
            }
            // A small number is an id only where its name says so.
            if missing.contains(number.text) { lack = number.text }
            guard number.text.utf8.count >= 4 || CaptureFinder.isID(number.text, named: keys.last) else { return value }
            return captured[number.text].flatMap { JSONNumber($0) }.map { .number($0) } ?? value
        case .bool, .null: return value
        }
    }

    private mutating func fill(_ text: String, at keys: [String]) -> String {
        if missing.contains(text) { lack = text }
        if let live = captured[text] { return live }
        var result = ""
        for piece in Mask.pieces(of: text) {
            switch piece {
            case .literal(let text): result += text
            case .mask(let mask): result += value(of: mask.number, at: keys)
            }
        }
        return result
    }

    private mutating func value(of mask: Int, at keys: [String]) -> String {
        if let known = masks[mask] { return known }
        let value = placeholders.value(for: mask, at: keys)
        masks[mask] = value
        return value
    }
}

extension JSONValue {
    /// A string, or a number's text.
    var scalarText: String? { string ?? number?.text }
}
