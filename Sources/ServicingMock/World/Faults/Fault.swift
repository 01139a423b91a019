import ServicingHTTP

/// Something that goes wrong, as data: when, on which side of the state change, and what the client gets to see.
public struct Fault: Hashable, Sendable {
    /// Which of the requests that match is hit, counted from 1 since the fault was put in.
    public enum Turn: Hashable, Sendable {
        /// Every one.
        case every
        /// That one alone.
        case nth(Int)
        /// That many from the first on.
        case first(Int)
    }

    /// Which side of the state change it happens on.
    public enum Placement: String, Hashable, Sendable {
        /// The provider never acts: nothing changes. Where all its effects leave the answer as it is, such as a delay,
        /// it acts after all.
        case beforeCommit
        /// The provider has acted: what changes has changed, whatever the client sees of it.
        case afterCommit
    }

    /// What the client sees. Those that concern the answer apply in the order given.
    public enum Effect: Hashable, Sendable {
        /// The answer waits this long; delays add up.
        case delay(Duration)
        /// The answer waits for a time that is drawn anew for each request.
        case latency(Latency)
        /// `Retry-After`: so many seconds, or the date that it is then.
        case retryAfter(seconds: Int, asDate: Bool)
        /// Another status, with the provider's own body for it.
        case status(Int)
        /// One more header field, in place of those of that name.
        case header(name: String, value: String)
        /// Another body, byte for byte, such as a proxy's HTML page.
        case body([UInt8], contentType: String)
        /// The answer ends after that many bytes, its header counted. Zero bytes: there is none.
        case cut(afterBytes: Int, Reply.Ending)
        /// `Content-Length` says so many bytes, whatever the body has.
        case contentLength(Int)
        /// These bytes come in the answer's place, and then the connection's end.
        case garbage([UInt8])
        /// The answer comes so many bytes at a time, with so long between them.
        case dribble(bytes: Int, gap: Duration)
        /// From then on the door takes on connections otherwise, or none at all for a while.
        case acceptance(Acceptance)
    }

    /// The provider it is meant for, or nil for all.
    public var provider: String?
    /// The operation it is meant for, or nil for all.
    public var operation: String?
    /// Which requests are hit.
    public var turn: Turn
    /// Which side of the state change it happens on.
    public var placement: Placement
    /// What the client sees.
    public var effects: [Effect]
    /// Which of them are hit, beside provider, operation and turn.
    public var scope: Scope

    /// A fault, for every request of every provider unless said otherwise.
    public init(
        _ placement: Placement, _ effects: [Effect], provider: String? = nil, operation: String? = nil,
        turn: Turn = .every, scope: Scope = Scope()
    ) {
        self.provider = provider
        self.operation = operation
        self.turn = turn
        self.placement = placement
        self.effects = effects
        self.scope = scope
    }

    /// Whether it keeps the provider from acting.
    var preventsCommit: Bool {
        placement == .beforeCommit && !effects.allSatisfy(\.leavesAnswer)
    }
}

extension Fault.Effect {
    /// Whether the client gets the provider's answer all the same, sooner or later.
    fileprivate var leavesAnswer: Bool {
        switch self {
        case .delay, .latency, .dribble, .acceptance: true
        case .retryAfter, .status, .header, .body, .cut, .contentLength, .garbage: false
        }
    }
}
