import ServicingHTTP
import Testing

@testable import ServicingMock

/// When a connection's time is over, on a clock that only these tests move.
@Suite("A connection's time")
struct ConnectionTimeTests {
    /// Times in seconds, and what is written to the client.
    struct Bench {
        let connection: Connection
        let times: Connection.Times
        let service: Conversation.Service
        var output: [UInt8] = []

        init(delay: Duration = .zero) {
            var limits = MockServer.Limits.standard
            limits.idleTime = .seconds(100)
            limits.headerTime = .seconds(10)
            limits.bodyTime = .seconds(20)
            limits.bodyStallTime = .seconds(5)
            limits.writeTime = .seconds(30)
            limits.writeStallTime = .seconds(7)
            limits.lingerTime = .seconds(2)
            limits.silenceTime = .seconds(600)
            times = Connection.Times(limits)
            connection = Connection(
                socket: Socket(descriptor: -1), token: 1, number: 1, limits: limits.request, now: 0)
            service = Conversation.Service(
                handler: DoorHandler { Reply(DoorHandler.echo($0), delay: delay) }, date: HTTPDate.text(0))
            connection.note(sent: false, now: 0)
        }

        /// Lets bytes come at a time.
        mutating func receive(_ text: String, at seconds: UInt64, sends: Bool = true) {
            var text = text
            let now = seconds * 1_000_000_000
            connection.noteInput(now: now)
            text.withUTF8 { connection.conversation.receive($0, into: &output, service) }
            if !sends { connection.output = output }
            connection.note(sent: sends, now: now)
        }

        var expiry: (seconds: UInt64, kind: String) {
            let (time, expiry) = connection.nextExpiry(times)
            let kind =
                switch expiry {
                case .reply: "reply"
                case .refusal(let refusal): "\(refusal.status)"
                case .stalled: "stalled"
                case .over: "over"
                case .reset: "reset"
                }
            return (time / 1_000_000_000, kind)
        }
    }

    @Test("without a request is over after the idle time, counted from the last answer")
    func idle() {
        var bench = Bench()
        #expect(bench.expiry == (100, "over"))
        bench.receive("GET / HTTP/1.1\r\nHost: x\r\n\r\n", at: 50)
        #expect(bench.expiry == (150, "over"))
    }

    @Test("for a header is counted from its first byte, however it drips")
    func header() {
        var bench = Bench()
        bench.receive("G", at: 50)
        #expect(bench.expiry == (60, "408"))
        bench.receive("ET / HTTP/1.1\r\n", at: 55)
        bench.receive("Host: x\r\n", at: 59)
        #expect(bench.expiry == (60, "408"))
        bench.receive("\r\n", at: 59)
        #expect(bench.expiry == (159, "over"))
        bench.receive("G", at: 70)
        #expect(bench.expiry == (80, "408"))
    }

    @Test("for a pipelined header is counted from its own first byte")
    func pipelinedHeader() {
        var bench = Bench()
        bench.receive("GET / HTTP/1.1\r\nHo", at: 1)
        bench.receive("st: x\r\n\r\nGET", at: 9)
        #expect(bench.expiry == (19, "408"))
    }

    @Test("for a body is counted from its header's end, and from its last byte")
    func body() {
        var bench = Bench()
        bench.receive("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n", at: 1)
        #expect(bench.expiry == (6, "408"))
        for second in stride(from: UInt64(3), through: 19, by: 4) { bench.receive("a", at: second) }
        #expect(bench.expiry == (21, "408"))
        bench.receive("aaaa", at: 20)
        #expect(bench.expiry == (120, "over"))
    }

    @Test("to read an answer is counted from when it was first held up, and from the last byte read")
    func writing() {
        var bench = Bench()
        bench.receive("GET / HTTP/1.1\r\nHost: x\r\n\r\n", at: 1, sends: false)
        bench.connection.note(sent: true, now: 1_000_000_000)
        #expect(bench.expiry == (8, "stalled"))
        for second in stride(from: UInt64(5), through: 30, by: 5) {
            bench.connection.note(sent: true, now: second * 1_000_000_000)
        }
        #expect(bench.expiry == (31, "stalled"))
        bench.connection.output = []
        bench.connection.note(sent: true, now: 30_000_000_000)
        #expect(bench.expiry == (130, "over"))
    }

    @Test("for a held reply is the reply's own")
    func heldReply() {
        var bench = Bench(delay: .seconds(1000))
        bench.receive("GET / HTTP/1.1\r\nHost: x\r\n\r\n", at: 1)
        #expect(bench.expiry == (1001, "reply"))
        bench.receive("GET / HTTP/1.1\r\nHost: x\r\n\r\n", at: 500)
        #expect(bench.expiry == (1001, "reply"))
    }

    @Test("after the server's end is counted from there, whatever still comes")
    func phases() {
        let bench = Bench()
        bench.connection.enter(.lingering, now: 5_000_000_000)
        bench.connection.noteInput(now: 6_000_000_000)
        #expect(bench.expiry == (7, "over"))
        bench.connection.enter(.silent, now: 5_000_000_000)
        #expect(bench.expiry == (605, "over"))
        bench.connection.enter(.resetting, now: 5_000_000_000)
        #expect(bench.expiry == (5, "reset"))
    }
}
