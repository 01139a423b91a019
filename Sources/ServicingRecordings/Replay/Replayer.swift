import ServicingHTTP

/// Finds the recorded answer to a request. A value: whoever holds it has a cursor of its own.
struct Replayer: Sendable {
    let recording: Recording
    let name: String
    let matching: RequestMatching
    let order: ReplayOrder
    private(set) var bindings = MaskBindings()
    private(set) var useCounts: [Int]
    /// The requests that had no recorded answer.
    private(set) var mismatches: [ReplayMismatch] = []
    private var redactor: Redactor
    private let hasOtherRules: Bool
    private var requests = 0

    /// An answer to give.
    struct Served: Sendable {
        /// The interaction's index.
        var index: Int
        var response: HTTPResponse
        var latency: Duration
    }

    init(_ recording: Recording, name: String, matching: RequestMatching, order: ReplayOrder, rules: RedactionRules) {
        self.recording = recording
        self.name = name
        self.matching = matching
        self.order = order
        useCounts = Array(repeating: 0, count: recording.interactions.count)
        redactor = Redactor(rules, book: MaskBook(.live))
        hasOtherRules = recording.origin.map { $0.redaction != .init(rules) } ?? false
    }

    /// The indices of interactions that were not asked for.
    var unused: [Int] { useCounts.indices.filter { useCounts[$0] == 0 } }

    /// Why the replay did not go through: the first mismatch, else what was left over, as what failed first explains
    /// what comes after it. Nil where all is well.
    var failure: ReplayFailure? {
        if let mismatch = mismatches.first { return .mismatch(mismatch) }
        let summaries = unusedSummaries
        return summaries.isEmpty ? nil : .unused(recording: name, interactions: summaries)
    }

    /// The interactions that were not asked for, by number counted from 1, with method and target.
    var unusedSummaries: [Int: String] {
        Dictionary(uniqueKeysWithValues: unused.map { ($0 + 1, recording.interactions[$0].request.summary) })
    }

    mutating func serve(_ request: HTTPRequest) -> Result<Served, ReplayMismatch> {
        let result = find(request)
        if case .failure(let mismatch) = result { mismatches.append(mismatch) }
        return result
    }

    private mutating func find(_ request: HTTPRequest) -> Result<Served, ReplayMismatch> {
        requests += 1
        let sent = redactor.redact(RecordedRequest(request))
        let comparisons = recording.interactions.map { interaction -> RequestComparison in
            // A stub that answers again and again answers for anyone: its masks are not held to one value.
            var comparison = RequestComparison(
                matching, redactor.book, order == .repeatable ? MaskBindings() : bindings)
            comparison.compare(interaction.request, with: sent)
            return comparison
        }
        let matches = comparisons.indices.filter { comparisons[$0].differences.isEmpty }
        let choice: Int?
        switch order {
        case .recorded:
            let next = unused.first
            choice = next.flatMap { matches.contains($0) ? $0 : nil }
        case .any: choice = matches.first { useCounts[$0] == 0 }
        case .repeatable: choice = matches.first { useCounts[$0] == 0 } ?? matches.last
        }
        guard let choice else {
            let (reason, nearest) = explain(comparisons, matches)
            return .failure(mismatch(sent, reason, nearest, nearest.map { comparisons[$0].differences } ?? []))
        }
        return answer(choice, comparisons[choice].bindings, sent)
    }

    private mutating func answer(
        _ index: Int, _ found: MaskBindings, _ sent: RecordedRequest
    ) -> Result<Served, ReplayMismatch> {
        let interaction = recording.interactions[index]
        let recorded = interaction.response
        if case .missing(let size) = recorded.content {
            let why = "the file leaves out the \(size) bytes of its answer's body"
            return .failure(mismatch(sent, .noAnswer(why), index, []))
        }
        guard (200...599).contains(recorded.status) else {
            return .failure(mismatch(sent, .noAnswer("it has no answer (its status is \(recorded.status))"), index, []))
        }
        useCounts[index] += 1
        bindings = found
        // What the request was sent with comes back as it was sent, where the recording has masks.
        let content = found.revealing(recorded.body)
        let wire =
            recorded.sent.map { sent in
                content == recorded.body ? sent : ContentCoding(recorded.headers)?.encode(content) ?? sent
            } ?? content
        let isKept = recorded.sent != nil || !recorded.chunks.isEmpty
        let headers = HTTPHeaders(
            unchecked: recorded.headers.fields.filter { !$0.isPseudo }.map { field in
                let isLength = HTTPHeaders.sameName(field.name, "Content-Length") && content != recorded.body
                return HTTPField(
                    unchecked: field.name, isLength ? String(wire.count) : found.revealing(field.value))
            })
        let metrics = ExchangeMetrics(
            total: interaction.timings.total, connect: interaction.timings.connect ?? .zero,
            firstByte: interaction.timings.total - interaction.timings.receive, version: recorded.httpVersion)
        return .success(
            Served(
                index: index,
                response: HTTPResponse(
                    status: recorded.status, headers: headers, body: content,
                    trailers: HTTPHeaders(
                        unchecked: recorded.trailers.fields.map {
                            HTTPField(unchecked: $0.name, found.revealing($0.value))
                        }),
                    sent: isKept
                        ? SentBody(wire, chunks: RecordedResponse.chunks(recorded.chunks, fitting: wire.count)) : nil,
                    metrics: metrics),
                latency: interaction.timings.total))
    }

    private func explain(_ comparisons: [RequestComparison], _ matches: [Int]) -> (ReplayMismatch.Reason, nearest: Int?)
    {
        if order == .recorded {
            guard let next = unused.first else { return (.usedUp(recorded: comparisons.count), nil) }
            if let other = matches.first(where: { $0 > next }) { return (.outOfOrder(matches: other + 1), next) }
            return (.outOfOrder(matches: nil), next)
        }
        if !matches.isEmpty { return (.usedUp(recorded: matches.count), nil) }
        let nearest = comparisons.indices.min { a, b in
            func distance(_ index: Int) -> (Int, Int) {
                (comparisons[index].differences.reduce(0) { $0 + $1.weight }, useCounts[index])
            }
            return distance(a) < distance(b)
        }
        return (.noMatch, nearest)
    }

    private func mismatch(
        _ sent: RecordedRequest, _ reason: ReplayMismatch.Reason, _ nearest: Int?, _ differences: [RequestDifference]
    ) -> ReplayMismatch {
        ReplayMismatch(
            recording: name, request: requests, summary: sent.summary, reason: reason, nearest: nearest.map { $0 + 1 },
            differences: differences, hasOtherRules: hasOtherRules)
    }
}

extension HTTPField {
    /// Whether it is one of HTTP/2's own, such as `:status`, which some tools list among the fields.
    var isPseudo: Bool { name.hasPrefix(":") }
}

extension RecordedRequest {
    /// Method, path and query.
    var summary: String {
        method.rawValue + " " + url.path + (url.query.map { "?" + $0 } ?? "")
    }
}
