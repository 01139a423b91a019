/// Where connections come in: the listening socket, and the times at which none is taken on.
///
/// Touched by the event loop's thread alone.
final class Listener {
    /// What the poller knows it by.
    static let token = UInt64.max - 1

    private let poller: Poller
    private let address: ListenAddress
    private let host: String
    private let port: UInt16
    /// While connections are refused: bound, so that nobody else gets the port, but not listening.
    private var socket: Socket
    private var isListening = false
    private var isWatched = false
    /// When to look again, where nothing but the time is waited for.
    private var resumption: UInt64?
    private var acceptance = Acceptance.prompt
    private var acceptanceEnd: UInt64?
    /// When the connection that waits is taken on.
    private var slowDue: UInt64?

    init(_ socket: Socket, poller: Poller, address: ListenAddress, host: String, port: UInt16) {
        self.socket = socket
        self.poller = poller
        self.address = address
        self.host = host
        self.port = port
        watch()
    }

    /// When ``expire(now:)`` has something to do.
    var nextTime: UInt64? {
        [resumption, acceptanceEnd].compactMap { $0 }.min()
    }

    /// How many connections are taken on before those already here are served.
    var batch: Int {
        if case .slow = acceptance { 1 } else { 64 }
    }

    /// Takes on a connection. Called when the poller says that one is there.
    func accept(now: UInt64) -> Socket.Acceptance {
        guard isListening, isWatched else { return .none }
        if case .slow(let delay, _) = acceptance {
            guard let due = slowDue, due <= now else {
                let due = slowDue ?? now &+ delay.nanoseconds
                slowDue = due
                pause(until: due)
                return .none
            }
            slowDue = nil
        }
        return socket.accept()
    }

    /// Leaves new connections in the system's queue until ``resume()`` is called or the time has come.
    func pause(until time: UInt64?) {
        resumption = time
        guard isWatched else { return }
        isWatched = false
        poller.change(socket, token: Self.token, from: .receiving, to: [])
    }

    /// Takes connections on again, unless they are refused or one is due later.
    func resume() {
        guard isListening, !isWatched, slowDue == nil else { return }
        resumption = nil
        isWatched = true
        poller.change(socket, token: Self.token, from: [], to: .receiving)
    }

    /// Changes how connections are taken on.
    func set(_ acceptance: Acceptance, now: UInt64) {
        self.acceptance = acceptance
        slowDue = nil
        switch acceptance {
        case .prompt:
            acceptanceEnd = nil
            open(now: now)
        case .slow(_, let time):
            acceptanceEnd = now &+ time.nanoseconds
            open(now: now)
        case .refused(let time):
            acceptanceEnd = now &+ time.nanoseconds
            refuse()
        }
    }

    /// Does what is due.
    func expire(now: UInt64) {
        if let acceptanceEnd, acceptanceEnd <= now { set(.prompt, now: now) }
        if let resumption, resumption <= now {
            self.resumption = nil
            guard isListening else { return open(now: now) }
            if !isWatched {
                isWatched = true
                poller.change(socket, token: Self.token, from: [], to: .receiving)
            }
        }
    }

    /// Gives the socket back.
    func close() {
        socket.close()
        isListening = false
        isWatched = false
        resumption = nil
        acceptanceEnd = nil
    }

    private func watch() {
        isListening = true
        isWatched = true
        poller.add(socket, token: Self.token, interest: .receiving)
    }

    /// Listens again where that had ended, and looks at what has come.
    private func open(now: UInt64) {
        guard !isListening else { return resume() }
        resumption = nil
        do throws(MockServerError) {
            try socket.listen(host: host, port: port)
            watch()
        } catch {
            // Somebody else got the port in the moment when it was nobody's. Perhaps they give it back.
            reserve()
            resumption = now &+ 100_000_000
        }
    }

    /// Ends listening: what waits in the system's queue is reset, and what comes is refused.
    private func refuse() {
        resumption = nil
        guard isListening else { return }
        isListening = false
        isWatched = false
        reserve()
    }

    /// A new socket on the same port, not listening. One that could not be had fails when it is to listen.
    private func reserve() {
        socket.close()
        socket = (try? Socket.bound(to: address, host: host, port: port)) ?? Socket(descriptor: -1)
    }
}
