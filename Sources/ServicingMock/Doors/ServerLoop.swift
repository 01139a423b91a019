/// The server's one thread: it waits for sockets and times, and serves what is ready. It never blocks on a client.
///
/// Everything here belongs to that thread; other threads talk to it through its ``ServerControl``.
final class ServerLoop {
    private let poller: Poller
    private let control: ServerControl
    private let limits: MockServer.Limits
    private var listener: Listener?
    private var stopBy: UInt64?
    private var connections = ConnectionTable()
    private var timers = TimerHeap()
    private var times: Connection.Times
    private var service: Conversation.Service
    private var dateSeconds = 0
    private var now: UInt64
    private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 131_072, alignment: 16)
    /// What is written before it is sent, for whichever connection is being served.
    private var output: [UInt8] = []

    init(
        listener: Listener, poller: Poller, control: ServerControl, handler: any RequestHandler, reach: Reach,
        limits: MockServer.Limits
    ) {
        self.listener = listener
        self.poller = poller
        self.control = control
        self.limits = limits
        times = Connection.Times(limits)
        dateSeconds = HTTPDate.now()
        service = Conversation.Service(
            handler: handler, deferring: handler as? any DeferringRequestHandler, reach: reach,
            date: HTTPDate.text(dateSeconds))
        now = Self.clock()
    }

    deinit {
        input.deallocate()
    }

    /// Serves until the server is stopped and its connections are gone.
    func run() {
        while listener != nil || connections.count > 0 {
            let ready = poller.wait(milliseconds: timeout())
            now = Self.clock()
            refreshDate()
            for index in 0..<ready { handle(poller[index]) }
            expire()
        }
        control.retireWaker()
        poller.close()
    }

    private func timeout() -> Int32? {
        var next = timers.first?.time
        for time in [stopBy, listener?.nextTime] {
            if let time { next = min(next ?? time, time) }
        }
        guard let next else { return nil }
        guard next > now else { return 0 }
        return Int32(clamping: (next - now + 999_999) / 1_000_000)
    }

    private func refreshDate() {
        let seconds = HTTPDate.now()
        guard seconds != dateSeconds else { return }
        dateSeconds = seconds
        service.date = HTTPDate.text(seconds)
    }

    private func handle(_ event: Readiness) {
        switch event.token {
        case Readiness.wakeToken: obey()
        case Listener.token: accept()
        case let token:
            guard let connection = connections[token] else { return }
            if event.isReadable {
                receive(connection)
            } else if event.isBroken {
                close(connection)
                return
            }
            if event.isWritable, connections[token] != nil { proceed(connection) }
        }
    }

    /// Nanoseconds since the process asked for them first. By Swift's own clock: which module C's `timespec` belongs to
    /// depends, on Linux, on what else the compiler has in hand.
    private static func clock() -> UInt64 {
        // Looked at first, as it is the time of the first look.
        let beginning = beginning
        let (seconds, attoseconds) = (ContinuousClock.now - beginning).components
        return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }

    private static let beginning = ContinuousClock.now
}

// MARK: Taking on and giving up connections

extension ServerLoop {
    private func accept() {
        // A bounded number at a time, so that those already here are served in between.
        guard let listener else { return }
        for _ in 0..<listener.batch {
            guard connections.count < limits.connections else { return listener.pause(until: nil) }
            switch listener.accept(now: now) {
            case .accepted(let socket): take(socket)
            case .none: return
            case .lost: continue
            case .exhausted: return listener.pause(until: now &+ 100_000_000)
            }
        }
    }

    private func take(_ socket: Socket) {
        let connection = connections.add(socket, limits: limits.request, now: now)
        poller.add(socket, token: connection.token, interest: .receiving)
        arm(connection)
    }

    private func close(_ connection: Connection, reset: Bool = false) {
        timers.remove(connection.socket.descriptor)
        connections.remove(connection)
        connection.conversation.noteClosed()
        if reset { connection.socket.reset() } else { connection.socket.close() }
        listener?.resume()
    }
}

// MARK: Serving

