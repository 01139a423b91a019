import ExactJSON
import Servicing

/// A transport that writes down what goes through another one, as on the wire and masked: every request before it is
/// sent, and what came of it.
///
/// Of header fields only those are shown that are known to hold no credential. Bodies are masked by the provider's rules,
/// and what was masked in a request is masked in its answer as well, wherever the provider repeats it.
public struct TracingTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let redaction: RedactionRules
    private let write: @Sendable (String) -> Void

    /// A transport in front of another one.
    ///
    /// - Parameters:
    ///   - transport: what sends the requests.
    ///   - redaction: the provider's rules.
    ///   - write: takes lines, their ends included, all of a request or of an answer at once; to standard error unless
    ///     given. It must be quick, and is called from many tasks at once.
    public init(
        _ transport: any HTTPTransport, redaction: RedactionRules,
        write: @escaping @Sendable (String) -> Void = ConsoleLog.toStandardError
    ) {
        self.transport = transport
        self.redaction = redaction
        self.write = write
    }

    /// Sends the request through the other transport.
    public func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        let dump = WireDump(request, redaction)
        write(dump.request)
        do {
            let response = try await transport.send(request, deadline: deadline)
            write(dump.answer(response, isComplete: true))
            return response
        } catch {
            write((error.partialAnswer.map { dump.answer($0, isComplete: false) } ?? "") + dump.failure(error))
            throw error
        }
    }
}

/// One exchange as lines: `>` before what was sent, `<` before what came.
struct WireDump {
    private let sent: HTTPRequest
    private let redaction: RedactionRules
    /// What is masked in the request.
    private let hidden: [Secret]

    /// Fields that hold no credential, beside those that every header is shown by.
    private static let shown: Set<String> = ["traceparent", "tracestate", "accept-encoding"]

    init(_ request: HTTPRequest, _ redaction: RedactionRules) {
        sent = request
        self.redaction = redaction
        var hidden = request.headers.fields.filter { !Self.isShown($0) }.flatMap { field in
            [field.value] + field.value.split(separator: " ").map(String.init).filter { $0 != "Bearer" }
        }
        if let body = request.body, let value = try? JSONValue(parsing: body) {
            Self.collect(value, redaction.masked(value), &hidden)
        }
        let query = request.target.firstIndex(of: "?").map { request.target[$0...].dropFirst() } ?? ""
        for item in query.split(separator: "&") {
            let parts = item.split(separator: "=", maxSplits: 1)
            if parts.count == 2, redaction.masksQueryItem(String(parts[0])) { hidden.append(String(parts[1])) }
        }
        // The longest first, as one may be a part of another.
        self.hidden = Set(hidden).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.map { Secret($0) }
    }

    /// What is sent.
    var request: String {
        var text = "\(sent.method) \(sent.baseURL.origin)\(redaction.masked(target: sent.fullTarget))\n"
        for field in sent.headers.fields { text += line(field) }
        if let body = sent.body, !body.isEmpty { text += "\n" + redaction.masked(body: body) + "\n" }
        return Self.marked(text, ">")
    }

    /// What came.
    func answer(_ response: HTTPResponse, isComplete: Bool) -> String {
        var text = [response.metrics.version, String(response.status)].filter { !$0.isEmpty }.joined(separator: " ")
        if isComplete { text += " (\(response.metrics.total.inMilliseconds) ms)" }
        text += "\n"
        for field in response.headers.fields { text += line(field) }
        // Of a body that can't be read nothing is known.
        if !response.body.isEmpty {
            let body = (try? JSONValue(parsing: response.body)).map { hidden.masked(in: redaction.masked($0)).text() }
            text +=
                "\n" + (body ?? "(\(response.body.count) bytes that are \(isComplete ? "not JSON" : "cut off"))") + "\n"
        }
        return Self.marked(hidden.masked(in: text), "<")
    }

    /// Why no whole answer came.
    func failure(_ error: TransportError) -> String {
        Self.marked(hidden.masked(in: "no whole answer: \(error)\n"), "<")
    }

    private func line(_ field: HTTPField) -> String {
        guard !Self.isShown(field) else { return "\(field.name): \(redaction.masked(header: field))\n" }
        let scheme = field.value.hasPrefix("Bearer ") ? "Bearer " : ""
        return "\(field.name): \(scheme)\(RedactionRules.mask)\n"
    }

    private static func isShown(_ field: HTTPField) -> Bool {
        shown.contains(field.name.lowercased()) || field.description.hasSuffix(": " + field.value)
    }

    /// Every text that stands in a value and not in the masked one.
    private static func collect(_ value: JSONValue, _ masked: JSONValue, _ hidden: inout [String]) {
        switch (value, masked) {
        case (.object(let object), .object(let other)):
            for (key, value) in object { collect(value, other[key] ?? .null, &hidden) }
        case (.array(let items), .array(let others)):
            for (item, other) in zip(items, others) { collect(item, other, &hidden) }
        case (.string(let text), .string(let other)) where text != other: hidden.append(text)
        case (.number(let number), .string): hidden.append(number.text)
        default: break
        }
    }

    /// Every line with a sign before it.
    private static func marked(_ text: String, _ sign: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map { $0.isEmpty ? sign + "\n" : sign + " " + $0 + "\n" }.joined()
    }
}
