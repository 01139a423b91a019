extension Fault {
    /// A fault as suites run an app through it: what goes wrong, and what a client can make of it.
    public struct Sample: Hashable, Sendable, CustomStringConvertible {
        /// In a few words, such as `status 503`.
        public let name: String
        /// What the client sees.
        public let effects: [Effect]
        /// What it can make of it.
        public let sight: Sight

        /// On which sides of the state change it can be placed: after it alone where the provider acts in any case.
        public var placements: [Placement] {
            sight == .answer || !Fault(.beforeCommit, effects).preventsCommit
                ? [.afterCommit] : [.beforeCommit, .afterCommit]
        }

        /// The name.
        public var description: String { name }

        init(_ name: String, _ effects: [Effect], _ sight: Sight) {
            self.name = name
            self.effects = effects
            self.sight = sight
        }
    }

    /// What a client can make of an exchange that a fault has hit.
    public enum Sight: Hashable, Sendable {
        /// The provider's own answer, whole, sooner or later.
        case answer
        /// A whole answer with this status.
        case status(Int)
        /// A whole answer with this status, and a `Retry-After` that is longer than anybody waits.
        case postponed(Int)
        /// The status of the provider's own answer, and a body that nobody can read.
        case unreadable
        /// The status of the provider's own answer, and a body that says no.
        case sayingNo
        /// The connection's end before the answer's.
        case broken
        /// Nothing, or nothing more, for longer than anybody waits.
        case silence
        /// What is no HTTP.
        case noHTTP
        /// That no connection can be made.
        case noConnection
    }

    /// Samples of every sort of effect.
    public static let samples = Effect.Sort.allCases.flatMap(\.samples)
}

extension Fault.Effect {
    /// The sorts of effects.
    public enum Sort: String, Hashable, Sendable, CaseIterable {
        /// ``Fault/Effect/delay(_:)``
        case delay
        /// ``Fault/Effect/latency(_:)``
        case latency
        /// ``Fault/Effect/retryAfter(seconds:asDate:)``
        case retryAfter
        /// ``Fault/Effect/status(_:)``
        case status
        /// ``Fault/Effect/header(name:value:)``
        case header
        /// ``Fault/Effect/body(_:contentType:)``
        case body
        /// ``Fault/Effect/cut(afterBytes:_:)``
        case cut
        /// ``Fault/Effect/contentLength(_:)``
        case contentLength
        /// ``Fault/Effect/garbage(_:)``
        case garbage
        /// ``Fault/Effect/dribble(bytes:gap:)``
        case dribble
        /// ``Fault/Effect/acceptance(_:)``
        case acceptance
    }

    /// Which sort it is of.
    public var sort: Sort {
        switch self {
        case .delay: .delay
        case .latency: .latency
        case .retryAfter: .retryAfter
        case .status: .status
        case .header: .header
        case .body: .body
        case .cut: .cut
        case .contentLength: .contentLength
        case .garbage: .garbage
        case .dribble: .dribble
        case .acceptance: .acceptance
        }
    }
}

extension Fault.Effect.Sort {
    /// One sample or more. A new sort is not complete without.
    fileprivate var samples: [Fault.Sample] {
        switch self {
        case .delay:
            [
                .init("a delay", [.delay(.milliseconds(5))], .answer),
                .init("a delay without end", [.delay(.seconds(86_400))], .silence),
            ]
        case .latency:
            [
                .init(
                    "a latency",
                    [.latency(Fault.Latency(.uniform(from: .milliseconds(1), to: .milliseconds(5)), seed: 1))], .answer)
            ]
        case .retryAfter:
            [
                .init(
                    "status 429, Retry-After 0", [.status(429), .retryAfter(seconds: 0, asDate: false)], .status(429)),
                .init(
                    "status 429, Retry-After an hour", [.status(429), .retryAfter(seconds: 3600, asDate: false)],
                    .postponed(429)),
                .init(
                    "status 503, Retry-After in an hour", [.status(503), .retryAfter(seconds: 3600, asDate: true)],
                    .postponed(503)),
            ]
        case .status:
            [302, 400, 401, 403, 404, 408, 409, 415, 422, 429, 500, 501, 502, 503, 504, 599].map {
                // A 429 of the mock's own asks for a second.
                .init(
                    "status \($0)", [.status($0)] + ($0 == 429 ? [.header(name: "Retry-After", value: "0")] : []),
                    .status($0))
            }
        case .header:
            [.init("another content type", [.header(name: "Content-Type", value: "text/html")], .answer)]
        case .body:
            [
                .init(
                    "a page for a body", [.body(Array("<html>no</html>".utf8), contentType: "text/html")], .unreadable),
                .init("no body", [.body([], contentType: "application/json")], .unreadable),
                .init("half a body", [.body(Array("{".utf8), contentType: "application/json")], .unreadable),
                .init(
                    "a body that says no",
                    [.body(Array(#"{"success":false}"#.utf8), contentType: "application/json")], .sayingNo),
            ]
        case .cut: Self.cuts
        case .contentLength:
            [
                .init("too long a Content-Length", [.contentLength(1 << 20)], .silence),
                .init("too short a Content-Length", [.contentLength(1)], .unreadable),
            ]
        case .garbage:
            [
                .init("another protocol", [.garbage(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8))], .noHTTP),
                .init("a bad header", [.garbage(Array("HTTP/1.1 200 OK\r\nno field\r\n\r\n{}".utf8))], .noHTTP),
            ]
        case .dribble: [.init("a dribble", [.dribble(bytes: 256, gap: .milliseconds(1))], .answer)]
        case .acceptance:
            [
                .init("slow connections", [.acceptance(.slow(delay: .milliseconds(5), for: .seconds(3600)))], .answer),
                .init("no connections", [.acceptance(.refused(for: .seconds(3600)))], .noConnection),
            ]
        }
    }

    /// Before the header, in it, and in the body of even a short answer.
    private static var cuts: [Fault.Sample] {
        let endings: [(Reply.Ending, String, Fault.Sight)] = [
            (.closed, "closed", .broken), (.reset, "reset", .broken), (.silence, "then silence", .silence),
        ]
        return [(0, "no answer"), (20, "a piece of a header"), (118, "a piece of a body")].flatMap { bytes, what in
            endings.map { ending, how, sight in
                .init("\(what), \(how)", [.cut(afterBytes: bytes, ending)], sight)
            }
        }
    }
}
