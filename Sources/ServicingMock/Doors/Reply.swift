public import ServicingHTTP

/// What a door does with a request: the answer, and how much of it the client gets to see, and how.
///
/// *Committed* and *delivered* are two facts: whether state has changed is decided before a reply exists.
public struct Reply: Sendable {
    /// How an answer that is not delivered whole ends.
    public enum Ending: Sendable, Hashable {
        /// The connection is closed in order (FIN).
        case closed
        /// The connection is reset (RST).
        case reset
        /// The connection stays open and nothing more comes.
        case silence
    }

    /// How much of the answer is delivered.
    public enum Delivery: Sendable, Hashable {
        /// All of it.
        case whole
        /// This many bytes of the answer, header included, and then the ending. Zero bytes: no answer at all. As many
        /// as the answer has, or more: all of it, and then the ending, of which an in-process caller sees nothing.
        case cut(afterBytes: Int, Ending)
    }

    /// What stands on the wire.
    public enum Form: Sendable, Hashable {
        /// The answer, as HTTP asks for.
        case sound
        /// The answer with a `Content-Length` of so many bytes, whatever its body has. The connection is kept or closed
        /// as it would be otherwise: a server that counts wrongly does not know it. So a client waits for what is
        /// missing, or takes what is left over for the beginning of the next answer.
        case announcing(contentLength: Int)
        /// These bytes instead of the answer, after which the connection is closed.
        case bytes([UInt8])
    }

    /// How fast the answer is delivered.
    public enum Pace: Sendable, Hashable {
        /// As fast as the client reads.
        case full
        /// So many bytes at a time, at least one, and so long from one time to the next.
        case dribble(bytes: Int, gap: Duration)
    }

    /// The answer.
    public var response: HTTPResponse
    /// How long the door waits before the answer's first byte.
    public var delay: Duration
    /// How much of it is delivered.
    public var delivery: Delivery
    /// What stands on the wire.
    public var form: Form
    /// How fast it is delivered.
    public var pace: Pace
    /// How the door takes on connections from now on, or nil where that stays as it is.
    public var acceptance: Acceptance?
    /// Told once how much of the answer was delivered, when nothing more of it will be.
    var onDelivery: (@Sendable (DeliveredBytes) -> Void)?
    /// What ends ``delay`` and the times of ``pace`` before they are over; nil where nothing does.
    var gate: DelayGate?

    /// A reply: sound, whole and at once unless said otherwise.
    public init(
        _ response: HTTPResponse, delay: Duration = .zero, delivery: Delivery = .whole, form: Form = .sound,
        pace: Pace = .full, acceptance: Acceptance? = nil
    ) {
        self.response = response
        self.delay = delay
        self.delivery = delivery
        self.form = form
        self.pace = pace
        self.acceptance = acceptance
    }
}
