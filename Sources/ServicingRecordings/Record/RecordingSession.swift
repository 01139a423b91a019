import Servicing
import ServicingHTTP

/// What a ``RecordingTransport`` knows: the file's interactions, those recorded since, and their order.
struct RecordingSession: Sendable {
    private enum Place: Sendable {
        case replayed(Int)
        case recorded(Interaction?)
    }

    private let subject: RecordingTransport.Subject
    private let rules: RedactionRules
    private var replayer: Replayer
    private let existing: Recording?
    private var places: [Place] = []

    init(
        existing: Recording?, name: String, subject: RecordingTransport.Subject, rules: RedactionRules,
        matching: RequestMatching, order: ReplayOrder
    ) {
        self.existing = existing
        self.subject = subject
        self.rules = rules
        replayer = Replayer(
            existing ?? Recording(interactions: []), name: name, matching: matching, order: order, rules: rules)
    }

    mutating func replay(_ request: HTTPRequest) -> Result<HTTPResponse, ReplayMismatch> {
        let served = replayer.serve(request)
        if case .success(let served) = served { places.append(.replayed(served.index)) }
        return served.map(\.response)
    }

    /// Why a replay did not go through.
    var failure: ReplayFailure? { replayer.failure }

    /// A place in the order of the requests, for an answer that is to come.
    mutating func reserve() -> Int {
        places.append(.recorded(nil))
        return places.count - 1
    }

    mutating func fill(_ place: Int, with interaction: Interaction) {
        places[place] = .recorded(interaction)
    }

    /// The file as it is to be: what was asked for in that order, then what the old file has besides. Nil where nothing
    /// was recorded.
    func recording(at now: Timestamp) -> Recording? {
        var hasRecorded = false
        var interactions: [Interaction] = []
        for place in places {
            switch place {
            case .replayed(let index): interactions.append(replayer.recording.interactions[index])
            case .recorded(let interaction?):
                hasRecorded = true
                interactions.append(interaction)
            case .recorded(nil): break
            }
        }
        guard hasRecorded else { return nil }
        let unused = replayer.unused
        interactions += unused.map { replayer.recording.interactions[$0] }

        var book = MaskBook(.recorded, after: existing.map { Mask.highest(in: $0.har()) } ?? 0)
        for (number, value) in replayer.bindings.values { book.note(value, as: number) }
        var redactor = Redactor(rules, book: book)
        let redacted = redactor.redact(interactions)
        let given = subject.captures + existingCaptures(behind: unused)
        let origin = RecordingOrigin(subject.source, recordedAt: now, document: subject.document, redaction: rules)
        return Recording(
            interactions: redacted, origin: origin, state: subject.state ?? existing?.state,
            bindings: RecordingBindings(
                credentials: CredentialSlots.of(redacted, rules),
                captures: CaptureFinder.captures(in: redacted, given: given)),
            comment: origin.statement)
    }

    /// The old file's captures, each at the place that its interaction has now.
    private func existingCaptures(behind unused: [Int]) -> [RecordingBindings.Capture] {
        let recorded = places.filter { if case .recorded(nil) = $0 { false } else { true } }
        var order: [Int: Int] = [:]
        for (new, place) in recorded.enumerated() { if case .replayed(let old) = place { order[old + 1] = new + 1 } }
        for (offset, old) in unused.enumerated() { order[old + 1] = recorded.count + offset + 1 }
        return (existing?.bindings.captures ?? []).compactMap { capture in
            order[capture.interaction].map { .init(name: capture.name, interaction: $0, path: capture.path) }
        }
    }
}
