import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Retry")
struct RetryTests {
    /// What one try ends with.
    enum Ending: Hashable, Sendable, CustomTestStringConvertible {
        case status(Int)
        case notSent(TransportError.Kind)
        case lost(TransportError.Kind)

        var testDescription: String {
            switch self {
            case .status(let status): "\(status)"
            case .notSent(let kind): "\(kind) before a byte"
            case .lost(let kind): "\(kind) after a byte"
            }
        }
    }

    /// A transport whose tries end one after another as they are told; the last one's ending stays.
    private static func transport(_ endings: [Ending], headers: [HTTPField] = []) -> ScriptedTransport {
        ScriptedTransport { number, _ throws(TransportError) in
            switch endings[min(number, endings.count) - 1] {
            case .status(let status):
                return HTTPResponse(
                    status: status, headers: HTTPHeaders(unchecked: headers),
                    body: Array(status == 200 ? #"{"id":"x"}"#.utf8 : "{}".utf8))
            case .notSent(let kind):
                throw TransportError(kind, delivery: .notSent, phase: .connecting, message: "it broke early")
            case .lost(let kind):
                throw TransportError(kind, delivery: .mayHaveArrived, phase: .waitingForAnswer, message: "it broke")
            }
        }
    }

    private static func toys(
        _ transport: ScriptedTransport, _ time: TestTime = TestTime(), retry: RetryPolicy = .standard,
        timeout: Duration = .seconds(20), quota: RetryQuota? = nil, events: EventLog? = nil
    ) throws -> ToyServicer {
        try ToyServicer(transport, timeout: timeout, events: events, retry: retry) {
            $0.time = time.time
            $0.retryQuota = quota
        }
    }

    private static let operations: [any NativeOperation] = [
        Wind(toy: "x"), Hush(toy: "x"), Look(toy: "x"), Make(toy: "x"), Buy(toy: "x"),
    ]
    private static let repeatable: Set<OperationName> = ["wind", "hush", "look"]

    @Test("sends any operation again that never left this machine")
    func beforeAByte() async throws {
        for kind in [TransportError.Kind.cannotResolve, .cannotConnect, .proxyFailed, .timedOut, .connectionLost] {
            for operation in Self.operations {
                let transport = Self.transport([.notSent(kind), .notSent(kind), .status(200)])
                let receipt = try await Self.toys(transport).perform(operation)
                #expect(transport.sent.count == 3)
                #expect(receipt.attempts == 1, "only one request left")
                #expect(receipt.history.map(\.mayHaveArrived) == [false, false, true])
                #expect(receipt.warnings.isEmpty)
            }
        }
    }

    @Test(
        "does not try again what stays as it is",
        arguments: [
            TransportError.Kind.refusedRequest, .tlsFailed, .cancelled, .answerTooLarge, .malformedAnswer, .shutDown,
            .other,
        ])
    func permanent(kind: TransportError.Kind) async throws {
        for ending in [Ending.notSent(kind), .lost(kind)] {
            let transport = Self.transport([ending, .status(200)])
            let toys = try Self.toys(transport)
            let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
            #expect(transport.sent.count == 1)
            #expect(error?.isRetryable == false)
        }
    }

    @Test(
        "sends only repeatable operations again after a failure behind the first byte",
        arguments: [
            Ending.lost(.connectionLost), .lost(.timedOut), .status(408), .status(500), .status(502), .status(503),
            .status(504),
        ])
    func afterAByte(ending: Ending) async throws {
        for operation in Self.operations {
            let name = type(of: operation).contract.name
            let transport = Self.transport([ending, .status(200)])
            let toys = try Self.toys(transport)
            if Self.repeatable.contains(name) {
                let receipt = try await toys.perform(operation)
                #expect(transport.sent.count == 2)
                #expect(receipt.attempts == 2)
                #expect(receipt.history.count == 2)
                let isWrite = type(of: operation).contract.isWrite
                #expect(receipt.warnings.map(\.kind) == (isWrite ? [.earlierAttemptUnknown] : []))
            } else {
                let error = await failure { () async throws(ServicingError) in try await toys.perform(operation) }
                #expect(transport.sent.count == 1, "\(name) was sent twice")
                #expect(error?.effect == .mayHaveApplied)
                #expect(error?.receipt?.outcome == .unknown)
                #expect(error?.hint != nil)
                #expect(error?.isRetryable == false)
            }
        }
    }

    @Test("sends anything but a pay-off again after a 429 that its document names, and what is repeatable after any")
    func tooManyRequests() async throws {
        for (operation, sent) in [
            (Wind(toy: "x") as any NativeOperation, 2), (Hush(toy: "x"), 2), (Look(toy: "x"), 2),
            (Make(toy: "x"), 2), (Buy(toy: "x"), 1),
        ] {
            let transport = Self.transport([.status(429), .status(200)])
            _ = try? await Self.toys(transport).perform(operation)
            #expect(transport.sent.count == sent)
        }
        struct PayOff: ProviderOperation {
            static let contract = OperationContract(
                name: "pay", signature: "", movesMoney: true, repeatability: .never("money"), documentedErrors: [429],
                document: ToyDialect.document)
            var scope: String { "" }
            func draft(for dialect: ToyDialect, checking problems: inout FieldChecks) -> RequestDraft {
                RequestDraft(.post, "/pay")
            }
            func read(
                _ answer: JSONAnswer, from dialect: ToyDialect
            ) throws(AnswerProblem) -> Reading<String> { Reading("") }
        }
        let transport = Self.transport([.status(429), .status(200)])
        let toys = try Self.toys(transport)
        let error = await failure { () async throws(ServicingError) in try await toys.perform(PayOff()) }
        #expect(transport.sent.count == 1)
        #expect(error?.kind == .rateLimited)
        #expect(error?.effect == .refused)
        #expect(error?.isRetryable == false)
    }

    @Test(
        "takes a refusal for one",
        arguments: [
            301, 400, 401, 403, 404, 405, 409, 410, 413, 415, 418, 422, 425, 451, 499, 501, 505, 511, 599,
        ])
    func refusals(status: Int) async throws {
        let transport = Self.transport([.status(status), .status(200)])
        let toys = try Self.toys(transport)
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(transport.sent.count == 1)
        #expect(error?.isRetryable == false)
    }

    @Test("can be forbidden what is only inferred")
    func inferred() async throws {
        let policy = RetryPolicy(repeatsInferred: false)
        for ending in [Ending.status(503), .lost(.connectionLost), .status(429)] {
            let hush = Self.transport([ending, .status(200)])
            _ = try? await Self.toys(hush, retry: policy).perform(Hush(toy: "x"))
            #expect(hush.sent.count == 1)
            let wind = Self.transport([ending, .status(200)])
            _ = try await Self.toys(wind, retry: policy).perform(Wind(toy: "x"))
            #expect(wind.sent.count == 2)
        }
        let unsent = Self.transport([.notSent(.cannotConnect), .status(200)])
        _ = try await Self.toys(unsent, retry: policy).perform(Hush(toy: "x"))
        #expect(unsent.sent.count == 2)
    }

    @Test("can be off")
    func off() async throws {
        let transport = Self.transport([.notSent(.cannotConnect), .status(200)])
        let toys = try Self.toys(transport, retry: .off)
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(transport.sent.count == 1)
        #expect(error?.effect == .notSent)
        #expect(error?.isRetryable == true)
        #expect(error?.history.isEmpty == true)
        #expect(error?.message == "it broke early")
    }

    @Test("ends after as many tries as the policy has, and tells each")
    func exhausted() async throws {
        let transport = Self.transport([.status(503), .lost(.connectionLost), .status(502), .status(200)])
        let log = EventLog()
        let toys = try Self.toys(transport, events: log)
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(transport.sent.count == 3)
        #expect(error?.attempts == 3)
        #expect(error?.receipt?.attempts == 3)
        #expect(error?.history.map(\.statusCode) == [503, nil, 502])
        #expect(error?.receipt?.history.count == 3)
        #expect(error?.message.hasSuffix("tried 3 times") == true)
        #expect(error?.isRetryable == true)
        #expect(
            log.events.compactMap { if case .pausing(let pause) = $0.kind { pause } else { nil } }.count == 2)
        #expect(log.lines.contains { $0.contains("no tries are left") })
    }

    @Test("pauses for a random part of a ceiling that doubles up to a limit")
    func backoff() async throws {
        let time = TestTime(chance: 0.5)
        let policy = RetryPolicy(
            maximumTries: 6, firstPause: .milliseconds(100), longestPause: .milliseconds(350))
        let toys = try Self.toys(Self.transport([.status(503)]), time, retry: policy)
        _ = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(time.pauses == [50, 100, 175, 175, 175].map { .milliseconds($0) })
        let still = TestTime(chance: 0)
        _ = try? await Self.toys(Self.transport([.status(503)]), still).perform(Wind(toy: "x"))
        #expect(still.pauses == [.zero, .zero])
    }

    @Test(
        "waits as long as the provider asks, in seconds or until a date, and the jitter on top",
        arguments: [
            ("3", 3), ("0", 0), ("Sun, 09 Sep 2001 01:46:47 GMT", 7), ("Sunday, 09-Sep-01 01:46:47 GMT", 7),
            ("Sun Sep  9 01:46:47 2001", 7), ("Sun, 09 Sep 2001 01:00:00 GMT", 0), ("soon", 0), ("-1", 0),
        ])
    func retryAfter(text: String, seconds: Int) async throws {
        for status in [429, 503] {
            let time = TestTime(chance: 0.5)
            let transport = Self.transport(
                [.status(status), .status(200)], headers: [HTTPField(unchecked: "retry-after", text)])
            _ = try await Self.toys(transport, time).perform(Wind(toy: "x"))
            #expect(time.pauses == [.seconds(seconds) + .milliseconds(100)])
        }
    }

    @Test("gives up at once where the provider asks to wait longer than is left, and says how long")
    func longRetryAfter() async throws {
        for text in ["20", "99999999999999999999999", "Mon, 10 Sep 2001 00:00:00 GMT"] {
            let time = TestTime()
            let transport = Self.transport(
                [.status(429), .status(200)], headers: [HTTPField(unchecked: "Retry-After", text)])
            let toys = try Self.toys(transport, time)
            let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
            #expect(time.pauses.isEmpty)
            #expect(transport.sent.count == 1)
            #expect(error?.kind == .rateLimited)
            #expect(try #require(error?.retryAfter) >= .seconds(20))
            #expect(error?.message.contains("asks to wait longer") == true)
        }
    }

    @Test("keeps every try within the call's one deadline")
    func deadline() async throws {
        let time = TestTime(chance: 0.999)
        let deadlines = Lock<[ContinuousClock.Instant]>([])
        struct Slow: HTTPTransport {
            let time: TestTime
            let deadlines: Lock<[ContinuousClock.Instant]>
            func send(
                _ request: HTTPRequest, deadline: ContinuousClock.Instant
            ) async throws(TransportError) -> HTTPResponse {
                deadlines.withLock { $0.append(deadline) }
                time.advance(by: .seconds(4))
                return HTTPResponse(status: 503)
            }
        }
        let started = time.now
        let toys = try ToyServicer(
            Slow(time: time, deadlines: deadlines), timeout: .seconds(10),
            retry: RetryPolicy(maximumTries: 100, firstPause: .milliseconds(10), tryTimeout: .seconds(5))
        ) { $0.time = time.time }
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        let seen = deadlines.withLock { $0 }.map { started.duration(to: $0) }
        #expect(seen.count == 3)
        #expect(seen[0] == .seconds(5))
        #expect(seen[1] > .seconds(9) && seen[1] < .seconds(10))
        #expect(seen[2] == .seconds(10), "the last try ends with the call")
        #expect(error?.message.contains("the time that is left is too short") == true)
    }

    @Test("is not cut short by a cancelled pause: the last try's error stands")
    func cancelledPause() async throws {
        let time = TestTime()
        let transport = Self.transport([.status(503), .status(200)])
        let toys = try ToyServicer(transport, retry: .standard) {
            $0.time = time.time
            $0.time.sleep = { _ in throw CancellationError() }
        }
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(transport.sent.count == 1)
        #expect(error?.kind == .providerFailure)
        #expect(error?.effect == .mayHaveApplied)
        #expect(error?.message.contains("cancelled") == true)
    }

    @Test("counts the request after a renewed token among the attempts")
    func renewedToken() async throws {
        let transport = Self.transport([.status(503), .status(401), .status(200)])
        let time = TestTime()
        let toys = try ToyServicer(
            transport, credential: .bearerSource(CachedTokenSource { .init("same") }), retry: .standard
        ) { $0.time = time.time }
        let receipt = try await toys.perform(Wind(toy: "x"))
        #expect(receipt.attempts == 3)
        #expect(receipt.history.map(\.statusCode) == [503, 401, 200])
        #expect(time.pauses.count == 1, "a renewed token is used at once")
    }
}
