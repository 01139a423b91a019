#if canImport(Darwin)
    import Darwin

    /// Waits for sockets to become ready: kqueue.
    final class Poller {
        /// Ends a wait from any thread, for as long as the poller is open.
        struct Waker: Sendable {
            fileprivate let descriptor: Int32

            func wake() {
                var event = kevent()
                event.filter = Int16(EVFILT_USER)
                event.fflags = UInt32(NOTE_TRIGGER)
                event.udata = UnsafeMutableRawPointer(bitPattern: UInt(Readiness.wakeToken))
                _ = kevent(descriptor, &event, 1, nil, 0, nil)
            }
        }

        private static let capacity = 256

        let waker: Waker
        private let descriptor: Int32
        private var isOpen = true
        private let events: UnsafeMutablePointer<kevent>

        init() throws(MockServerError) {
            descriptor = kqueue()
            guard descriptor >= 0 else { throw .system(call: "kqueue", code: errno) }
            waker = Waker(descriptor: descriptor)
            events = .allocate(capacity: Self.capacity)
            events.initialize(repeating: kevent(), count: Self.capacity)
            apply(0, filter: EVFILT_USER, flags: EV_ADD | EV_CLEAR, token: Readiness.wakeToken)
        }

        deinit {
            close()
            events.deallocate()
        }

        /// Gives the descriptor back. Nothing may be asked of the poller, or of its waker, after that.
        func close() {
            guard isOpen else { return }
            isOpen = false
            systemClose(descriptor)
        }

        /// Begins to watch a socket.
        func add(_ socket: Socket, token: UInt64, interest: Interest) {
            change(socket, token: token, from: [], to: interest)
        }

        /// Changes what a socket is watched for.
        func change(_ socket: Socket, token: UInt64, from old: Interest, to interest: Interest) {
            for (member, filter) in [(Interest.receiving, EVFILT_READ), (.sending, EVFILT_WRITE)]
            where old.contains(member) != interest.contains(member) {
                apply(
                    UInt(socket.descriptor), filter: filter, flags: interest.contains(member) ? EV_ADD : EV_DELETE,
                    token: token)
            }
        }

        /// Waits until something is ready or the time has passed; for ever where it is nil. Says how many are ready.
        func wait(milliseconds: Int32?) -> Int {
            guard let milliseconds else {
                return max(0, Int(kevent(descriptor, nil, 0, events, Int32(Self.capacity), nil)))
            }
            var time = timespec(tv_sec: Int(milliseconds) / 1000, tv_nsec: Int(milliseconds) % 1000 * 1_000_000)
            return max(0, Int(kevent(descriptor, nil, 0, events, Int32(Self.capacity), &time)))
        }

        /// What became ready in the last wait.
        subscript(index: Int) -> Readiness {
            let event = events[index]
            let isReceiving = event.filter == Int16(EVFILT_READ)
            let isSending = event.filter == Int16(EVFILT_WRITE)
            let isOver = event.flags & UInt16(EV_EOF) != 0
            return Readiness(
                token: UInt64(UInt(bitPattern: event.udata)), isReadable: isReceiving, isWritable: isSending && !isOver,
                isBroken: isSending && isOver || event.flags & UInt16(EV_ERROR) != 0)
        }

        private func apply(_ identifier: UInt, filter: Int32, flags: Int32, token: UInt64) {
            var event = kevent()
            event.ident = identifier
            event.filter = Int16(filter)
            event.flags = UInt16(flags)
            event.udata = UnsafeMutableRawPointer(bitPattern: UInt(token))
            _ = kevent(descriptor, &event, 1, nil, 0, nil)
        }
    }

    private func systemClose(_ descriptor: Int32) {
        _ = close(descriptor)
    }
#endif
