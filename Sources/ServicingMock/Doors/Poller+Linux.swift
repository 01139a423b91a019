#if os(Linux)
    import CEpoll

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// Waits for sockets to become ready: epoll.
    final class Poller {
        /// Ends a wait from any thread, for as long as the poller is open.
        struct Waker: Sendable {
            fileprivate let descriptor: Int32

            func wake() {
                eventfd_write(descriptor, 1)
            }
        }

        private static let capacity = 256

        let waker: Waker
        private let descriptor: Int32
        private var isOpen = true
        private let events: UnsafeMutablePointer<epoll_event>

        init() throws(MockServerError) {
            descriptor = epoll_create1(c_epoll_close_on_exec)
            guard descriptor >= 0 else { throw .system(call: "epoll_create1", code: errno) }
            waker = Waker(descriptor: eventfd(0, c_eventfd_flags))
            guard waker.descriptor >= 0 else {
                let code = errno
                systemClose(descriptor)
                throw .system(call: "eventfd", code: code)
            }
            events = .allocate(capacity: Self.capacity)
            events.initialize(repeating: epoll_event(), count: Self.capacity)
            control(EPOLL_CTL_ADD, waker.descriptor, Readiness.wakeToken, c_epoll_in)
        }

        deinit {
            close()
            events.deallocate()
        }

        /// Gives the descriptors back. Nothing may be asked of the poller, or of its waker, after that.
        func close() {
            guard isOpen else { return }
            isOpen = false
            systemClose(waker.descriptor)
            systemClose(descriptor)
        }

        /// Begins to watch a socket.
        func add(_ socket: Socket, token: UInt64, interest: Interest) {
            control(EPOLL_CTL_ADD, socket.descriptor, token, interest.mask)
        }

        /// Changes what a socket is watched for.
        func change(_ socket: Socket, token: UInt64, from: Interest, to interest: Interest) {
            control(EPOLL_CTL_MOD, socket.descriptor, token, interest.mask)
        }

        /// Waits until something is ready or the time has passed; for ever where it is nil. Says how many are ready.
        func wait(milliseconds: Int32?) -> Int {
            let count = Int(epoll_wait(descriptor, events, Int32(Self.capacity), milliseconds ?? -1))
            var index = 0
            while index < count {
                if events[index].data.u64 == Readiness.wakeToken {
                    var value: eventfd_t = 0
                    eventfd_read(waker.descriptor, &value)
                }
                index += 1
            }
            return max(0, count)
        }

        /// What became ready in the last wait.
        subscript(index: Int) -> Readiness {
            let mask = events[index].events
            return Readiness(
                token: events[index].data.u64, isReadable: mask & c_epoll_in != 0, isWritable: mask & c_epoll_out != 0,
                isBroken: mask & (c_epoll_error | c_epoll_hang_up) != 0)
        }

        private func control(_ operation: Int32, _ watched: Int32, _ token: UInt64, _ mask: UInt32) {
            var event = epoll_event()
            event.events = mask
            event.data.u64 = token
            epoll_ctl(descriptor, operation, watched, &event)
        }
    }

    extension Interest {
        fileprivate var mask: UInt32 {
            (contains(.receiving) ? c_epoll_in : 0) | (contains(.sending) ? c_epoll_out : 0)
        }
    }

    private func systemClose(_ descriptor: Int32) {
        _ = close(descriptor)
    }
#endif
