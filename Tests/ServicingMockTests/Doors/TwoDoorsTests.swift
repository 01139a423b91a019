import ServicingHTTP
import ServicingMock
import Testing

/// Each request goes through both doors; what the handler received and what the client got must be the same.
@Suite("Both doors")
struct TwoDoorsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var method = HTTPMethod.get
        var target = "/a"
        var fields: [HTTPField] = []
        var body: String?
        var testDescription: String { "\(method) \(target.prefix(40)) \(fields.map(\.name)) \(body?.count ?? -1)" }

        var headers: HTTPHeaders { HTTPHeaders(unchecked: fields) }
    }

    static let limits = {
        var limits = MockServer.Limits.standard
        limits.targetBytes = 1000
        limits.headerBytes = 4000
        limits.bodyBytes = 5000
        return limits
    }()

    static let cases = [
        Case(), Case(target: "/a/b%2Fc?d=e&f=%20"), Case(method: .head), Case(method: .options),
        Case(method: .options, target: "*"), Case(method: .delete), Case(method: .post, body: "hello"),
        Case(method: .post, body: ""), Case(method: .put), Case(method: .patch, body: "x"),
        Case(fields: [HTTPField(unchecked: "A", "b"), HTTPField(unchecked: "a", "c \u{e9}")]),
        Case(method: .post, body: String(repeating: "a", count: 5000)),
        Case(method: .post, body: String(repeating: "a", count: 5001)),
        Case(target: "/" + String(repeating: "a", count: 999)), Case(target: "/" + String(repeating: "a", count: 1000)),
        Case(fields: [HTTPField(unchecked: "A", String(repeating: "b", count: 5000))]),
        Case(target: "/a#b"), Case(target: "/a%zz"), Case(target: "/a\\b"), Case(target: "/?a[b]={c}"),
        Case(target: "*"), Case(method: HTTPMethod(rawValue: "CONNECT")),
        Case(method: HTTPMethod(rawValue: String(repeating: "M", count: 65))), Case(method: HTTPMethod(rawValue: "m")),
        Case(fields: [HTTPField(unchecked: "Expect", "more")], body: "x"),
        Case(target: "/empty"), Case(target: "/not-modified"), Case(target: "/reset-content"), Case(target: "/teapot"),
        Case(target: "/no-status"),
        Case(method: .head, target: "/teapot"), Case(target: "/closing"), Case(target: "/dated"),
    ]

    static func reply(_ request: ReceivedRequest) -> Reply {
        let fields = HTTPHeaders(unchecked: [
            HTTPField(unchecked: "X", "y"), HTTPField(unchecked: "Content-Length", "7"),
        ])
        switch request.target {
        case "/empty": return Reply(HTTPResponse(status: 204, headers: fields, body: [1, 2, 3]))
        case "/reset-content": return Reply(HTTPResponse(status: 205, headers: fields, body: [1, 2, 3]))
        case "/not-modified": return Reply(HTTPResponse(status: 304, headers: fields, body: [1, 2, 3]))
        case "/teapot": return Reply(HTTPResponse(status: 418, headers: fields, body: [1, 2, 3]))
        case "/no-status": return Reply(HTTPResponse(status: 42, headers: fields, body: [1, 2, 3]))
        case "/closing":
            return Reply(
                HTTPResponse(
                    status: 200, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Connection", "close")])))
        case "/dated":
            return Reply(
                HTTPResponse(
                    status: 200,
                    headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "date", "Sun, 06 Nov 1994 08:49:37 GMT")])))
        default: return Reply(DoorHandler.echo(request))
        }
    }

    @Test("give the handler the same request and the client the same answer", arguments: cases)
    func same(_ example: Case) async throws {
        let behindServer = DoorHandler(Self.reply)
        let server = try MockServer.start(handler: behindServer, configuration: Self.limits)
        let client = try RawClient(port: server.port)
        try await client.send(Self.wire(example, port: server.port))
        let wire = try await client.answer(isHead: example.method == .head)
        await server.stop()

        let behindTransport = DoorHandler(Self.reply)
        let transport = MockTransport(handler: behindTransport, limits: Self.limits)
        let response = try await transport.send(
            HTTPRequest(
                method: example.method, baseURL: try BaseURL(server.baseURL), target: example.target,
                headers: example.headers, body: example.body.map { Array($0.utf8) }),
            deadline: .now + .seconds(60))

        #expect(response.status == wire.status)
        #expect(response.body == wire.body)
        #expect(Self.comparable(response.headers.fields) == Self.comparable(wire.fields))
        #expect(behindTransport.received.map(Self.comparable) == behindServer.received.map(Self.comparable))
    }

    /// The request as a client writes it.
    static func wire(_ example: Case, port: UInt16) -> String {
        var text = "\(example.method) \(example.target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
        for field in example.fields { text += "\(field.name): \(field.value)\r\n" }
        if let body = example.body {
            text += "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        } else {
            text += [.post, .put, .patch].contains(example.method) ? "Content-Length: 0\r\n\r\n" : "\r\n"
        }
        return text
    }

    /// Fields without those that depend on the second and those that are the connection's.
    static func comparable(_ fields: [HTTPField]) -> [String] {
        fields.filter { $0.name != "Connection" }.map { $0.name == "Date" ? "Date" : "\($0.name): \($0.value)" }
    }

    static func comparable(_ request: ReceivedRequest) -> [String] {
        [request.method.rawValue, request.target] + comparable(request.headers.fields)
            + [String(decoding: request.body, as: UTF8.self), "\(request.connection) \(request.ordinal)"]
    }
}
