/// Tells whether a world is still what it was: which world, how often it has changed, and its clock.
struct SeedRevision: Equatable, Sendable {
    /// Stands for the world, or for a snapshot; held, so that no later one can be taken for it.
    final class Identity: Sendable {}

    let identity: Identity
    var changes = 0
    var clock: MockClock.Setting?
    var settled: MockInstant?

    static func == (a: SeedRevision, b: SeedRevision) -> Bool {
        a.identity === b.identity && a.changes == b.changes && a.clock == b.clock && a.settled == b.settled
    }
}
