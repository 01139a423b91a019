/// One client's connection: its socket, what is on the way to it, and the times that bound it.
///
/// Touched by the event loop's thread alone.
final class Connection {
    /// What the connection is there for.
    enum Phase {
        /// Requests and answers.
        case serving
        /// The server has ended its side and waits for the client's, throwing away what comes.
        case lingering
        /// A reset is due as soon as the system has sent what it took.
        case resetting
        /// It stays open and nothing more comes.
        case silent
    }

    /// The times, in nanoseconds, that bound a connection.
    struct Times {
        let idle, header, body, bodyStall, write, writeStall, silence, resetPoll: UInt64
        var linger: UInt64

        init(_ limits: MockServer.Limits) {
            idle = limits.idleTime.nanoseconds
            header = limits.headerTime.nanoseconds
            body = limits.bodyTime.nanoseconds
            bodyStall = limits.bodyStallTime.nanoseconds
            write = limits.writeTime.nanoseconds
            writeStall = limits.writeStallTime.nanoseconds
            silence = limits.silenceTime.nanoseconds
            linger = limits.lingerTime.nanoseconds
            resetPoll = 1_000_000
        }
    }

    /// What has come of a connection whose time has passed.
    enum Expiry {
        /// A held reply, or the next piece of one, is due.
        case reply
        /// The client's request did not come in time.
        case refusal(RequestRefusal)
        /// The client does not read.
        case stalled
        /// Nothing is lost by closing.
        case over
        /// It is time to look again whether everything was sent.
        case reset
    }

    let socket: Socket
    /// What the poller knows the connection by: unlike the descriptor, never used again.
    let token: UInt64
    var conversation: Conversation
    var phase = Phase.serving
    var interest: Interest = .receiving
    /// The client sends no more.
    var inputEnded = false
    /// What the system has not taken yet of the answers.
    var output: [UInt8] = []
    var outputStart = 0
    /// How much was thrown away while lingering.
    var discarded = 0

    /// When something last came, or was last sent.
    private var lastInput: UInt64
    private var lastOutput: UInt64
    /// When the current request's header and body began, the output was first held up, the phase was entered.
    private var headerStart: UInt64?
    private var bodyStart: UInt64?
    private var outputHeldSince: UInt64?
    private var phaseStart: UInt64
    private var servedBefore = 0
    private var replyDue: UInt64?

    init(socket: Socket, token: UInt64, number: Int, limits: RequestLimits, now: UInt64) {
        self.socket = socket
        self.token = token
        conversation = Conversation(connection: number, limits: limits)
        lastInput = now
        lastOutput = now
        phaseStart = now
    }

    /// Enters another phase.
    func enter(_ phase: Phase, now: UInt64) {
        self.phase = phase
        phaseStart = now
    }

    /// Notes that something came.
    func noteInput(now: UInt64) {
        lastInput = now
    }

    /// Notes that what was held back is written, so that what is held back next has a time of its own.
    func noteRelease() {
        replyDue = nil
    }

    /// Notes how far requests, answers and output have come.
    func note(sent: Bool, now: UInt64) {
        if sent { lastOutput = now }
        outputHeldSince = output.isEmpty ? nil : outputHeldSince ?? now
        if conversation.served != servedBefore {
            servedBefore = conversation.served
            headerStart = nil
            bodyStart = nil
        }
        switch conversation.phase {
        case .idle: headerStart = nil
        case .header: headerStart = headerStart ?? now
        case .body: bodyStart = bodyStart ?? now
        }
        if case .waiting(let delay) = conversation.stage {
            replyDue = replyDue ?? now &+ delay.nanoseconds
        } else {
            replyDue = nil
        }
    }

    /// When something is to be done if nothing happens before, and what.
    func nextExpiry(_ times: Times) -> (time: UInt64, expiry: Expiry) {
        switch phase {
        case .lingering: return (phaseStart &+ times.linger, .over)
        case .silent: return (phaseStart &+ times.silence, .over)
        case .resetting: return (phaseStart &+ times.resetPoll, .reset)
        case .serving: break
        }
        if let outputHeldSince {
            let stalled = min(outputHeldSince &+ times.write, lastOutput &+ times.writeStall)
            if let replyDue, replyDue < stalled { return (replyDue, .reply) }
            return (stalled, .stalled)
        }
        if let replyDue { return (replyDue, .reply) }
        // It is the handler's to set an end to what it waits for.
        if conversation.stage == .asking { return (max(lastInput, lastOutput) &+ 86_400_000_000_000, .over) }
        if let bodyStart {
            return (min(bodyStart &+ times.body, lastInput &+ times.bodyStall), .refusal(.bodyTime))
        }
        if let headerStart { return (headerStart &+ times.header, .refusal(.headerTime)) }
        return (max(lastInput, lastOutput) &+ times.idle, .over)
    }
}

extension Duration {
    /// The duration in whole nanoseconds: nothing below zero, and at most some 290 years.
    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        guard seconds < 9_000_000_000 else { return 9_000_000_000_000_000_000 }
        return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }
}
