import Synchronization

/// Tells a run's tasks to begin nothing more.
final class BulkControl: Sendable {
    private let isSet = Atomic<Bool>(false)

    func drain() {
        isSet.store(true, ordering: .relaxed)
    }

    var isDraining: Bool { isSet.load(ordering: .relaxed) }
}
