#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The few POSIX calls that the test servers are made of. Every call blocks.
package enum Socket {
    package struct Failure: Error {
        let call: String
        let number: Int32
    }

    /// A socket that listens on an ephemeral loopback port.
    package static func listen(backlog: Int32 = 256) throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, streamType, 0)
        guard descriptor >= 0 else { throw Failure(call: "socket", number: errno) }
        var address = loopback(port: 0)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0 else { throw Failure(call: "bind", number: errno) }
        #if canImport(Darwin)
            guard Darwin.listen(descriptor, backlog) == 0 else { throw Failure(call: "listen", number: errno) }
        #elseif canImport(Glibc)
            guard Glibc.listen(descriptor, backlog) == 0 else { throw Failure(call: "listen", number: errno) }
        #elseif canImport(Musl)
            guard Musl.listen(descriptor, backlog) == 0 else { throw Failure(call: "listen", number: errno) }
        #endif
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let named = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard named == 0 else { throw Failure(call: "getsockname", number: errno) }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// A socket that connects to a loopback port without waiting until it has.
    package static func connectInBackground(to port: UInt16) -> Int32 {
        let descriptor = socket(AF_INET, streamType, 0)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        var address = loopback(port: port)
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return descriptor
    }

    /// A socket that is connected to a loopback port.
    package static func connected(to port: UInt16) -> Int32? {
        let descriptor = connectInBackground(to: port)
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard poll(&waiting, 1, 5_000) == 1 else {
            close(descriptor)
            return nil
        }
        _ = fcntl(descriptor, F_SETFL, 0)
        prepare(descriptor)
        return descriptor
    }

    /// Hands bytes both ways until one side ends, and closes the second.
    package static func pump(_ first: Int32, _ second: Int32) {
        defer { close(second) }
        while true {
            var waiting = [
                pollfd(fd: first, events: Int16(POLLIN), revents: 0),
                pollfd(fd: second, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&waiting, 2, -1) > 0 else { return }
            for (from, to) in [(0, second), (1, first)] where waiting[from].revents != 0 {
                guard let bytes = read(waiting[from].fd), write(to, bytes) else { return }
            }
        }
    }

    /// Sets up an accepted connection: no delay, no signal.
    package static func prepare(_ descriptor: Int32) {
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        #if canImport(Darwin)
            setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &one, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    /// What has come, or nil at the end and on an error.
    package static func read(_ descriptor: Int32) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// Sends everything. False when the peer is gone.
    @discardableResult
    package static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent, noSignal)
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Blocks the calling thread.
    package static func pause(milliseconds: UInt32) { usleep(milliseconds * 1_000) }

    /// Makes the next `close` send a reset and not an orderly end.
    package static func resetOnClose(_ descriptor: Int32) {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }

    private static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static var streamType: Int32 {
        #if canImport(Glibc)
            Int32(SOCK_STREAM.rawValue)
        #else
            SOCK_STREAM
        #endif
    }

    private static var noSignal: Int32 {
        #if canImport(Darwin)
            0
        #else
            Int32(MSG_NOSIGNAL)
        #endif
    }
}
