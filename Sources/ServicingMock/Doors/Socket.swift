#if os(Linux)
    import CEpoll
#endif

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A non-blocking TCP socket: the system's calls, their platforms' differences hidden.
///
/// A plain number, which nothing closes by itself: whoever holds it says when.
struct Socket: Hashable, Sendable {
    /// The system's number for it.
    let descriptor: Int32

    /// How a call went that moves bytes.
    enum Transfer {
        /// So many bytes moved; when receiving, zero means that the peer sends no more.
        case moved(Int)
        /// Nothing can be moved now.
        case wouldBlock
        /// The connection is broken.
        case failed
    }

    /// A socket that has an address and does not listen.
    static func bound(to address: ListenAddress, host: String, port: UInt16) throws(MockServerError) -> Socket {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let socket = Socket(descriptor: systemSocket(address.family, kind))
        guard socket.descriptor >= 0 else { throw .system(call: "socket", code: errno) }
        do throws(MockServerError) {
            try socket.makeNonBlocking()
            socket.set(SOL_SOCKET, SO_REUSEADDR, to: 1)
            if case .ipv6 = address { socket.set(Int32(IPPROTO_IPV6), IPV6_V6ONLY, to: 1) }
            let bound = address.withSocketAddress(port: port) { bind(socket.descriptor, $0, $1) }
            guard bound == 0 else { throw refusal(of: "bind", host: host, port: port) }
            return socket
        } catch {
            socket.close()
            throw error
        }
    }

    /// Begins to listen on the address it has.
    func listen(host: String, port: UInt16) throws(MockServerError) {
        guard systemListen(descriptor, 4096) == 0 else { throw Self.refusal(of: "listen", host: host, port: port) }
    }

    private static func refusal(of call: String, host: String, port: UInt16) -> MockServerError {
        switch errno {
        case EADDRINUSE: .portInUse(port)
        case EADDRNOTAVAIL: .addressNotAvailable(host)
        case EACCES, EPERM: .portNotPermitted(port)
        case let code: .system(call: call, code: code)
        }
    }

    /// The port that the socket is bound to.
    func localPort() throws(MockServerError) -> UInt16 {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard result == 0 else { throw .system(call: "getsockname", code: errno) }
        // The port stands at the same place in both families' addresses.
        return withUnsafePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { UInt16(bigEndian: $0.pointee.sin_port) }
        }
    }

    /// How taking on a connection went.
    enum Acceptance {
        /// A connection, ready for use.
        case accepted(Socket)
        /// There is none now.
        case none
        /// One was there and is gone.
        case lost
        /// The system has no descriptor or memory left.
        case exhausted
    }

    /// Takes on a connection.
    func accept() -> Acceptance {
        #if os(Linux)
            let accepted = Socket(descriptor: accept4(descriptor, nil, nil, c_accept_flags))
        #else
            let accepted = Socket(descriptor: systemAccept(descriptor))
        #endif
        guard accepted.descriptor >= 0 else {
            switch errno {
            case EAGAIN, EWOULDBLOCK: return .none
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
            default: return .lost
            }
        }
        #if !os(Linux)
            do { try accepted.makeNonBlocking() } catch {
                accepted.close()
                return .lost
            }
        #endif
        #if canImport(Darwin)
            accepted.set(SOL_SOCKET, SO_NOSIGPIPE, to: 1)
        #endif
        accepted.set(Int32(IPPROTO_TCP), TCP_NODELAY, to: 1)
        return .accepted(accepted)
    }

    /// Receives into a buffer.
    func receive(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count >= 0 { return .moved(count) }
            if errno == EAGAIN || errno == EWOULDBLOCK { return .wouldBlock }
            if errno != EINTR { return .failed }
        }
    }

    /// Sends bytes, as many as the system takes.
    func send(_ bytes: UnsafeRawBufferPointer) -> Transfer {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        while true {
            let count = systemSend(descriptor, bytes.baseAddress, bytes.count, flags)
            if count >= 0 { return .moved(count) }
            if errno == EAGAIN || errno == EWOULDBLOCK { return .wouldBlock }
            if errno != EINTR { return .failed }
        }
    }

    /// How many bytes the system has taken and not sent yet. A reset would throw them away.
    var unsentBytes: Int {
        var count: Int32 = 0
        #if canImport(Darwin)
            var length = socklen_t(MemoryLayout<Int32>.size)
            guard getsockopt(descriptor, SOL_SOCKET, SO_NWRITE, &count, &length) == 0 else { return 0 }
        #else
            // SIOCOUTQNSD: unlike SIOCOUTQ it leaves out what was sent and is not acknowledged yet.
            guard ioctl(descriptor, 0x894B, &count) == 0 else { return 0 }
        #endif
        return Int(count)
    }

    /// Tells the peer that nothing more will be sent (FIN).
    func endSending() {
        _ = shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Closes the socket.
    func close() {
        _ = systemClose(descriptor)
    }

    /// Closes the socket with a reset (RST).
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        _ = setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    private func set(_ level: Int32, _ option: Int32, to value: Int32) {
        var value = value
        _ = setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    private func makeNonBlocking() throws(MockServerError) {
        guard fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) >= 0,
            fcntl(descriptor, F_SETFD, FD_CLOEXEC) >= 0
        else { throw .system(call: "fcntl", code: errno) }
    }
}

// The system's functions whose names are also names of methods above.

private func systemSocket(_ family: Int32, _ kind: Int32) -> Int32 {
    socket(family, kind, 0)
}

private func systemListen(_ descriptor: Int32, _ backlog: Int32) -> Int32 {
    listen(descriptor, backlog)
}

private func systemClose(_ descriptor: Int32) -> Int32 {
    close(descriptor)
}

private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
    send(descriptor, bytes, count, flags)
}

#if !os(Linux)
    private func systemAccept(_ descriptor: Int32) -> Int32 {
        accept(descriptor, nil, nil)
    }
#endif
