import Foundation
package import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A request as the server read it from a socket.
package struct Delivery: Sendable {
    /// The connection's number, counted from 1.
    package let connection: Int
    /// The request's place on its connection, counted from 1.
    package let ordinal: Int
    /// The request line and the header lines.
    package let head: String
    package let body: [UInt8]

    package var requestLine: String { String(head.prefix { $0 != "\r\n" }) }
    package var method: String { String(head.prefix { $0 != " " }) }

    /// The values of a field, as they stand on the wire.
    package func values(of name: String) -> [String] {
        head.split(separator: "\r\n").dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":"), HTTPHeaders.sameName(String(line[..<colon]), name) else {
                return nil
            }
            return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
    }
}

/// A loopback server of one thread per connection that does what its script says and records what it read.
package final class ScriptedServer: Sendable {
    /// What a script does with one request. It may block. False ends the connection, in order unless it was reset.
    package typealias Script = @Sendable (Delivery, Peer) -> Bool

    private struct State {
        var journal: [Delivery] = []
        var accepted = 0
        var open: Set<Int32> = []
        var isStopped = false
    }

    package let port: UInt16
    private let listener: Int32
    private let state = Lock(State())
    private let script: Script
    private let readsBodies: Bool
    private let greeting: String

    /// - Parameters:
    ///   - readsBodies: whether a request's body is read before the script runs; otherwise the script gets the request
    ///     after its header.
    ///   - greeting: what is sent on each connection before anything is read.
    package init(readsBodies: Bool = true, greeting: String = "", _ script: @escaping Script) throws {
        (listener, port) = try Socket.listen()
        self.script = script
        self.readsBodies = readsBodies
        self.greeting = greeting
        Thread.detachNewThread { [self] in accept() }
    }

    /// A server that answers every request the same.
    package convenience init(answering answer: String) throws {
        try self.init { _, peer in peer.send(answer) }
    }

    /// A server that answers every request with a text that it makes of it.
    package convenience init(text: @escaping @Sendable (Delivery) -> String) throws {
        try self.init { delivery, peer in peer.send(Answers.whole(text(delivery))) }
    }

    package var baseURL: BaseURL {
        get throws { try BaseURL("http://127.0.0.1:\(port)") }
    }

    /// Every request that was read whole (or its header, where bodies are not read), in the order it came.
    package var journal: [Delivery] { state.withLock { $0.journal } }
    /// How many connections were accepted.
    package var connections: Int { state.withLock { $0.accepted } }
    /// How many connections are open now.
    package var openConnections: Int { state.withLock { $0.open.count } }

    /// Ends every connection and the server. Scripts that block on their peer return.
    package func stop() {
        state.withLock { state in
            state.isStopped = true
            for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
        shutdown(listener, Int32(SHUT_RDWR))
        #if canImport(Darwin)
            close(listener)
        #endif
    }

    private func accept() {
        while true {
            #if canImport(Darwin)
                let descriptor = Darwin.accept(listener, nil, nil)
            #elseif canImport(Glibc)
                let descriptor = Glibc.accept(listener, nil, nil)
            #elseif canImport(Musl)
                let descriptor = Musl.accept(listener, nil, nil)
            #endif
            guard descriptor >= 0 else { break }
            Socket.prepare(descriptor)
            let number: Int? = state.withLock { state in
                guard !state.isStopped else { return nil }
                state.accepted += 1
                state.open.insert(descriptor)
                return state.accepted
            }
            guard let number else {
                close(descriptor)
                break
            }
            Thread.detachNewThread { [self] in serve(Peer(descriptor), number) }
        }
        #if !canImport(Darwin)
            close(listener)
        #endif
    }

    private func serve(_ peer: Peer, _ connection: Int) {
        var buffer: [UInt8] = []
        var ordinal = 0
        peer.send(greeting)
        while let delivery = next(peer, &buffer, connection, ordinal + 1) {
            ordinal += 1
            state.withLock { $0.journal.append(delivery) }
            guard script(delivery, peer) else { break }
        }
        state.withLock { _ = $0.open.remove(peer.descriptor) }
        close(peer.descriptor)
    }

    private func next(_ peer: Peer, _ buffer: inout [UInt8], _ connection: Int, _ ordinal: Int) -> Delivery? {
        let end = Array("\r\n\r\n".utf8)
        while buffer.firstRange(of: end) == nil {
            guard let more = Socket.read(peer.descriptor) else { return nil }
            buffer += more
        }
        guard let headEnd = buffer.firstRange(of: end)?.upperBound else { return nil }
        let head = String(decoding: buffer[..<headEnd], as: UTF8.self)
        buffer.removeFirst(headEnd)
        let bare = Delivery(connection: connection, ordinal: ordinal, head: head, body: [])
        guard readsBodies, let length = bare.values(of: "Content-Length").first.flatMap({ Int($0) }) else {
            return bare
        }
        while buffer.count < length {
            guard let more = Socket.read(peer.descriptor) else { return nil }
            buffer += more
        }
        let body = Array(buffer.prefix(length))
        buffer.removeFirst(length)
        return Delivery(connection: connection, ordinal: ordinal, head: head, body: body)
    }
}

/// The server's end of one connection.
package struct Peer: Sendable {
    package let descriptor: Int32

    package init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Sends the text. True, so that a script may end with it and keep the connection.
    @discardableResult
    package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends the bytes. True, so that a script may end with it and keep the connection.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        Socket.write(descriptor, bytes)
        return true
    }

    /// Ends the connection with a reset.
    package func reset() -> Bool {
        Socket.resetOnClose(descriptor)
        return false
    }

    /// Ends the connection in order.
    package func finish() -> Bool { false }

    /// Does nothing until the other side or the server ends the connection, then ends it.
    package func stall() -> Bool {
        while Socket.read(descriptor) != nil {}
        return false
    }
}
