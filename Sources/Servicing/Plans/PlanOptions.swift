/// How an instruction is planned or performed.
public struct PlanOptions: Sendable {
    /// The names of the approximations that the caller agrees to: fields such as `effective_on` and `reason`.
    public var accepting: Set<String>
    /// How long a plan may be executed.
    public var lifetime: Duration
    /// How long the whole call may take; nil for the servicer's own setting.
    public var timeout: Duration?
    /// The receipt of an earlier attempt whose outcome is unknown. Lets a provider's "it is so already" count as what
    /// it then is: evidence that the earlier attempt had arrived.
    /// Where the provider's document has a read that tells, it is read first, and what is so already is not sent.
    public var following: Receipt?
    /// Whether the provider's state is read before anything is sent, where its document has a read that tells: what is
    /// so already ends as ``Outcome/alreadyApplied`` and is not sent. Costs the read.
    public var readsFirst: Bool

    /// Options: nothing approximate accepted, plans that last 15 minutes, the servicer's own timeout.
    public init(
        accepting: Set<String> = [], lifetime: Duration = .seconds(15 * 60), timeout: Duration? = nil,
        following: Receipt? = nil, readsFirst: Bool = false
    ) {
        self.accepting = accepting
        self.lifetime = lifetime
        self.timeout = timeout
        self.following = following
        self.readsFirst = readsFirst
    }

    /// The defaults.
    public static let standard = PlanOptions()
}
