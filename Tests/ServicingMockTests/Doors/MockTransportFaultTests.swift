import ServicingHTTP
import ServicingMock
import Testing

@Suite("The in-process transport's faults on the wire")
struct MockTransportFaultTests {
    static let request = HTTPRequest(method: .get, baseURL: try! BaseURL("http://127.0.0.1:8080"), target: "/a")
    static let hello = HTTPResponse(status: 200, body: Array("hello".utf8))

    private func send(_ reply: Reply, deadline: Duration = .seconds(60)) async throws -> HTTPResponse {
        try await MockTransport(handler: DoorHandler { _ in reply }).send(Self.request, deadline: .now + deadline)
    }

    private func failure(_ reply: Reply, deadline: Duration = .seconds(60)) async throws -> TransportError {
        try #require(
            await #expect(throws: TransportError.self) { try await send(reply, deadline: deadline) })
    }

    @Test("a length that is too long is waited for until the deadline")
    func tooLong() async throws {
        let error = try await failure(
            Reply(Self.hello, form: .announcing(contentLength: 9)), deadline: .milliseconds(50))
        #expect(error.kind == .timedOut)
        #expect(error.phase == .receiving)
        #expect(error.delivery == .mayHaveArrived)
        #expect(error.partialAnswer?.body == Array("hello".utf8))
        #expect(error.partialAnswer?.headers["Content-Length"] == "9")
    }

    @Test("a length that is too long is a lost connection where it ends", arguments: [Reply.Ending.closed, .reset])
    func tooLongEnds(_ ending: Reply.Ending) async throws {
        let error = try await failure(
            Reply(Self.hello, delivery: .cut(afterBytes: .max, ending), form: .announcing(contentLength: 9)))
        #expect(error.kind == .connectionLost)
        #expect(error.partialAnswer?.body.count == 5)
    }

    @Test("of a body that is longer than its length the client sees that length")
    func tooShort() async throws {
        let response = try await send(Reply(Self.hello, form: .announcing(contentLength: 2)))
        #expect(response.body == Array("he".utf8))
    }

    @Test(
        "what is no answer is malformed",
        arguments: [Reply.Form.bytes(Array("SSH-2.0-x\r\n".utf8)), .announcing(contentLength: -1)])
    func garbage(_ form: Reply.Form) async throws {
        let error = try await failure(Reply(Self.hello, form: form))
        #expect(error.kind == .malformedAnswer)
        #expect(error.delivery == .mayHaveArrived)
    }

    @Test("no bytes at all are a lost connection")
    func nothing() async throws {
        let error = try await failure(Reply(Self.hello, form: .bytes([])))
        #expect(error.kind == .connectionLost)
        #expect(error.phase == .waitingForAnswer)
    }

    @Test("a dribble takes its time")
    func dribble() async throws {
        let start = ContinuousClock.now
        let response = try await send(Reply(Self.hello, pace: .dribble(bytes: 10, gap: .milliseconds(10))))
        #expect(response.body == Array("hello".utf8))
        #expect(ContinuousClock.now - start >= .milliseconds(70))
    }

    @Test("a dribble that is too slow ends at the deadline, with what had come")
    func slowDribble() async throws {
        let error = try await failure(
            Reply(Self.hello, pace: .dribble(bytes: 77, gap: .seconds(3600))), deadline: .milliseconds(50))
        #expect(error.kind == .timedOut)
        #expect(error.phase == .receiving)
        #expect(error.partialAnswer?.body == Array("he".utf8))
    }

    @Test("refused connections are not sent on, until the time is over")
    func refused() async throws {
        let handler = DoorHandler()
        let transport = MockTransport(handler: handler)
        transport.setAcceptance(.refused(for: .seconds(3600)))
        let error = await #expect(throws: TransportError.self) {
            try await transport.send(Self.request, deadline: .now + .seconds(60))
        }
        #expect(error?.kind == .cannotConnect)
        #expect(error?.delivery == .notSent)
        #expect(handler.received.isEmpty)
        transport.setAcceptance(.refused(for: .zero))
        #expect(try await transport.send(Self.request, deadline: .now + .seconds(60)).status == 200)
    }

    @Test("a slow acceptance delays the call, and may outlast it")
    func slow() async throws {
        let transport = MockTransport(
            handler: DoorHandler {
                Reply(DoorHandler.echo($0), acceptance: .slow(delay: .milliseconds(50), for: .seconds(3600)))
            })
        _ = try await transport.send(Self.request, deadline: .now + .seconds(60))
        let start = ContinuousClock.now
        _ = try await transport.send(Self.request, deadline: .now + .seconds(60))
        #expect(ContinuousClock.now - start >= .milliseconds(50))
        let error = await #expect(throws: TransportError.self) {
            try await transport.send(Self.request, deadline: .now + .milliseconds(10))
        }
        #expect(error?.kind == .timedOut)
        #expect(error?.delivery == .mayHaveArrived)
    }
}
