import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// What goes out is what was asked for, byte for byte, or nothing.
@Suite struct RequestBytesTests {
    private func sent(_ request: (BaseURL) throws -> HTTPRequest) async throws -> Delivery {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        let transport = try CurlTransport()
        _ = try await transport.send(request(server.baseURL), deadline: .farAway)
        await transport.shutDown()
        return try #require(server.journal.first)
    }

    @Test(
        "The target arrives byte for byte",
        arguments: [
            "/..%2Fx%3Fy%23z", "/a%2fb/%2E%2E/c", "/x/../y", "/./x", "/q?a=%2F&b=c%20d&e", "/?", "/x??y", "//double",
            "/%",
            "/~tilde!$&'()*+,;=:@", "/{brace}|\\^`\"<>",
        ])
    func target(_ target: String) async throws {
        let delivery = try await sent { try request(to: $0, target) }
        #expect(delivery.requestLine == "POST \(target) HTTP/1.1")
    }

    @Test("The base URL's path stands before the target")
    func prefix() async throws {
        let delivery = try await sent { try request(to: BaseURL("\($0)/canopy/v1"), "/accounts") }
        #expect(delivery.requestLine == "POST /canopy/v1/accounts HTTP/1.1")
    }

    @Test("Fields arrive in order, with their values' bytes, an empty one too")
    func fields() async throws {
        let fields = [("X-API-Key", "k:\"; ö~"), ("X-Empty", ""), ("x-lower", "a"), ("X-Api-Key", "again")]
        let delivery = try await sent { try request(to: $0, headers: fields) }
        #expect(delivery.head.contains("X-API-Key: k:\"; ö~\r\nX-Empty:\r\nx-lower: a\r\nX-Api-Key: again\r\n"))
    }

    @Test("libcurl adds nothing but the connection's own fields, the user agent and the encodings")
    func nothingAdded() async throws {
        let delivery = try await sent { try request(to: $0) }
        let names = delivery.head.split(separator: "\r\n").dropFirst().compactMap { $0.split(separator: ":").first }
        #expect(Set(names) == ["Host", "User-Agent", "Accept-Encoding", "Content-Length"])
        #expect(delivery.values(of: "User-Agent") == ["servicing-swift"])
    }

    @Test("A user agent and encodings of the request's own replace the transport's")
    func ownFields() async throws {
        let delivery = try await sent {
            try request(to: $0, headers: [("User-Agent", "mine/1"), ("Accept-Encoding", "identity")])
        }
        #expect(delivery.values(of: "User-Agent") == ["mine/1"])
        #expect(delivery.values(of: "Accept-Encoding") == ["identity"])
    }

    @Test(
        "A request with a body has its length, one without has none",
        arguments: [
            (HTTPMethod.post, Optional("{}"), ["2"]), (.post, "", ["0"]), (.put, "abc", ["3"]), (.patch, "", ["0"]),
            (.delete, nil, []), (.delete, "x", ["1"]), (.get, nil, []), (.get, "x", ["1"]), (.options, nil, []),
            (.post, nil, []),
        ])
    func lengths(_ method: HTTPMethod, _ body: String?, _ lengths: [String]) async throws {
        let delivery = try await sent { try request(method, to: $0, body: body.map { Array($0.utf8) }) }
        #expect(delivery.method == method.rawValue)
        #expect(delivery.values(of: "Content-Length") == lengths)
        #expect(delivery.values(of: "Transfer-Encoding").isEmpty)
        #expect(delivery.body == Array((body ?? "").utf8))
    }

