import ServicingHTTP
import Testing

@testable import ServicingMock

@Suite("The parts of the doors")
struct DoorPartsTests {
    @Test(
        "dates are written as HTTP writes them",
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
            (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 GMT"),
        ])
    func dates(_ seconds: Int, _ text: String) {
        #expect(HTTPDate.text(seconds) == text)
    }

    @Test(
        "hosts are taken that are names or addresses",
        arguments: [
            "a", "a.b-c_d~e", "127.0.0.1", "127.0.0.1:0", "a:", "a:65535", "[::1]", "[::1]:80", "[::]",
            "[1:2:3:4:5:6:7:8]",
            "[1::8]", "[::ffff:1.2.3.4]", "[1:2:3:4:5:6:1.2.3.4]", "[v1.a:b]", "%41", "a,b", "A!$&'()*+,;=",
        ])
    func hosts(_ text: String) {
        #expect(Self.isAuthority(text))
    }

    @Test(
        "hosts are refused that are neither",
        arguments: [
            "", ":1", "a b", "a/b", "a?b", "a#b", "a@b", "a:b", "a:-1", "a:65536", "a:99999999999999999999", "[::1",
            "::1",
            "[]", "[:]", "[:::]", "[1]", "[1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:8:9]", "[1::2::3]", "[12345::]", "[::g]",
            "[1:2:3:4:5:6:7:8::]", "[::1.2.3]", "[::1.2.3.256]", "[::01.2.3.4]", "[1.2.3.4]", "[::1]a", "[::1%25a]",
            "[v.a]",
            "[v1.]", "[1:2:3:4:5:6:7:1.2.3.4]", "[1:]", "[:1]", "%4", "a%", "\u{e9}", "a\\b", "a\"b",
        ])
    func badHosts(_ text: String) {
        #expect(!Self.isAuthority(text))
    }

    private static func isAuthority(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            do {
                try Authority.check(bytes)
                return true
            } catch {
                return false
            }
        }
    }

    @Test("the timers give back what was put in, the earliest first, whatever was moved or taken out in between")
    func timers() {
        var random = SeededGenerator(seed: 7)
        var heap = TimerHeap()
        var model: [Int32: UInt64] = [:]
        for _ in 0..<20_000 {
            let key = Int32.random(in: 0..<200, using: &random)
            if Int.random(in: 0..<4, using: &random) == 0 {
                heap.remove(key)
                model[key] = nil
            } else {
                let time = UInt64.random(in: 0..<1000, using: &random)
                heap.set(key, to: time)
                model[key] = time
            }
            #expect(heap.count == model.count)
            #expect(heap.first?.time == model.values.min())
            #expect(heap.time(of: key) == model[key])
        }
        var last: UInt64 = 0
        while let first = heap.first {
            #expect(first.time >= last)
            #expect(model.removeValue(forKey: first.key) == first.time)
            last = first.time
            heap.remove(first.key)
        }
        #expect(model.isEmpty)
    }

    @Test("a duration is whole nanoseconds, never below zero and never too large")
    func durations() {
        #expect(Duration.milliseconds(1).nanoseconds == 1_000_000)
        #expect(Duration.seconds(-1).nanoseconds == 0)
        #expect(Duration(secondsComponent: 1, attosecondsComponent: 999_999_999).nanoseconds == 1_000_000_000)
        #expect(Duration.seconds(Int64.max).nanoseconds == 9_000_000_000_000_000_000)
    }

    @Test(
        "what went wrong is said with what can be done",
        arguments: [
            MockServerError.badHost("a"), .notLoopback("a"), .addressNotAvailable("a"), .portInUse(1),
            .portNotPermitted(1),
            .system(call: "bind", code: 1),
        ])
    func errors(_ error: MockServerError) {
        #expect(error.description.count > 20)
    }
}
