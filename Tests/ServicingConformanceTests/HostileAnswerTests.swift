import Canopy
import CurlTransport
import Servicing
import ServicingConformance
import ServicingHTTP
import TestSupport
import Testing

/// What each adapter makes of answers that no provider sends, over a real socket: a write that may have been done is
/// never called refused, and nothing is sent twice or elsewhere.
@Suite("A hostile answer")
struct HostileAnswerTests {
    /// One way of answering, and the kind of error that a call ends with.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kind: ServicingError.Kind
        let timeout: Duration
        let script: ScriptedServer.Script

        init(
            _ name: String, _ kind: ServicingError.Kind = .malformedResponse, timeout: Duration = .seconds(30),
            _ script: @escaping ScriptedServer.Script
        ) {
            testDescription = name
            self.kind = kind
            self.timeout = timeout
            self.script = script
        }

        /// Sends the bytes and closes.
        init(_ name: String, _ kind: ServicingError.Kind = .malformedResponse, bytes: [UInt8]) {
            self.init(name, kind) { _, peer in
                peer.send(bytes)
                return peer.finish()
            }
        }

        init(_ name: String, _ kind: ServicingError.Kind = .malformedResponse, text: String) {
            self.init(name, kind, bytes: Array(text.utf8))
        }

        /// A 200 with this body.
        init(_ name: String, body: [UInt8], type: String = "application/json") {
            let head = "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\n\r\n"
            self.init(name, bytes: Array(head.utf8) + body)
        }

