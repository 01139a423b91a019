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
        interactions += replayer.unused.map { replayer.recording.interactions[$0] }

        var book = MaskBook(.recorded, after: existing.map { Mask.highest(in: $0.har()) } ?? 0)
        for (number, value) in replayer.bindings.values { book.note(value, as: number) }
        let credentials = Self.credentials(in: interactions, rules)
        var redactor = Redactor(rules, book: book)
        let origin = RecordingOrigin(subject.source, recordedAt: now, document: subject.document, redaction: rules)
        return Recording(
            interactions: redactor.redact(interactions), origin: origin, state: subject.state ?? existing?.state,
            bindings: RecordingBindings(
                credentials: credentials,
                captures: subject.captures.isEmpty ? existing?.bindings.captures ?? [] : subject.captures),
            comment: origin.statement)
    }

    /// The headers of the requests that the rules mask, each as a slot of its own name.
    static func credentials(
        in interactions: [Interaction], _ rules: RedactionRules
    ) -> [RecordingBindings.Credential] {
        let names = interactions.flatMap { $0.request.headers.fields.map(\.name) }.filter(rules.masksHeader)
        return Set(names.map { $0.lowercased() }).sorted().map { .init(header: $0, slot: $0) }
    }
}
