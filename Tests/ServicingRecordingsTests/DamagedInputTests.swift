import ExactJSON
import Foundation
import ServicingHTTP
import Testing

@testable import ServicingRecordings

@Suite("Damaged input")
struct DamagedInputTests {
    /// A generator whose numbers are the same in every run.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let whole: [UInt8] = {
        let body =
            #"{"ssn":"111223333","list":[1,{"phone":5551234}],"t":"mail a@b.co, password=hunter2, eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x"}"#
        return Recording(interactions: [
            Sample.interaction(
                Sample.request(
                    .post, "/a%2Fb/by-ssn/11?token=abc%20d&x=4111111111111111#f=1", body,
                    headers: [
                        ("Authorization", "Basic dXNlcjpwYXNzMQ=="), ("Cookie", "a=b; c"), ("X-Api-Key", "k-12345"),
                    ]),
                Sample.response(200, body, headers: [("Set-Cookie", "s=1; Path=/"), ("Location", "/x?token=1")])),
            Sample.interaction(
                Sample.request(
                    .post, "/f", "a=1&ssn=2&=&b", headers: [("Content-Type", "application/x-www-form-urlencoded")]),
                Sample.response(500, "<ssn>1</ssn> name=\"x\"\r\n\r\n--", headers: [])),
        ]).har()
    }()

    @Test("never stops the reader, the redaction or the leak check", arguments: 0..<8)
    func files(seed: UInt64) {
        var numbers = Numbers(state: seed &+ 1)
        for _ in 0..<40 {
            var bytes = Self.whole
            for _ in 0..<Int.random(in: 1...4, using: &numbers) { damage(&bytes, &numbers) }
            _ = LeakCheck().findings(in: bytes, file: "x.har")
            guard let recording = try? Recording(har: bytes) else { continue }
            let redacted = recording.redacted()
            #expect((try? Recording(har: redacted.har())) == redacted)
        }
    }

    @Test("of a body or a header is redacted to the same again, and holds no secret that was whole", arguments: 0..<8)
    func bodies(seed: UInt64) {
        var numbers = Numbers(state: seed &+ 100)
        let interactions = (try? Recording(har: Self.whole).interactions) ?? []
        for _ in 0..<40 {
            var recording = Recording(interactions: interactions)
            var body = interactions[0].response.body
            damage(&body, &numbers)
            recording.interactions[0].response.content = .bytes(body)
            let once = recording.redacted()
            #expect(once.redacted() == once, "\(once.interactions[0].response.body.text)")
            #expect(!once.har().text.contains("k-12345"))
        }
    }

    private func damage(_ bytes: inout [UInt8], _ numbers: inout Numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &numbers)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &numbers)))
        case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
        default: bytes.insert("\"\\%=:>{}[]masked-1".utf8.randomElement(using: &numbers) ?? 0, at: place)
        }
        if bytes.isEmpty { bytes = [0] }
    }
}
