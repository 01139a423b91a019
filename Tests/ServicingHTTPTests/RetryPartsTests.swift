import Servicing
import TestSupport
import Testing

@testable import ServicingHTTP

@Suite("The retry's quota")
struct RetryQuotaTests {
    private static func failing() -> ScriptedTransport { ScriptedTransport(503) }

    @Test("ends repetitions of all of a provider's calls once it is used up")
    func usedUp() async throws {
        let time = TestTime()
        let quota = RetryQuota(capacity: 12)
        let transport = Self.failing()
        let toys = try ToyServicer(transport, retry: .standard) {
            $0.time = time.time
            $0.retryQuota = quota
        }
        _ = try? await toys.perform(Wind(toy: "x"))
        #expect(transport.sent.count == 3)
        #expect(quota.remaining == 2)
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(transport.sent.count == 4)
        #expect(error?.message.contains("retry quota of toy is used up") == true)
        #expect(error?.isRetryable == true)
    }

    @Test("is refilled by success: what the last repetition took, or one token")
    func refill() async throws {
        let time = TestTime()
        let quota = RetryQuota(capacity: 20)
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            if number == 4 {
                throw TransportError(.timedOut, delivery: .mayHaveArrived, phase: .receiving, message: "late")
            }
            return HTTPResponse(status: number < 3 ? 503 : 200, body: Array(#"{"id":"x"}"#.utf8))
        }
        let toys = try ToyServicer(transport, retry: .standard) {
            $0.time = time.time
            $0.retryQuota = quota
        }
        _ = try await toys.perform(Wind(toy: "x"))
        #expect(quota.remaining == 15, "two repetitions took ten, and the last one's five came back")
        #expect(quota.take(5))
        _ = try await toys.perform(Wind(toy: "x"))
        #expect(quota.remaining == 10, "a timeout's repetition takes ten and gives them back")
        _ = try await toys.perform(Wind(toy: "x"))
        #expect(quota.remaining == 11)
    }

    @Test("never holds more than its capacity, and never less than nothing, whoever takes at once")
    func bounds() async {
        let quota = RetryQuota(capacity: 100)
        let taken = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<50 { group.addTask { quota.take(5) ? 1 : 0 } }
            return await group.reduce(0, +)
        }
        #expect(taken == 20)
        #expect(quota.remaining == 0)
        quota.give(1000)
        #expect(quota.remaining == 100)
    }
}

@Suite("A date of HTTP")
struct HTTPDateReaderTests {
    @Test(
        "is read in its three forms",
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799), ("Fri, 01 Mar 2024 00:00:00 GMT", 1_709_251_200),
            ("Wed Nov 16 08:49:37 1994", 784_975_777), ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_799),
            ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
        ])
    func forms(text: String, seconds: Int64) {
        #expect(HTTPDateReader.seconds(text, now: { 1_700_000_000 }) == seconds)
    }

    @Test("with two digits for the year is of the century that lies at most 50 years ahead")
    func shortYears() {
        let now: () -> Int64 = { 1_700_000_000 }
        let of: (String) -> Int64? = { HTTPDateReader.seconds("Sunday, 06-Nov-\($0) 08:49:37 GMT", now: now) }
        #expect(of("73") == HTTPDateReader.seconds("Mon, 06 Nov 2073 08:49:37 GMT", now: now))
        #expect(of("74") == HTTPDateReader.seconds("Wed, 06 Nov 1974 08:49:37 GMT", now: now))
    }

    @Test(
        "is none where it is no day or no form",
        arguments: [
            "", "now", "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 29 Feb 2023 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 6 Nov 1994 08:49:37 GMT", "06 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
            "1994-11-06T08:49:37Z", "Sun, 00 Nov 1994 08:49:37 GMT", "Son, 06 Nov 1994 08:49:37 GMT",
        ])
    func noDate(text: String) {
        #expect(HTTPDateReader.seconds(text, now: { 0 }) == nil)
    }
}

@Suite("Retry-After")
struct RetryAfterTests {
    private static func read(_ fields: [(String, String)]) -> Duration? {
        RetryAfter.read(HTTPHeaders(unchecked: fields.map { HTTPField(unchecked: $0.0, $0.1) })) { 784_111_777 }
    }

    @Test("as a date counts from the answer's own date, whatever the clock here says")
    func ownDate() {
        let asked = ("Retry-After", "Sun, 06 Nov 1994 09:00:00 GMT")
        #expect(Self.read([asked, ("Date", "Sun, 06 Nov 1994 08:59:00 GMT")]) == .seconds(60))
        #expect(Self.read([asked]) == .seconds(623))
        #expect(Self.read([asked, ("Date", "yesterday")]) == .seconds(623))
        #expect(Self.read([asked, ("Date", "Sun, 06 Nov 1994 09:10:00 GMT")]) == .zero)
    }

    @Test(
        "is digits or a date and nothing else",
        arguments: ["", "+5", "-5", "1.5", "5s", "1 2", "0x10", "٣", "soon"])
    func nothingElse(text: String) {
        #expect(Self.read([("Retry-After", text)]) == nil)
    }

    @Test("that is given twice is the longer one, and one beyond all bounds is a year")
    func extremes() {
        #expect(Self.read([("Retry-After", "3"), ("retry-after", "8"), ("Retry-After", "x")]) == .seconds(8))
        #expect(Self.read([("Retry-After", String(repeating: "9", count: 60))]) == .seconds(365 * 86_400))
    }
}
