/// How fast rows come through at a provider, seen over the last while.
struct BulkPace: Sendable {
    private var perSecond: Double
    private var start: ContinuousClock.Instant?
    private var count = 0

    /// How long it is looked at a time.
    private static let span: Duration = .milliseconds(250)

    /// - Parameter perSecond: what is assumed until it is seen.
    init(perSecond: Double = 0) {
        self.perSecond = perSecond
    }

    /// A row came through. The first only begins the time that is looked at.
    mutating func noteRow(at now: ContinuousClock.Instant) {
        guard let start else {
            start = now
            return
        }
        count += 1
        let time = now - start
        guard time >= Self.span else { return }
        perSecond = Double(count) / (time / .seconds(1))
        self.start = now
        count = 0
    }

    /// How many rows come through in a time; 0 where it is less than one.
    func rows(in time: Duration) -> Int { Int(min(perSecond * (time / .seconds(1)), 1e6)) }
}
