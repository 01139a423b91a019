internal import CCurl
public import ServicingHTTP

/// HTTP/1.1 and HTTP/2 over libcurl's multi interface.
///
/// One thread per transport owns libcurl and is woken when there is something to do. Connections are kept alive and
/// shared by every call, calls beyond ``Configuration/maximumActiveTransfers`` wait in the order they came, and bodies
/// are decoded from gzip, deflate, brotli or whatever else the linked libcurl decodes.
///
/// What it never does: send a request twice (libcurl does so by itself when a kept-alive connection turns out to be
/// closed; here the second delivery is stopped and the call ends as ``TransportError/Kind/connectionLost``), follow a
/// redirect, keep a cookie, read a netrc file, speak anything but http and https, or send clear text off this machine.
///
/// Make one and share it: a transport per request has no connection to keep alive.
public final class CurlTransport: HTTPTransport, Sendable {
    private let mailbox: Mailbox
    private let thread: DriverThread

    /// Starts a transport.
    ///
    /// - Throws: ``ConfigurationError`` naming the setting that can't be used.
    public init(_ configuration: Configuration = Configuration()) throws(ConfigurationError) {
        let settings = try Settings(configuration)
        guard let multi = MultiHandle.make(settings) else {
            throw ConfigurationError(setting: "libcurl", problem: "no multi handle could be made")
        }
        let mailbox = Mailbox(multi)
        guard let thread = DriverThread.start({ Driver(mailbox, multi, settings).run() }) else {
            curl_multi_cleanup(multi.pointer)
            throw ConfigurationError(setting: "libcurl", problem: "no thread could be started to drive it")
        }
        self.mailbox = mailbox
        self.thread = thread
    }

    deinit {
        // Calls in flight keep the transport alive, so none is left; the thread ends by itself.
        thread.letGo()
        mailbox.close(at: .now)
    }

    /// The transport's own thread as an executor that tasks may prefer, which spares each call two changes of thread:
    ///
    /// ```swift
    /// try await withTaskExecutorPreference(transport.executor) {
    ///     try await gateway.execute(plan)
    /// }
    /// ```
    ///
    /// Meant for tasks that do little but send: what runs here keeps every transfer waiting, so nothing may block or
    /// compute for long. After ``shutDown(grace:)`` such tasks go on on the usual threads.
    public var executor: any TaskExecutor { mailbox }

    /// Sends the request once and waits for the whole answer.
    ///
    /// - Throws: ``TransportError``; a status of 400 or above is an answer and not an error.
    public func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        let call = Call(request, deadline: deadline)
        let mailbox = self.mailbox
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { mailbox.submit(call, $0) }
        } onCancel: {
            mailbox.cancel(call)
        }
        // The driver's thread may end the call, but never the transport: see `deinit`.
        return try withExtendedLifetime(self) { result }.get()
    }

    /// Ends the transport: refuses new calls at once, lets those in flight finish for as long as `grace` says, reports
    /// the rest as ``TransportError/Kind/shutDown``, closes every connection and waits for the thread to end.
    ///
    /// May be called more than once. When the calling task is cancelled, the grace is over.
    public func shutDown(grace: Duration = .zero) async {
        let mailbox = self.mailbox
        mailbox.close(at: .now.advanced(by: grace))
        await withTaskCancellationHandler {
            await withCheckedContinuation { mailbox.whenOver($0) }
        } onCancel: {
            mailbox.close(at: .now)
        }
        thread.join()
    }
}
