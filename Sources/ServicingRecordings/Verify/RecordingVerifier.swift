public import Servicing
public import ServicingHTTP

/// Sends the requests of recordings to a server and compares its answers with the recorded ones: whether the provider, or
/// the mock, still does what the recordings say.
///
/// A recording is compared from the state that it names. Whoever makes a verifier says how each state is brought about;
/// one that nobody knows fails by its name. What could not be reached, for want of a connection, of a credential or of a
/// permission, is told as such and is no drift.
public struct RecordingVerifier: Sendable {
    /// What is compared of an answer's body.
    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        /// Types, required members, words of closed lists, date-times.
        case shape
        /// Every value, but those that are masked in the recording.
        case value
    }

    /// Brings a state about and gives the server that is in it.
    public typealias Arrangement = @Sendable (ProviderState) async throws -> VerificationServer

    /// What is compared.
    public var comparison = Comparison.shape
    /// The words that may stand in a member, by its name. Where a member has none, a recorded word in capital letters must
    /// be answered again.
    public var enumerations: [String: Set<String>] = [:]
    /// Members of answers that are not compared: keys from the root, joined by dots, with `*` for any key.
    public var ignoredMembers: Set<String> = []
    /// What is sent where a recording has masks.
    public var placeholders = Placeholders.standard
    /// Which members are personal and not shown. The rules that masked the recordings.
    public var redaction = RedactionRules.standard
    /// How old a recording may be; nil for any age. Half a year unless set.
    public var maximumAge: Duration? = .seconds(180 * 86_400)
    /// How long each answer may take.
    public var timeout: Duration = .seconds(30)
    /// Whether requests other than GET and HEAD are sent. A pay-off that is verified against a server is a pay-off.
    public var sendsWrites: Bool
    /// The time, for ages.
    public var now: @Sendable () -> Timestamp = { .now }
    private let states: [String: Arrangement]

    /// A verifier that has a way to bring each state about.
    ///
    /// - Parameter states: the ways, by the states' names. A recording without a state needs `default`.
    public init(states: [String: Arrangement]) {
        self.states = states
        sendsWrites = true
    }

    /// A verifier of one server as it stands. It can't set the server's clock, so a recording that needs one is not
    /// checked, unless ``assumesClocks`` is set.
    ///
    /// - Parameters:
    ///   - server: the server.
    ///   - names: the states that it is in.
    ///   - assumesClocks: whether the server's time is whatever the recordings need.
    ///   - sendsWrites: whether requests other than GET and HEAD are sent; to loopback alone unless it is given.
    public init(
        server: VerificationServer, in names: Set<String> = ["default"], assumesClocks: Bool = false,
        sendsWrites: Bool? = nil
    ) {
        let arrangement: Arrangement = { state in
            if let clock = state.clock, !assumesClocks {
                throw StateProblem("it needs the time \(clock), and this server's clock can't be set")
            }
            return server
        }
        states = Dictionary(uniqueKeysWithValues: names.map { ($0, arrangement) })
        self.sendsWrites = sendsWrites ?? (server.baseURL.scheme == .http)
    }

    /// Compares one recording.
    ///
    /// - Parameter name: the name that the report gives it.
    public func verify(_ recording: Recording, name: String) async -> VerificationReport {
        var findings = [recording.expiry(at: now(), after: maximumAge)].compactMap { $0 }
        func report(_ compared: Int, _ more: [VerificationReport.Finding]) -> VerificationReport {
            VerificationReport(recording: name, compared: compared, findings: findings + more)
        }
        let state = recording.state ?? ProviderState(seed: "default")
        guard let arrange = states[state.seed] else {
            return report(0, [.unknownState(state.seed, known: states.keys.sorted())])
        }
        let server: VerificationServer
        do {
            server = try await arrange(state)
        } catch {
            // Another error than ours may hold anything.
            let why = (error as? StateProblem)?.description ?? "bringing it about failed"
            return report(0, [.couldNotCheck(interaction: nil, reason: "the state '\(state.seed)': \(why)")])
        }
        var live = LiveRequest(server, recording.bindings, placeholders)
        var compared = 0
        for (index, interaction) in recording.interactions.enumerated() {
            do throws(LiveRequest.Problem) {
                let answer = try await send(interaction, of: recording, to: server, &live)
                findings += drifts(of: interaction, from: answer).map { .drift($0, interaction: index + 1) }
                compared += 1
                let body = ContentCoding(answer.headers)?.decode(answer.body) ?? answer.body
                live.learn(body, recorded: interaction.response.body, interaction: index + 1)
            } catch {
                findings.append(.couldNotCheck(interaction: index + 1, reason: error.reason))
                let rest = recording.interactions.indices.dropFirst(index + 1)
                return report(
                    compared,
                    rest.map { .couldNotCheck(interaction: $0 + 1, reason: "it comes after one that was not checked") })
            }
        }
        return report(compared, [])
    }

    private func send(
        _ interaction: Interaction, of recording: Recording, to server: VerificationServer, _ live: inout LiveRequest
    ) async throws(LiveRequest.Problem) -> HTTPResponse {
        let recorded = interaction.response
        if case .missing = recorded.content { throw .init(reason: "the file leaves out its answer's body") }
        guard (200...599).contains(recorded.status) else { throw .init(reason: "the file has no answer") }
        let isRead = [.get, .head].contains(interaction.request.method)
        guard isRead || sendsWrites else {
            throw .init(reason: "it changes something, and this verifier sends only what reads")
        }
        let request = try live.make(interaction.request)
        let answer: HTTPResponse
        do {
            answer = try await server.transport.send(request, deadline: ContinuousClock.now + timeout)
        } catch {
            throw .init(reason: error.message)
        }
        if answer.status != recorded.status, let why = Self.barrier(answer.status) { throw .init(reason: why) }
        return answer
    }

    private func drifts(of interaction: Interaction, from answer: HTTPResponse) -> [Drift] {
        let contradicted = interaction.contradictions.compactMap { contradiction -> String? in
            let prefix = "response.body."
            return contradiction.place.hasPrefix(prefix) ? String(contradiction.place.dropFirst(prefix.count)) : nil
        }
        var comparison = AnswerComparison(
            comparison, enumerations: enumerations, ignoring: ignoredMembers.union(contradicted), rules: redaction)
        comparison.compare(interaction.response, with: answer)
        return comparison.drifts
    }

    /// What stands between the verifier and what it would compare.
    private static func barrier(_ status: Int) -> String? {
        switch status {
        case 401, 407: "the server does not accept the credential (\(status))"
        case 403: "these credentials may not do it (403)"
        case 429: "the server takes no more requests for now (429)"
        case 502, 503, 504: "the server is not there (\(status))"
        default: nil
        }
    }
}
