import ServicingHTTP
import ServicingMock
import Testing

@Suite("The in-process transport")
struct MockTransportTests {
    static let base = try! BaseURL("http://127.0.0.1:8080")

    private func send(
        _ reply: Reply, deadline: Duration = .seconds(60)
    ) async -> Result<HTTPResponse, TransportError> {
        let transport = MockTransport(handler: DoorHandler { _ in reply })
        do {
            let request = HTTPRequest(method: .get, baseURL: Self.base, target: "/a")
            return .success(try await transport.send(request, deadline: .now + deadline))
        } catch {
            return .failure(error)
        }
    }

    private func failure(_ result: Result<HTTPResponse, TransportError>) throws -> TransportError {
        try #require(throws: TransportError.self) { try result.get() }
    }

    static let answer = HTTPResponse(
        status: 201, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "A", "b")]), body: Array("hello".utf8))
    /// `HTTP/1.1 201 Created`, the fields `A`, `Content-Length: 5` and `Date` with its 29 characters, the empty line.
    static let headerBytes = 22 + 6 + 19 + 37 + 2

    @Test("the handler receives what a connection would have carried")
    func received() async throws {
        let handler = DoorHandler()
        let transport = MockTransport(handler: handler)
        let base = try BaseURL("http://127.0.0.1:8080/prefix")
        let headers = HTTPHeaders(unchecked: [HTTPField(unchecked: "A", "b"), HTTPField(unchecked: "host", "evil")])
        _ = try await transport.send(
            HTTPRequest(method: .post, baseURL: base, target: "/a?b=c", headers: headers, body: Array("hi".utf8)),
            deadline: .now + .seconds(60))
        _ = try await transport.send(
            HTTPRequest(method: .get, baseURL: try BaseURL("https://lms.test"), target: "/"),
            deadline: .now + .seconds(60))
        let received = handler.received
        #expect(received[0].method == .post)
        #expect(received[0].target == "/prefix/a?b=c")
        #expect(
            received[0].headers.fields.map { "\($0.name): \($0.value)" } == [
                "Host: 127.0.0.1:8080", "A: b", "Content-Length: 2",
            ])
        #expect(received[0].body == Array("hi".utf8))
        #expect(received[1].headers.fields.map { "\($0.name): \($0.value)" } == ["Host: lms.test"])
        #expect(received.map(\.connection) == [1, 2])
        #expect(received.map(\.ordinal) == [1, 1])
    }

    @Test("the answer carries the fields of the wire and what was measured")
    func answered() async throws {
        let response = try await send(Reply(Self.answer)).get()
        #expect(response.status == 201)
        #expect(response.headers.fields.map(\.name) == ["A", "Content-Length", "Date"])
        #expect(response.headers["Content-Length"] == "5")
        #expect(response.body == Array("hello".utf8))
        #expect(response.metrics.deliveries == 1)
        #expect(response.metrics.total > .zero)
    }

    @Test("a delay is waited for")
    func delayed() async throws {
        let start = ContinuousClock.now
        let response = try await send(Reply(Self.answer, delay: .milliseconds(100))).get()
        #expect(ContinuousClock.now - start >= .milliseconds(100))
        #expect(response.metrics.firstByte >= .milliseconds(100))
    }

    @Test("a delay beyond the deadline ends at the deadline, and the request may have arrived")
    func delayBeyondDeadline() async throws {
        let error = try failure(await send(Reply(Self.answer, delay: .seconds(3600)), deadline: .milliseconds(50)))
        #expect(error.kind == .timedOut)
        #expect(error.phase == .waitingForAnswer)
        #expect(error.delivery == .mayHaveArrived)
        #expect(error.partialAnswer == nil)
    }

    @Test(
        "an answer cut off is a lost connection, with what a client could know of it",
        arguments: [
            (0, TransportError.Phase.waitingForAnswer, Int?.none), (1, .receiving, nil),
            (headerBytes - 1, .receiving, nil), (headerBytes, .receiving, 0), (headerBytes + 3, .receiving, 3),
        ], [Reply.Ending.closed, .reset])
    func cut(_ example: (Int, TransportError.Phase, Int?), _ ending: Reply.Ending) async throws {
        let (count, phase, body) = example
        let error = try failure(await send(Reply(Self.answer, delivery: .cut(afterBytes: count, ending))))
        #expect(error.kind == .connectionLost)
        #expect(error.delivery == .mayHaveArrived)
        #expect(error.phase == phase)
        #expect(error.partialAnswer?.status == (body == nil ? nil : 201))
        #expect(error.partialAnswer?.body.count == body)
    }

    @Test("an answer cut off behind its end is whole", arguments: [Reply.Ending.closed, .reset, .silence])
    func cutBehindEnd(_ ending: Reply.Ending) async throws {
        let response = try await send(Reply(Self.answer, delivery: .cut(afterBytes: Self.headerBytes + 5, ending)))
            .get()
        #expect(response.body == Array("hello".utf8))
    }

    @Test(
        "silence lasts until the deadline", arguments: [(0, TransportError.Phase.waitingForAnswer), (100, .receiving)])
    func silence(_ count: Int, _ phase: TransportError.Phase) async throws {
        let start = ContinuousClock.now
        let reply = Reply(
            HTTPResponse(status: 200, body: [UInt8](repeating: 65, count: 90)),
            delivery: .cut(afterBytes: count, .silence))
        let error = try failure(await send(reply, deadline: .milliseconds(80)))
        #expect(ContinuousClock.now - start >= .milliseconds(80))
        #expect(error.kind == .timedOut)
        #expect(error.phase == phase)
        #expect(error.partialAnswer?.status == (count > 0 ? 200 : nil))
    }

    @Test("cancelling ends a wait at once")
    func cancelled() async throws {
        let task = Task { await send(Reply(Self.answer, delay: .seconds(3600)), deadline: .seconds(7200)) }
        try await Task.sleep(for: .milliseconds(20))
        let start = ContinuousClock.now
        task.cancel()
        let error = try failure(await task.value)
        #expect(error.kind == .cancelled)
        #expect(error.delivery == .mayHaveArrived)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test("a call that is over before it begins reaches no handler")
    func overBefore() async throws {
        let handler = DoorHandler()
        let transport = MockTransport(handler: handler)
        let request = HTTPRequest(method: .get, baseURL: Self.base, target: "/a")
        let late = await #expect(throws: TransportError.self) { try await transport.send(request, deadline: .now) }
        #expect(late?.kind == .timedOut)
        #expect(late?.delivery == .notSent)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await #expect(throws: TransportError.self) {
                try await transport.send(request, deadline: .now + .seconds(60))
            }
        }
        let cancelled = await task.value
        #expect(cancelled?.kind == .cancelled)
        #expect(cancelled?.delivery == .notSent)
        #expect(handler.received.isEmpty)
    }

    @Test("what no client could send is not sent", arguments: ["a", "/a b", "/a\r\nB: c", "/\u{e9}", ""])
    func unsendable(_ target: String) async throws {
        let handler = DoorHandler()
        let transport = MockTransport(handler: handler)
        let request = HTTPRequest(method: .get, baseURL: Self.base, target: target)
        let error = await #expect(throws: TransportError.self) {
            try await transport.send(request, deadline: .now + .seconds(60))
        }
        #expect(error?.kind == .refusedRequest)
        #expect(error?.delivery == .notSent)
        #expect(handler.received.isEmpty)
    }

    @Test("a field that would start a line of its own is not sent")
    func unsendableField() async throws {
        let transport = MockTransport(handler: DoorHandler())
        for field in [HTTPField(unchecked: "A", "b\r\nC: d"), HTTPField(unchecked: "A b", "c")] {
            let request = HTTPRequest(
                method: .get, baseURL: Self.base, target: "/a", headers: HTTPHeaders(unchecked: [field]))
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(request, deadline: .now + .seconds(60))
            }
            #expect(error?.kind == .refusedRequest)
        }
    }

    @Test("calls at the same time each get their own answer")
    func concurrent() async throws {
        let handler = DoorHandler { Reply(DoorHandler.echo($0), delay: .milliseconds($0.connection % 3)) }
        let transport = MockTransport(handler: handler)
        await withTaskGroup(of: Bool.self) { group in
            for index in 0..<300 {
                group.addTask {
                    let request = HTTPRequest(method: .get, baseURL: Self.base, target: "/\(index)")
                    let response = try? await transport.send(request, deadline: .now + .seconds(60))
                    return response.map { String(decoding: $0.body, as: UTF8.self) }
                        == "GET /\(index) 127.0.0.1:8080\n"
                }
            }
            for await right in group { #expect(right) }
        }
        #expect(Set(handler.received.map(\.connection)).count == 300)
    }
}