extension ServerLoop {
    private func receive(_ connection: Connection) {
        switch connection.socket.receive(into: input) {
        case .wouldBlock: return
        case .failed: close(connection)
        case .moved(0):
            connection.inputEnded = true
            if connection.phase == .serving { proceed(connection) } else { close(connection) }
        case .moved(let count):
            connection.noteInput(now: now)
            switch connection.phase {
            case .serving:
                let bytes = UnsafeRawBufferPointer(rebasing: input[..<count]).bindMemory(to: UInt8.self)
                connection.conversation.receive(bytes, into: &output, service)
                proceed(connection)
            case .lingering, .resetting, .silent:
                connection.discarded += count
                if connection.phase == .lingering, connection.discarded > limits.lingerBytes { close(connection) }
            }
        }
    }

    /// Sends what there is to send and does what follows from that, as far as it can be done now.
    private func proceed(_ connection: Connection) {
        guard connection.phase == .serving else { return }
        if let acceptance = connection.conversation.takeAcceptance() { listener?.set(acceptance, now: now) }
        var sent = false
        while true {
            guard flush(connection, &sent) else { return close(connection) }
            connection.conversation.noteSent(0)
            guard connection.output.isEmpty else { break }
            switch connection.conversation.stage {
            case .asking:
                ask(connection)
            case .waiting:
                let control = control
                connection.conversation.gate?.listen(control) { control.noteOpened() }
            case .ending(let ending):
                return end(connection, ending)
            case .open:
                if connection.conversation.hasAhead {
                    connection.conversation.resume(into: &output, service)
                    if let acceptance = connection.conversation.takeAcceptance() { listener?.set(acceptance, now: now) }
                    continue
                }
                if connection.inputEnded {
                    connection.conversation.receiveEnd(into: &output, service)
                    continue
                }
                if service.isStopping, isIdle(connection) { return close(connection) }
            }
            break
        }
        connection.note(sent: sent, now: now)
        arm(connection)
    }

    /// Hands the handler the request that it is to reply to when it can.
    private func ask(_ connection: Connection) {
        guard let request = connection.conversation.takeAsked(), let handler = service.deferring else { return }
        let control = control
        let token = connection.token
        handler.take(request) { control.give($0, to: token) }
    }

    /// Sends what is written, and keeps what the system does not take. Says whether the connection still stands.
    private func flush(_ connection: Connection, _ sent: inout Bool) -> Bool {
        connection.conversation.noteTaken(output.count)
        if !connection.output.isEmpty {
            connection.output.append(contentsOf: output)
            output.removeAll(keepingCapacity: true)
            return drain(connection, &sent)
        }
        guard !output.isEmpty else { return true }
        defer { output.removeAll(keepingCapacity: output.capacity <= 1_048_576) }
        switch output.withUnsafeBytes({ connection.socket.send($0) }) {
        case .failed: return false
        case .wouldBlock: connection.output = output
        case .moved(let count):
            sent = true
            connection.conversation.noteSent(count)
            if count < output.count { connection.output = Array(output[count...]) }
        }
        return true
    }

    private func drain(_ connection: Connection, _ sent: inout Bool) -> Bool {
        let result = connection.output.withUnsafeBytes { bytes in
            connection.socket.send(UnsafeRawBufferPointer(rebasing: bytes[connection.outputStart...]))
        }
        switch result {
        case .failed: return false
        case .wouldBlock: break
        case .moved(let count):
            sent = true
            connection.conversation.noteSent(count)
            connection.outputStart += count
            if connection.outputStart == connection.output.count {
                connection.output = []
                connection.outputStart = 0
            }
        }
        return true
    }

    /// Ends a connection whose answers are delivered.
    private func end(_ connection: Connection, _ ending: Reply.Ending) {
        switch ending {
        case .closed:
            guard !connection.inputEnded else { return close(connection) }
            // Closing at once would turn whatever the client still sends into a reset, and that could take the
            // answer away before it was read (RFC 9112 §9.6).
            connection.socket.endSending()
            connection.enter(.lingering, now: now)
        case .reset:
            guard connection.socket.unsentBytes > 0 else { return close(connection, reset: true) }
            connection.enter(.resetting, now: now)
        case .silence:
            guard !connection.inputEnded else { return close(connection) }
            connection.enter(.silent, now: now)
        }
        arm(connection)
    }