    @Test("A body of two megabytes goes out at once, without waiting for a 100 that never comes")
    func noExpect() async throws {
        let body = (0..<2 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let start = ContinuousClock.now
        let delivery = try await sent { try request(to: $0, body: body) }
        #expect(delivery.values(of: "Expect").isEmpty)
        #expect(delivery.body == body)
        // libcurl would wait a second; a loaded machine may take long, but the field is what counts.
        #expect(start.duration(to: .now) < .seconds(20))
    }

    @Test("Requests one after another on one handle each carry their own target, fields and body")
    func changing() async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        var configuration = CurlTransport.Configuration()
        configuration.maximumActiveTransfers = 1
        let transport = try CurlTransport(configuration)
        let sizes = [3, 300_000, 0, 5, 5, 70_000, 1]
        for (number, size) in sizes.enumerated() {
            _ = try await transport.send(
                request(
                    to: server.baseURL, "/\(number / 2)", body: [UInt8](repeating: UInt8(number), count: size),
                    headers: number % 3 == 0 ? [] : [("X-Number", "\(number / 3)")]), deadline: .farAway)
        }
        await transport.shutDown()
        #expect(server.journal.map(\.requestLine) == (0..<7).map { "POST /\($0 / 2) HTTP/1.1" })
        #expect(
            server.journal.map { $0.values(of: "X-Number") }
                == (0..<7).map { $0 % 3 == 0 ? [] : ["\($0 / 3)"] })
        #expect(server.journal.map(\.body) == sizes.enumerated().map { [UInt8](repeating: UInt8($0), count: $1) })
    }

    @Test("localhost is this machine")
    func localhost() async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        let transport = try CurlTransport()
        let base = try BaseURL("http://localhost:\(server.port)")
        #expect(try await transport.send(request(to: base), deadline: .farAway).status == 200)
        #expect(server.journal.first?.values(of: "Host") == ["localhost:\(server.port)"])
        await transport.shutDown()
    }
}

/// What may not be sent is refused before a connection is made.
@Suite struct RefusedRequestTests {
    @Test(
        "A field that belongs to the transport is refused by its name",
        arguments: ["Host", "content-length", "Transfer-Encoding", "Connection", "Expect", "Proxy-Authorization", "TE"])
    func transportsOwn(_ name: String) async throws {
        try await refused(naming: name) { try request(to: $0, headers: [(name, "x")]) }
    }

    @Test(
        "A field that was never checked can't break out of its line", arguments: ["a\r\nX-Evil: 1", "a\nb", "a\u{0}b"])
    func controlCharacters(_ value: String) async throws {
        try await refused(naming: "X-Name") {
            HTTPRequest(
                method: .get, baseURL: $0, target: "/",
                headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "X-Name", value)]))
        }
    }

    @Test(
        "A target that is not one is refused",
        arguments: ["", "x", "http://elsewhere/", "/a b", "/a#b", "/a\r\nb", "/ä"])
    func targets(_ target: String) async throws {
        try await refused(naming: "target") { try request(to: $0, target) }
    }

    @Test("A method that is not a token is refused", arguments: ["", "GET / HTTP/1.1\r\nX: y", "CONNECT", "a b"])
    func methods(_ method: String) async throws {
        try await refused(naming: method == "CONNECT" ? "CONNECT" : "method") {
            try request(HTTPMethod(rawValue: method), to: $0)
        }
    }

    @Test("HEAD with a body is refused")
    func headWithBody() async throws {
        try await refused(naming: "HEAD") { try request(.head, to: $0, body: [1]) }
    }

    private func refused(naming name: String, _ request: (BaseURL) throws -> HTTPRequest) async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        let transport = try CurlTransport()
        let bad = try request(server.baseURL)
        for _ in 0..<2 {
            let error = try await transport.failure(of: bad)
            #expect(error.kind == .refusedRequest)
            #expect(error.delivery == .notSent)
            #expect(error.metrics.deliveries == 0)
            #expect(error.message.contains(name))
            #expect(!error.message.contains("X-Evil"))
        }
        let good = HTTPRequest(method: .get, baseURL: bad.baseURL, target: "/good")
        #expect(try await transport.send(good, deadline: .farAway).status == 200)
        await transport.shutDown()
        #expect(server.journal.map(\.requestLine) == ["GET /good HTTP/1.1"])
    }
}
