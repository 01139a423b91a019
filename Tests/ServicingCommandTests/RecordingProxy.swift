import Foundation
import ServicingHTTP

/// A proxy on loopback that keeps every byte that clients send it, and tunnels or refuses.
final class RecordingProxy: Sendable {
    let port: UInt16
    private let descriptor: Int32
    private let received = Lock<[UInt8]>([])
    private let answer: String

    /// - Parameter answer: the status line's end, as in `403 Forbidden`; a tunnel is made after one of 200 alone.
    init(_ answer: String = "200 OK") throws {
        self.answer = answer
        #if canImport(Darwin)
            let stream = SOCK_STREAM
        #else
            let stream = Int32(SOCK_STREAM.rawValue)
        #endif
        descriptor = socket(AF_INET, stream, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) | listen(descriptor, 8) | getsockname(descriptor, address, &length)
            }
        }
        guard descriptor >= 0, result == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [weak self] in
            while true {
                let client = accept(descriptor, nil, nil)
                guard client >= 0, let proxy = self else { return }
                Thread.detachNewThread { proxy.serve(client) }
            }
        }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    /// All that clients sent, what went through tunnels among it.
    var bytes: String { received.withLock { String(decoding: $0, as: UTF8.self) } }

    private func serve(_ client: Int32) {
        defer { close(client) }
        var head: [UInt8] = []
        while head.suffix(4) != Array("\r\n\r\n".utf8)[...] {
            guard let part = Self.read(client, 1) else { return }
            head += part
        }
        received.withLock { $0 += head }
        Self.send(client, Array("HTTP/1.1 \(answer)\r\nContent-Length: 0\r\n\r\n".utf8))
        let words = String(decoding: head, as: UTF8.self).split(separator: " ")
        guard answer.hasPrefix("200"), words.first == "CONNECT", words.count > 1,
            let port = words[1].split(separator: ":").last.flatMap({ UInt16($0) }), let server = Self.connect(port)
        else { return }
        defer { close(server) }
        Thread.detachNewThread { [received] in
            while let part = Self.read(client, 4096) {
                received.withLock { $0 += part }
                Self.send(server, part)
            }
            shutdown(server, Int32(SHUT_WR))
        }
        while let part = Self.read(server, 4096) { Self.send(client, part) }
    }

    private static func connect(_ port: UInt16) -> Int32? {
        #if canImport(Darwin)
            let stream = SOCK_STREAM
        #else
            let stream = Int32(SOCK_STREAM.rawValue)
        #endif
        let server = socket(AF_INET, stream, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return result == 0 ? server : nil
    }

    private static func read(_ descriptor: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = recv(descriptor, &bytes, count, 0)
        return got > 0 ? Array(bytes.prefix(got)) : nil
    }

    private static func send(_ descriptor: Int32, _ bytes: [UInt8]) {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress, $0.count, flags) }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }
}
