public import Servicing
public import ServicingHTTP

/// Runs a client through every mutation of a recording and tells where it does not hold: what it threw that is no
/// ``Servicing/ServicingError``, where it lost the raw body, and where it said of a write that it had not happened although
/// nobody knows.
///
/// ```swift
/// let problems = await MutationSuite(of: recording).run { transport in
///     try await servicer(over: transport).perform(operation)
/// }
/// #expect(problems.isEmpty)
/// ```
public struct MutationSuite: Sendable {
    /// Something that a client does with a mutated answer and must not do.
    public struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// The mutation; nil where the recording itself does not go through.
        public let mutation: MutatedRecording?
        /// What the client did.
        public let message: String

        /// Where, and what.
        public var description: String { (mutation.map { "\($0): " } ?? "as recorded: ") + message }
    }

    private let recording: Recording
    private let mutations: [AnswerMutation]
    private let interaction: Int
    private let matching: RequestMatching
    private let redaction: RedactionRules

    /// A suite.
    ///
    /// - Parameters:
    ///   - recording: what is mutated.
    ///   - mutations: the ways.
    ///   - interaction: the interaction whose answer is mutated and decides the outcome, counted from 1; the last one
    ///     unless it is given.
    ///   - matching: which parts of a request must be those of the recording.
    ///   - redaction: the rules that masked the recording.
    public init(
        of recording: Recording, by mutations: [AnswerMutation] = AnswerMutation.allCases, interaction: Int? = nil,
        matching: RequestMatching = .standard, redaction: RedactionRules = .standard
    ) {
        self.recording = recording
        self.mutations = mutations
        self.interaction = interaction ?? recording.interactions.count
        self.matching = matching
        self.redaction = redaction
    }

    /// How a run ended.
    private struct End {
        enum Kind {
            case receipt(Receipt)
            case failure(ServicingError)
            /// Something else was thrown. Its type alone is told: it may hold anything.
            case other(String)
        }

        var kind: Kind
        /// The body that was answered last.
        var answer: [UInt8]?
    }

    /// Runs the client once as recorded and once for each mutation.
    ///
    /// - Parameters:
    ///   - isolation: where the client runs: where this is called, unless it is given.
    ///   - call: the client's calls over the transport that it is given, which ends with the receipt of the call whose
    ///     answer is mutated. The call must not be repeated by the client after an answer that it can't read.
    /// - Returns: what is wrong; nothing where all is well.
    public func run(
        isolation: isolated (any Actor)? = #isolation, _ call: (any HTTPTransport) async throws -> Receipt
    ) async -> [Problem] {
        guard recording.interactions.indices.contains(interaction - 1) else {
            return [Problem(mutation: nil, message: "there is no interaction \(interaction)")]
        }
        let (asRecorded, mismatch) = await end(of: recording, isolation: isolation, call)
        if let mismatch { return [Problem(mutation: nil, message: mismatch.description)] }
        if case .other(let type) = asRecorded.kind {
            return [Problem(mutation: nil, message: "the client threw a \(type)")]
        }
        var problems: [Problem] = []
        for mutated in recording.mutated(by: mutations, interaction: interaction) {
            let (end, mismatch) = await end(of: mutated.recording, isolation: isolation, call)
            // Reading on with what an answer gave may well ask for something that was not recorded.
            let isLast = interaction == recording.interactions.count
            if let mismatch, isLast {
                problems.append(
                    Problem(mutation: mutated, message: "the client sent something else: \(mismatch.description)"))
                continue
            }
            problems += wrong(with: end, of: mutated, asRecorded).map { Problem(mutation: mutated, message: $0) }
        }
        return problems
    }

    private func end(
        of recording: Recording, isolation: isolated (any Actor)?, _ call: (any HTTPTransport) async throws -> Receipt
    ) async -> (End, ReplayMismatch?) {
        let replay = ReplayTransport(recording, matching: matching, redaction: redaction)
        let keeper = AnswerKeeper(replay)
        let end: End.Kind
        do {
            end = .receipt(try await call(keeper))
        } catch let error as ServicingError {
            end = .failure(error)
        } catch {
            end = .other(String(describing: type(of: error)))
        }
        return (End(kind: end, answer: keeper.last), replay.mismatches.first)
    }

    private func wrong(with end: End, of mutated: MutatedRecording, _ asRecorded: End) -> [String] {
        let response = recording.interactions[interaction - 1].response
        let isSuccess = (200...299).contains(response.status)
        let isWrite = ![.get, .head].contains(recording.interactions[interaction - 1].request.method)
        var wrong: [String] = []
        switch end.kind {
        case .other(let type):
            wrong.append("the client threw a \(type), which does not tell whether anything was done")
        case .receipt(let receipt):
            if receipt.exchange?.answerBytes != end.answer { wrong.append("the receipt has lost the raw body") }
            if !isSuccess {
                wrong.append("a receipt says '\(receipt.outcome)' of the status \(response.status)")
            } else if mutated.mutation.isUnreadable, isWrite, receipt.outcome != .unknown {
                wrong.append("a receipt says '\(receipt.outcome)' of an answer that can't be read")
            }
        case .failure(let error):
            if error.exchange?.answerBytes != end.answer { wrong.append("the error has lost the raw body") }
            if isSuccess, isWrite, error.effect != .mayHaveApplied {
                wrong.append("the error says '\(error.effect)' of a write that a server answered \(response.status)")
            }
            if case .failure(let before) = asRecorded.kind, !isSuccess, error.effect != before.effect {
                wrong.append("the error says '\(error.effect)', and '\(before.effect)' of the recorded answer")
            }
            if case .receipt = asRecorded.kind, mutated.mutation == .extra {
                wrong.append("a member that nobody has heard of makes the answer unreadable")
            }
        }
        return wrong
    }
}

/// Passes requests on and remembers the bodies that were answered.
private final class AnswerKeeper: HTTPTransport {
    private let transport: any HTTPTransport
    private let bodies = Lock<[[UInt8]]>([])

    init(_ transport: any HTTPTransport) {
        self.transport = transport
    }

    /// The last answer's body.
    var last: [UInt8]? { bodies.withLock { $0.last } }

    func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        let response = try await transport.send(request, deadline: deadline)
        bodies.withLock { $0.append(response.body) }
        return response
    }
}