        /// A head, then a part over and over until the client has had enough.
        init(_ name: String, endless head: String, _ part: String) {
            let part = Array(part.utf8)
            self.init(name) { _, peer in
                peer.send(head)
                while Socket.write(peer.descriptor, part) {}
                return peer.finish()
            }
        }
    }

    private static let status = "HTTP/1.1 200 OK\r\n"
    private static let json = "Content-Type: application/json\r\n"

    private static let bodies: [Case] = [
        Case("JSON a million arrays deep", body: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)),
        Case(
            "JSON two hundred objects deep",
            body: Array((String(repeating: #"{"data":"#, count: 200) + "1" + String(repeating: "}", count: 200)).utf8)),
        Case("JSON of two million numbers", body: Array(("[" + String(repeating: "1,", count: 2_000_000) + "1]").utf8)),
        Case("text that is not UTF-8", body: Array(#"{"id":""#.utf8) + [0xFF, 0xC0, 0x80] + Array(#""}"#.utf8)),
        Case("success said twice", body: Array(#"{"success":true,"data":{},"success":false}"#.utf8)),
        Case(
            "numbers beyond any range",
            body: Array(
                #"{"loansUpdated":1e999999999,"data":{"payOffAmount":1e999999999},"paging":{"has_more":1e999999999}}"#
                    .utf8)),
        Case("a page in place of JSON", body: Array("<html><body>{}</body></html>".utf8), type: "text/html"),
        Case("a text with a NUL", body: Array("\u{0}{}".utf8)),
        Case("two JSON texts", body: Array("{}{}".utf8)),
    ]

    private static let framings: [Case] = [
        Case("HTTP/0.9", text: #"{"success":true}"#),
        Case("another protocol", text: "SSH-2.0-OpenSSH_9.2\r\n"),
        Case("no content", text: "HTTP/1.1 204 No Content\r\n\r\n"),
        Case("not modified", text: "HTTP/1.1 304 Not Modified\r\n\r\n"),
        Case("status 000", text: "HTTP/1.1 000 X\r\nContent-Length: 2\r\n\r\n{}"),
        Case("status 999", text: "HTTP/1.1 999 X\r\nContent-Length: 2\r\n\r\n{}"),
        Case("a change of protocol", text: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
        Case("a NUL in the header", text: "\(status)X-A: \u{0}\r\nContent-Length: 2\r\n\r\n{}"),
        Case("chunks of no size", text: "\(status)Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
        Case(
            "a length and chunks",
            text: "\(status)Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
        Case("two lengths", text: "\(status)Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
        Case("a body that is not packed as it says", text: "\(status)Content-Encoding: gzip\r\n\r\n{}"),
        Case(
            "a bomb",
            bytes: Array("\(status)Content-Encoding: gzip\r\n\r\n".utf8) + Compressed.gzipOfZeros(megabytes: 200)),
        Case("a body without end", endless: status + json + "\r\n", String(repeating: " ", count: 100_000)),
        Case("a header without end", endless: status, "X-More: \(String(repeating: "a", count: 1000))\r\n"),
        Case("early hints without end", endless: "", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
    ]

    private static let losses: [Case] = [
        Case("an early hint alone", .outcomeUnknown, text: "HTTP/1.1 103 Early Hints\r\n\r\n"),
        Case("half a header", .outcomeUnknown, text: "\(status)Content-Le"),
        Case("half a body", .outcomeUnknown, text: "\(status)Content-Length: 100\r\n\r\n{\"success\":true"),
        Case("a reset", .outcomeUnknown) { _, peer in peer.reset() },
        Case("a header, then silence", .outcomeUnknown, timeout: .milliseconds(500)) { _, peer in
            peer.send("\(status)Content-Length: 100\r\n\r\n{\"success\":true,")
            return peer.stall()
        },
        Case("a byte now and then", .outcomeUnknown, timeout: .milliseconds(500)) { _, peer in
            peer.send("\(status)Content-Length: 100000\r\n\r\n")
            while Socket.write(peer.descriptor, [0x20]) { Socket.pause(milliseconds: 10) }
            return peer.finish()
        },
    ]

    private func door(_ server: ScriptedServer, _ transport: CurlTransport) throws -> ConformanceDoor {
        ConformanceDoor(
            transport: transport, baseURL: try server.baseURL, inject: { _ in },
            deliveries: { server.journal.count })
    }

    /// Performs each scenario's instruction and hands its error over.
    private func errors(
        _ item: Case, _ check: (ServicingError, any ConformanceHarness) -> Void
    ) async throws {
        for harness in harnesses {
            let server = try ScriptedServer(item.script)
            defer { server.stop() }
            let transport = try CurlTransport()
            let servicer = try harness.servicer(at: door(server, transport), authentication: .good)
            let gateway = try Gateway([servicer])
            let scenario = try #require(harness.scenarios.first)
            let options = PlanOptions(accepting: scenario.accepting, timeout: item.timeout)
            let error = await failure { () async throws(ServicingError) in
                try await scenario.instruction.perform(at: servicer.provider, of: gateway, options: options)
            }
            check(try #require(error, "\(servicer.provider) takes it for a yes"), harness)
            await transport.shutDown()
            #expect(server.journal.count == 1, "\(servicer.provider) was asked \(server.journal.count) times")
        }
    }

    @Test("to a write says that it may have been applied", arguments: bodies + framings + losses)
    func write(_ item: Case) async throws {
        try await errors(item) { error, harness in
            #expect(error.kind == item.kind, "\(error)")
            #expect(error.effect == .mayHaveApplied, "\(error)")
            #expect(error.receipt?.outcome == .unknown)
            #expect(error.attempts == 1)
            #expect(error.hint != nil)
            #expect(!"\(error) \(String(reflecting: error))".contains(harness.secret))
        }
    }

    @Test("to a read changes nothing, and says so", arguments: bodies + framings + losses)
    func read(_ item: Case) async throws {
        let server = try ScriptedServer(item.script)
        defer { server.stop() }
        let transport = try CurlTransport()
        let servicer = try CanopyServicer(
            settings: ServicerSettings(baseURL: server.baseURL, timeout: item.timeout, retry: .off),
            credential: .bearer("demo-access-token"), transport: transport)
        let error = await failure { () async throws(ServicingError) in
            try await servicer.perform(ListProducts())
        }
        #expect(error?.kind == item.kind, "\(String(describing: error))")
        #expect(error?.effect == .refused)
        #expect(error?.receipt == nil)
        await transport.shutDown()
    }

    @Test(
        "that leads elsewhere is not followed: the credential never comes there",
        arguments: [301, 302, 303, 307, 308])
    func redirect(_ status: Int) async throws {
        let elsewhere = try ScriptedServer(answering: Answers.whole(#"{"success":true}"#))
        defer { elsewhere.stop() }
        let location = "http://localhost:\(elsewhere.port)/"
        let item = Case(
            "redirect", text: Answers.whole(status: "\(status) Elsewhere", headers: ["Location: \(location)"]))
        try await errors(item) { error, _ in
            #expect(error.kind == .malformedResponse)
            #expect(error.effect == .mayHaveApplied)
        }
        #expect(elsewhere.connections == 0)
    }
}
