internal import CCurl

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The sockets that libcurl has open, so that one can be looked at before a request goes out on it.
///
/// A kept-alive connection that has something to be read while nobody has asked for anything has been ended by its peer,
/// or brings what an older libcurl would take for the answer to the next request: a server's `408` when it gives an idle
/// connection up, a late second answer, a forgery. libcurl looks at this itself from 8.1 on.
struct OpenSockets {
    private struct Open {
        let descriptor: Int32
        /// Its own port, once that was asked for.
        var port: Int32?
    }

    private var open: [Open] = []

    /// Opens a socket as libcurl would.
    mutating func open(_ family: Int32, _ type: Int32, _ protocol: Int32) -> Int32 {
        let descriptor = socket(family, type, `protocol`)
        guard descriptor >= 0 else { return -1 }
        // No program that this process starts shall have the connection as well.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        open.append(Open(descriptor: descriptor))
        return descriptor
    }

    mutating func close(_ descriptor: Int32) -> Int32 {
        open.removeAll { $0.descriptor == descriptor }
        #if canImport(Darwin)
            return Darwin.close(descriptor)
        #elseif canImport(Glibc)
            return Glibc.close(descriptor)
        #else
            return Musl.close(descriptor)
        #endif
    }

    /// Whether the connection from a port of this machine has something to be read, its end included.
    mutating func hasUnread(port: Int32) -> Bool {
        for place in open.indices {
            if open[place].port == nil { open[place].port = Self.port(of: open[place].descriptor) }
            guard open[place].port == port else { continue }
            var socket = pollfd(fd: open[place].descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&socket, 1, 0) > 0 { return true }
        }
        return false
    }

    /// The port that a socket is bound to; nil before it is connected.
    private static func port(of descriptor: Int32) -> Int32? {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &address) { bytes -> Int32? in
            guard let start = bytes.baseAddress,
                getsockname(descriptor, start.assumingMemoryBound(to: sockaddr.self), &length) == 0
            else { return nil }
            let family = start.assumingMemoryBound(to: sockaddr.self).pointee.sa_family
            let port: UInt16
            switch Int32(family) {
            case AF_INET: port = start.assumingMemoryBound(to: sockaddr_in.self).pointee.sin_port
            case AF_INET6: port = start.assumingMemoryBound(to: sockaddr_in6.self).pointee.sin6_port
            default: return nil
            }
            return port == 0 ? nil : Int32(UInt16(bigEndian: port))
        }
    }
}

extension Callbacks {
    static let openSocket:
        @convention(c) (UnsafeMutableRawPointer?, curlsocktype, UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t =
            {
                sockets, _, address in
                guard let sockets, let address = address?.pointee else { return -1 }
                return sockets.assumingMemoryBound(to: OpenSockets.self).pointee.open(
                    address.family, address.socktype, address.protocol)
            }

    static let closeSocket: @convention(c) (UnsafeMutableRawPointer?, curl_socket_t) -> Int32 = { sockets, descriptor in
        guard let sockets else { return 1 }
        return sockets.assumingMemoryBound(to: OpenSockets.self).pointee.close(descriptor)
    }
}
