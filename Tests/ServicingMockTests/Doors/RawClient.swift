import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A client that sends whatever bytes it is given and shows whatever comes back, without blocking a thread.
final class RawClient {
    /// How a connection ended.
    enum Ending: Equatable {
        case closed
        case reset
        /// Still open when the wait was over.
        case open
    }

    /// One answer as it stood on the wire.
    struct WireAnswer: Equatable {
        var status = 0
        var reason = ""
        var fields: [HTTPField] = []
        var body: [UInt8] = []

        subscript(_ name: String) -> String? { HTTPHeaders(unchecked: fields)[name] }
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    private var descriptor: Int32
    /// What has come and was not looked at.
    private(set) var received: [UInt8] = []
    private(set) var ending = Ending.open

    /// Connects to a port of this machine; with a smaller receive buffer where it is to fill up soon. One below the
    /// loopback device's segments of 64 kB can make the kernel miss a reset.
    init(port: UInt16, ipv6: Bool = false, receiveBuffer: Int32? = nil) throws {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        descriptor = socket(ipv6 ? AF_INET6 : AF_INET, kind, 0)
        guard descriptor >= 0 else { throw Problem(description: "no socket: \(errno)") }
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        let result: Int32
        if ipv6 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            address.sin6_addr = in6addr_loopback
            result = Self.connect(descriptor, &address)
        } else {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            result = Self.connect(descriptor, &address)
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw Problem(description: "could not connect: \(code)")
        }
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        #if canImport(Darwin)
            setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &one, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    deinit {
        close(descriptor)
    }

    /// Ends the connection with a reset.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close(descriptor)
        descriptor = -1
    }

    private static func connect<Address>(_ descriptor: Int32, _ address: inout Address) -> Int32 {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                systemConnect(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
    }

    func send(_ text: String) async throws {
        try await send(Array(text.utf8))
    }

    /// Sends all bytes, as long as the other side takes them.
    func send(_ bytes: [UInt8]) async throws {
        var sent = 0
        let deadline = ContinuousClock.now + .seconds(30)
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { trySend($0) }
            if count >= 0 {
                sent += count
            } else if errno == EAGAIN {
                guard ContinuousClock.now < deadline else { throw Problem(description: "sending took too long") }
                try await Task.sleep(for: .milliseconds(1))
            } else {
                throw Problem(description: "sending failed: \(errno)")
            }
        }
    }

    /// Sends as much as fits now; -1 with `errno` where nothing does.
    func trySend(_ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            systemSend(descriptor, bytes, 0)
        #else
            systemSend(descriptor, bytes, Int32(MSG_NOSIGNAL))
        #endif
    }

    /// Shuts the sending side and keeps the receiving one.
    func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Receives until the condition holds, the connection ends, or the time is over.
    func receive(for time: Duration = .seconds(60), until done: ([UInt8]) -> Bool = { _ in false }) async throws {
        let deadline = ContinuousClock.now + time
        var buffer = [UInt8](repeating: 0, count: 65536)
        while !done(received), ending == .open {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 {
                received += buffer[..<count]
            } else if count == 0 {
                ending = .closed
            } else if errno != EAGAIN {
                ending = .reset
            } else {
                guard ContinuousClock.now < deadline else { return }
                try await Task.sleep(for: .milliseconds(1))
            }
        }
    }

    /// Everything until the connection ends.
    func receiveAll() async throws -> String {
        try await receive()
        return String(decoding: received, as: UTF8.self)
    }

    /// The next answer, taken off what was received. Interim answers count as answers.
    func answer(isHead: Bool = false) async throws -> WireAnswer {
        var answer = WireAnswer()
        try await receive { Self.headEnd($0) != nil }
        guard let end = Self.headEnd(received) else {
            throw Problem(description: "no whole header came but '\(String(decoding: received, as: UTF8.self))'")
        }
        let lines = String(decoding: received[..<end], as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: false)
        let status = lines[0].split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard status.count == 3, status[0] == "HTTP/1.1", let code = Int(status[1]) else {
            throw Problem(description: "'\(lines[0])' is no status line")
        }
        answer.status = code
        answer.reason = String(status[2])
        for line in lines.dropFirst() {
            guard let colon = line.firstRange(of: ": ") else { throw Problem(description: "'\(line)' is no field") }
            answer.fields.append(
                HTTPField(unchecked: String(line[..<colon.lowerBound]), String(line[colon.upperBound...])))
        }
        received.removeFirst(end + 4)
        let length = isHead ? 0 : Int(answer["Content-Length"] ?? "0") ?? 0
        try await receive { $0.count >= length }
        guard received.count >= length else { throw Problem(description: "the body is short") }
        answer.body = Array(received[..<length])
        received.removeFirst(length)
        return answer
    }

    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (0...bytes.count - 4).first { bytes[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) }
    }
}

private func systemConnect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int32 {
    connect(descriptor, address, length)
}

private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, _ flags: Int32) -> Int {
    send(descriptor, bytes.baseAddress, bytes.count, flags)
}
