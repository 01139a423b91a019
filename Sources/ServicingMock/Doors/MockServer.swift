/// The mock's door for clients in any language: a loopback HTTP/1.1 server (RFC 9110, RFC 9112).
///
/// It serves from ``start(handler:host:port:beyondLoopback:configuration:)`` until ``stop()``, or until nothing refers
/// to it any more. One thread of its own serves every connection.
public final class MockServer: Sendable {
    /// The address it listens on, without brackets.
    public let host: String
    /// The port it listens on: the one that was free where 0 was asked for.
    public let port: UInt16
    let control: ServerControl

    private init(host: String, port: UInt16, control: ServerControl) {
        self.host = host
        self.port = port
        self.control = control
    }

    deinit {
        control.stop(atOnce: true)
    }

    /// Where clients reach it, such as `http://127.0.0.1:8080` or `http://[::1]:8080`.
    public var baseURL: String {
        host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
    }

    /// Starts a server, which listens when this returns.
    ///
    /// - Parameters:
    ///   - handler: what answers the requests. Called on the server's own thread, one request at a time.
    ///   - host: the IP address to listen on, or `localhost`, which is 127.0.0.1.
    ///   - port: the port to listen on; 0 for any that is free.
    ///   - beyondLoopback: whether `host` may be an address that other machines can reach. The mock checks nobody's
    ///     identity, so that is refused unless it is asked for here.
    ///   - configuration: what the server takes and how long it waits.
    /// - Throws: ``MockServerError``.
    public static func start(
        handler: any RequestHandler, host: String = "127.0.0.1", port: UInt16 = 0, beyondLoopback: Bool = false,
        configuration: Limits = .standard
    ) throws(MockServerError) -> MockServer {
        let address = try ListenAddress(host)
        guard beyondLoopback || address.isLoopback else { throw .notLoopback(host) }
        let poller = try Poller()
        let socket = try Socket.bound(to: address, host: host, port: port)
        do throws(MockServerError) {
            try socket.listen(host: host, port: port)
            let port = try socket.localPort()
            let control = ServerControl(waker: poller.waker)
            let listener = Listener(socket, poller: poller, address: address, host: host, port: port)
            let loop = ServerLoop(
                listener: listener, poller: poller, control: control, handler: handler,
                reach: address.isLoopback ? .loopback : .network, limits: configuration)
            try ServerThread.run(loop, control)
            return MockServer(host: Self.plain(host), port: port, control: control)
        } catch {
            socket.close()
            throw error
        }
    }

    /// Stops the server: no connection is taken on, idle ones are closed, requests in flight are answered, and when
    /// this returns every socket is closed. Bounded by ``Limits/stopTime``, after which connections are dropped; they
    /// are dropped at once when the task is cancelled. May be called more than once.
    public func stop() async {
        await withTaskCancellationHandler {
            control.stop(atOnce: false)
            await control.waitForEnd()
        } onCancel: {
            control.stop(atOnce: true)
        }
    }

    /// Changes how connections are taken on, from now on.
    public func setAcceptance(_ acceptance: Acceptance) {
        control.set(acceptance)
    }

    private static func plain(_ host: String) -> String {
        if host == "localhost" { return "127.0.0.1" }
        return host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    }
}
