/// How a door takes on connections. Those that are open are not touched by it.
public enum Acceptance: Sendable, Hashable {
    /// At once.
    case prompt
    /// Not at all for so long: the system refuses them, as it does where no server runs. The port
    /// stays bound, so that nobody gets it who asks for any that is free.
    case refused(for: Duration)
    /// One at a time, each after a delay, for so long. A client finds itself connected meanwhile, and unanswered.
    case slow(delay: Duration, for: Duration)
}
