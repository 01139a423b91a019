import ServicingHTTP
import TestSupport

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A port that answers no connection attempt, because its queue of connections is full and nobody takes any.
final class FullBacklog: Sendable {
    let port: UInt16
    private let descriptors: [Int32]

    init() throws {
        let (listener, port) = try Socket.listen(backlog: 0)
        self.port = port
        descriptors = [listener] + (0..<8).map { _ in Socket.connectInBackground(to: port) }
    }

    deinit {
        for descriptor in descriptors { close(descriptor) }
    }

    func baseURL(_ scheme: String = "http") throws -> BaseURL {
        try BaseURL("\(scheme)://127.0.0.1:\(port)")
    }
}
