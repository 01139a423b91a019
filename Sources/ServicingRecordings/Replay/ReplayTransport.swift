public import ServicingHTTP

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Answers requests from a recording, without any network.
///
/// The redaction rules that masked the recording run on each request before it is compared, so that a recording
/// without secrets answers a client that has them. Where the recording's answer has a mask whose value the client has
/// sent, that value stands in the answer again. Each transport has a cursor of its own: tests that run in parallel share
/// nothing, even where they replay the same file.
public final class ReplayTransport: HTTPTransport {
    private let replayer: Lock<Replayer>
    private let latency: ReplayLatency

    /// A replay.
    ///
    /// - Parameters:
    ///   - recording: what to answer from.
    ///   - name: the name that messages give the recording.
    ///   - matching: which parts of a request must be those of the recording.
    ///   - order: how often and in which order interactions are given out.
    ///   - redaction: the rules that masked the recording.
    ///   - latency: how long an answer takes.
    public init(
        _ recording: Recording, name: String = "recording", matching: RequestMatching = .standard,
        order: ReplayOrder = .recorded, redaction: RedactionRules = .standard, latency: ReplayLatency = .none
    ) {
        replayer = Lock(Replayer(recording, name: name, matching: matching, order: order, rules: redaction))
        self.latency = latency
    }

    /// A replay of a file.
    ///
    /// - Throws: ``RecordingError`` where the file can't be read.
    public convenience init(
        contentsOf url: URL, matching: RequestMatching = .standard, order: ReplayOrder = .recorded,
        redaction: RedactionRules = .standard, latency: ReplayLatency = .none
    ) throws(RecordingError) {
        self.init(
            try Recording(contentsOf: url), name: url.recordingName, matching: matching, order: order,
            redaction: redaction, latency: latency)
    }

    /// Gives the recorded answer.
    ///
    /// - Throws: ``ServicingHTTP/TransportError`` of kind `refusedRequest` with nothing sent where no interaction
    ///   answers the request, with the mismatch's description; `cancelled` and `timedOut` as with any transport.
    public func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        guard !Task.isCancelled else {
            throw TransportError(
                .cancelled, delivery: .notSent, phase: .waitingForSlot, message: "the call was cancelled")
        }
        guard ContinuousClock.now < deadline else {
            throw TransportError(
                .timedOut, delivery: .notSent, phase: .waitingForSlot, message: "the deadline had already passed")
        }
        switch replayer.withLock({ $0.serve(request) }) {
        case .success(let served):
            if latency == .recorded { try await ReplayDelay.wait(served.latency, deadline: deadline) }
            return served.response
        case .failure(let mismatch): throw mismatch.transportError
        }
    }

    /// The requests that had no recorded answer.
    public var mismatches: [ReplayMismatch] { replayer.withLock { $0.mismatches } }

    /// The interactions that were not asked for, by number counted from 1, with method and target.
    public var unused: [Int: String] { replayer.withLock { $0.unusedSummaries } }

    /// Checks at a test's end that every request had its answer and every interaction was asked for.
    ///
    /// - Throws: the first mismatch, else what was left over: what failed first explains what comes after it.
    public func finish() throws(ReplayFailure) {
        if let failure = replayer.withLock({ $0.failure }) { throw failure }
    }
}

extension ReplayMismatch {
    /// The mismatch as a transport tells it.
    var transportError: TransportError {
        TransportError(.refusedRequest, delivery: .notSent, phase: .waitingForSlot, message: description)
    }
}

/// The time that a recorded exchange took, waited again.
enum ReplayDelay {
    static func wait(_ duration: Duration, deadline: ContinuousClock.Instant) async throws(TransportError) {
        let end = ContinuousClock.now + duration
        do {
            try await Task.sleep(until: min(end, deadline), clock: .continuous)
        } catch {
            throw TransportError(
                .cancelled, delivery: .mayHaveArrived, phase: .waitingForAnswer,
                message: "the task was cancelled while a recorded answer took its time")
        }
        guard end <= deadline else {
            throw TransportError(
                .timedOut, delivery: .mayHaveArrived, phase: .waitingForAnswer,
                message: "the deadline passed while waiting for the answer, which took \(duration) when it was recorded"
            )
        }
    }
}
