public import Servicing
public import ServicingHTTP

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Records what goes over another transport into a file, or answers from it.
///
/// The app sees the real answers, the file holds masked ones; what is answered from the file is answered as
/// ``ReplayTransport`` does. Around a `CurlTransport` whose configuration `keepsSentBodies` the file has the bytes of coded
/// answers and the chunks that they came in as well. Nothing is written before ``save()``: a value may turn out
/// to be a secret only by a later exchange, and must then be masked in the earlier ones as well. Exchanges that failed
/// in transport are not recorded, since HAR has no place for an exchange without an answer.
public final class RecordingTransport: HTTPTransport {
    /// What a recording says about itself.
    public struct Subject: Sendable {
        /// Who answers.
        public var source: RecordingOrigin.Source
        /// The provider's document that the recording is about.
        public var document: SourceDocument?
        /// What the provider's world holds before the first request.
        public var state: ProviderState?
        /// Which values come from earlier answers. Masked credentials need not be given, nor what is an id by its name or
        /// shape and stands in an answer before a request has it: that is found by itself.
        public var captures: [RecordingBindings.Capture]

        /// A subject.
        public init(
            _ source: RecordingOrigin.Source, document: SourceDocument? = nil, state: ProviderState? = nil,
            captures: [RecordingBindings.Capture] = []
        ) {
            self.source = source
            self.document = document
            self.state = state
            self.captures = captures
        }
    }

    private let session: Lock<RecordingSession>
    private let transport: any HTTPTransport
    private let file: URL
    private let mode: RecordingMode
    private let now: @Sendable () -> Timestamp

    /// A transport around another one.
    ///
    /// - Parameters:
    ///   - file: the recording's file, `Recordings/<provider>/<operation>.<case>.har`.
    ///   - transport: what sends the requests that are not answered from the file.
    ///   - subject: what the recording says about itself.
    ///   - mode: whether to record; what the environment asks for where it is nil.
    ///   - matching: which parts of a request must be those of the file.
    ///   - order: how often and in which order the file's interactions are given out. Unless it is given, each once: in
    ///     the file's order where nothing may be recorded, else in any.
    ///   - redaction: what is masked in the file.
    ///   - now: the time, for the file.
    /// - Throws: ``RecordingError`` where the file can't be read, is missing although nothing may be recorded, or has
    ///   another origin, since what was transcribed or recorded elsewhere must not be mixed with what is recorded here.
    public init(
        file: URL, around transport: any HTTPTransport, subject: Subject, mode: RecordingMode? = nil,
        matching: RequestMatching = .standard, order: ReplayOrder? = nil, redaction: RedactionRules = .standard,
        now: @escaping @Sendable () -> Timestamp = { .now }
    ) throws(RecordingError) {
        self.transport = transport
        self.file = file
        if let mode { self.mode = mode } else { self.mode = try .standard() }
        self.now = now
        let recording = try Self.existing(file, self.mode, subject)
        session = Lock(
            RecordingSession(
                existing: recording, name: file.recordingName, subject: subject, rules: redaction, matching: matching,
                order: order ?? (self.mode == .replayOnly ? .recorded : .any)))
    }

    /// What the mode needs of the file.
    private static func existing(
        _ file: URL, _ mode: RecordingMode, _ subject: Subject
    ) throws(RecordingError) -> Recording? {
        let isThere = FileManager.default.fileExists(atPath: file.path)
        switch mode {
        case .off, .rerecord: return nil
        case .replayOnly where isThere: return try Recording(contentsOf: file)
        case .replayOnly:
            throw RecordingError(
                .refused, file: file.recordingName,
                "there is no recording, and the mode replayOnly makes none; "
                    + "set \(RecordingMode.environmentVariable)=recordMissing to make it")
        case .recordMissing where isThere:
            let recording = try Recording(contentsOf: file)
            if let origin = recording.origin, origin.source != subject.source {
                throw RecordingError(
                    .refused, file: file.recordingName, path: "log._origin.source",
                    "the file has another origin; what is recorded here would be mixed with it")
            }
            return recording
        case .recordMissing: return nil
        }
    }

    /// Answers from the file or sends, as the mode says.
    ///
    /// - Throws: what the other transport throws; ``ServicingHTTP/TransportError`` of kind `refusedRequest` where the
    ///   file has no answer and nothing may be recorded.
    public func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        switch mode {
        case .off:
            return try await transport.send(request, deadline: deadline)
        case .replayOnly:
            switch session.withLock({ $0.replay(request) }) {
            case .success(let response): return response
            case .failure(let mismatch): throw mismatch.transportError
            }
        case .recordMissing:
            if case .success(let response) = session.withLock({ $0.replay(request) }) { return response }
        case .rerecord: break
        }
        let startedAt = now()
        let place = session.withLock { $0.reserve() }
        let response = try await transport.send(request, deadline: deadline)
        let interaction = Interaction(
            startedAt: startedAt, request: RecordedRequest(request), response: RecordedResponse(response),
            timings: RecordedTimings(response.metrics))
        session.withLock { $0.fill(place, with: interaction) }
        // A transport that keeps bodies as they were sent leaves it to the recorder to take them out of their coding.
        var answer = response
        if interaction.response.sent != nil { answer.body = interaction.response.body }
        return answer
    }

    /// Checks at a test's end, where nothing may be recorded, that every request had its answer and every interaction was
    /// asked for. In the other modes there is nothing to check.
    ///
    /// - Throws: the first mismatch, else what was left over.
    public func finish() throws(ReplayFailure) {
        if mode == .replayOnly, let failure = session.withLock({ $0.failure }) { throw failure }
    }

    /// Writes what was recorded. Whoever reads the file meanwhile sees the old one or the new one, whole.
    ///
    /// - Returns: whether there was anything to write.
    /// - Throws: ``RecordingError`` where the file can't be written.
    @discardableResult
    public func save() throws(RecordingError) -> Bool {
        let now = now()
        guard let recording = session.withLock({ $0.recording(at: now) }) else { return false }
        try recording.write(to: file)
        return true
    }
}