    /// Has the poller and the timer watch for what the connection waits for.
    private func arm(_ connection: Connection) {
        var interest: Interest = []
        if !connection.output.isEmpty { interest.insert(.sending) }
        if wantsInput(connection) { interest.insert(.receiving) }
        if interest != connection.interest {
            poller.change(connection.socket, token: connection.token, from: connection.interest, to: interest)
            connection.interest = interest
        }
        // A time that moved on is looked at when the old one comes: most answers cost no change of the heap.
        let time = connection.nextExpiry(times).time
        if let set = timers.time(of: connection.socket.descriptor), set <= time { return }
        timers.set(connection.socket.descriptor, to: time)
    }

    private func wantsInput(_ connection: Connection) -> Bool {
        guard !connection.inputEnded else { return false }
        guard connection.phase == .serving else { return true }
        switch connection.conversation.stage {
        case .open: return connection.output.isEmpty
        case .asking, .waiting: return connection.conversation.hasRoomAhead
        case .ending: return true
        }
    }
}

// MARK: Times and stopping

extension ServerLoop {
    private func expire() {
        while let first = timers.first, first.time <= now {
            guard let connection = connections[descriptor: first.key] else {
                timers.remove(first.key)
                continue
            }
            let (time, expiry) = connection.nextExpiry(times)
            guard time <= now else {
                timers.set(first.key, to: time)
                continue
            }
            timers.remove(first.key)
            expire(connection, expiry)
        }
        listener?.expire(now: now)
        if let stopBy, stopBy <= now { stop(at: now, droppingAll: true) }
    }

    private func expire(_ connection: Connection, _ expiry: Connection.Expiry) {
        switch expiry {
        case .over: close(connection)
        case .stalled: close(connection, reset: true)
        case .reply:
            connection.noteRelease()
            connection.conversation.release(into: &output, service)
            proceed(connection)
        case .refusal(let refusal):
            connection.conversation.refuse(refusal, into: &output, service)
            proceed(connection)
        case .reset:
            if connection.socket.unsentBytes == 0 { return close(connection, reset: true) }
            connection.enter(.resetting, now: now)
            arm(connection)
        }
    }

    private func obey() {
        if let acceptance = control.takeAcceptance() { listener?.set(acceptance, now: now) }
        if control.takeOpened() {
            for connection in connections.all where connection.conversation.gate?.isOpen == true {
                connection.noteRelease()
                connection.conversation.releaseOpened(into: &output, service)
                proceed(connection)
            }
        }
        for (token, reply) in control.takeReplies() {
            guard let connection = connections[token] else { continue }
            connection.conversation.take(reply, into: &output, service)
            proceed(connection)
        }
        switch control.order {
        case .serve: break
        case .stop where stopBy == nil: stop(at: now &+ limits.stopTime.nanoseconds, droppingAll: false)
        case .stop: break
        case .stopAtOnce: stop(at: now, droppingAll: true)
        }
    }

    /// Takes on no more connections, closes those that nothing is lost with, and lets the others end until then.
    private func stop(at time: UInt64, droppingAll: Bool) {
        listener?.close()
        listener = nil
        stopBy = droppingAll ? nil : time
        service.isStopping = true
        // Idle clients of a connection pool do not answer our end; waiting for them would only hold up the stop.
        times.linger = min(times.linger, 100_000_000)
        for connection in connections.all {
            if droppingAll || connection.phase == .silent {
                close(connection)
            } else if connection.phase == .lingering {
                arm(connection)
            } else if isIdle(connection) {
                // A request that has arrived and was not read yet is in flight for its client.
                receive(connection)
                if connections[connection.token] != nil, isIdle(connection) { close(connection) }
            }
        }
    }

    private func isIdle(_ connection: Connection) -> Bool {
        connection.phase == .serving && connection.conversation.isIdle && connection.output.isEmpty
    }
}
