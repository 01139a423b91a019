import ServicingHTTP

/// Tells whoever listens that something that a state file would have has changed.
final class ChangeSignal: Sendable {
    private let listener = Lock<(@Sendable () -> Void)?>(nil)

    /// Has changes told to a listener, which must be quick, in place of the one before.
    func listen(_ listener: (@Sendable () -> Void)?) {
        self.listener.withLock { $0 = listener }
    }

    /// To be called after a change, outside of what it was made in.
    func note() {
        listener.withLock { $0 }?()
    }
}
