import ExactJSON
import Servicing

/// From an exchange's end to a receipt or an error: the one place where an effect is decided.
struct AnswerReader<Dialect: ProviderDialect> {
    let dialect: Dialect

    func receipt<Operation: ProviderOperation>(
        of operation: Operation, _ result: Exchanger.Result, options: PlanOptions
    ) throws(ServicingError) -> Receipt where Operation.Dialect == Dialect {
        switch result.answer {
        case .failure(let failure):
            throw error(for: failure, operation, result)
        case .success(let response) where (200...299).contains(response.status):
            return try success(response, operation, result)
        case .success(let response):
            return try refusal(response, operation, result, options)
        }
    }

    /// What an answer says that is no 2xx.
    func complaint(_ response: HTTPResponse) -> ProviderComplaint {
        let body = try? JSONValue(parsing: response.body)
        var complaint = dialect.complaint(status: response.status, body: body)
        complaint.statusCode = response.status
        complaint.requestID = response.headers["X-Request-Id"]
        return complaint
    }

    private func success<Operation: ProviderOperation>(
        _ response: HTTPResponse, _ operation: Operation, _ result: Exchanger.Result
    ) throws(ServicingError) -> Receipt where Operation.Dialect == Dialect {
        let exchange = exchange(result, response)
        do {
            let document: JSONDocument
            do {
                document = try JSONDocument(parsing: response.body)
            } catch {
                throw AnswerProblem.unreadable(
                    response.body.isEmpty ? "the body is empty" : "the body is not JSON: \(error.description)")
            }
            if let refused = refusalInSuccess(document) { throw AnswerProblem.refused(refused) }
            let reading = try operation.read(JSONAnswer(response: response, document: document), from: dialect)
            return receipt(
                operation, outcome: reading.outcome, result, exchange, effectiveAt: reading.effectiveAt,
                references: reading.references, evidence: reading.evidence, warnings: reading.warnings,
                details: reading.answer)
        } catch AnswerProblem.refused(var complaint) {
            complaint.statusCode = response.status
            throw ServicingError(
                .ruleViolation, .refused,
                sentence("answered \(response.status) and says no in its body", complaint),
                hint: "nothing was changed, as the answer says so itself (inferred)", provider: Dialect.provider,
                operation: Operation.contract.name, complaint: complaint, attempts: result.attempts,
                exchange: exchange)
        } catch AnswerProblem.unreadable(let why) {
            let effect: ServicingError.Effect = Operation.contract.isWrite ? .mayHaveApplied : .refused
            throw ServicingError(
                .malformedResponse, effect,
                "\(Dialect.provider) answered \(response.status), but the answer can't be understood: \(why)",
                hint: StatusMeaning.hint(.malformedResponse, effect), provider: Dialect.provider,
                operation: Operation.contract.name, attempts: result.attempts,
                receipt: unknown(operation, result, exchange, effect), exchange: exchange)
        } catch {
            preconditionFailure("reading an answer throws answer problems only")
        }
    }

    private func refusal<Operation: ProviderOperation>(
        _ response: HTTPResponse, _ operation: Operation, _ result: Exchanger.Result, _ options: PlanOptions
    ) throws(ServicingError) -> Receipt where Operation.Dialect == Dialect {
        let exchange = exchange(result, response)
        let complaint = complaint(response)
        if options.follows(operation, at: Dialect.provider),
            let evidence = operation.evidenceOfEarlierAttempt(in: complaint)
        {
            return receipt(operation, outcome: .alreadyApplied, result, exchange, evidence: [evidence])
        }
        var (kind, effect) = StatusMeaning.classify(response.status, isWrite: Operation.contract.isWrite)
        if dialect.rejectsToken(status: response.status, complaint: complaint) { kind = .unauthenticated }
        throw ServicingError(
            kind, effect, sentence("answered \(response.status)", complaint), hint: StatusMeaning.hint(kind, effect),
            provider: Dialect.provider, operation: Operation.contract.name, complaint: complaint,
            retryAfter: StatusMeaning.retryAfter(response.headers), attempts: result.attempts,
            receipt: unknown(operation, result, exchange, effect), exchange: exchange)
    }

    private func error<Operation: ProviderOperation>(
        for failure: TransportError, _ operation: Operation, _ result: Exchanger.Result
    ) -> ServicingError where Operation.Dialect == Dialect {
        let exchange = HTTPExchange(
            request: result.request, response: failure.partialAnswer, isComplete: false,
            redaction: Dialect.redaction)
        let kind: ServicingError.Kind
        var effect: ServicingError.Effect
        switch failure.delivery {
        case .notSent:
            (kind, effect) = (failure.kind == .refusedRequest ? .invalidRequest : .transport, .notSent)
        case .mayHaveArrived:
            kind =
                failure.kind == .malformedAnswer || failure.kind == .answerTooLarge
                ? .malformedResponse : .outcomeUnknown
            effect = Operation.contract.isWrite ? .mayHaveApplied : .refused
        }
        // A refused first attempt, as after a rejected token, does not count: what was sent last decides.
        if effect == .notSent, result.attempts > 0 { effect = .refused }
        return ServicingError(
            kind, effect, failure.message, hint: StatusMeaning.hint(kind, effect), provider: Dialect.provider,
            operation: Operation.contract.name, attempts: result.attempts,
            receipt: unknown(operation, result, exchange, effect), exchange: exchange)
    }

    /// A readable 2xx that says `success: false`, or carries an `error` with something in it (inferred: no document
    /// shows one, but the vendors' clients treat it so).
    private func refusalInSuccess(_ document: JSONDocument) -> ProviderComplaint? {
        let saysNo = document.root["success"].map { $0.bool == false || $0.string?.lowercased() == "false" } ?? false
        guard saysNo || carriesError(document.root["error"]) else { return nil }
        return dialect.complaint(status: 200, body: document.root.value)
    }

    private func carriesError(_ node: JSONNode?) -> Bool {
        switch node?.kind {
        case nil, .null: false
        case .boolean: node?.bool == true
        case .string: node?.string != ""
        case .object: node?.members.isEmpty == false
        case .array: node?.elements.isEmpty == false
        case .number: true
        }
    }

    /// What a person reads: who answered what, what the document says of it, and what the provider said.
    private func sentence(_ what: String, _ complaint: ProviderComplaint) -> String {
        var text = "\(Dialect.provider) \(what)"
        let meaning = complaint.statusCode.flatMap(dialect.meaning)
        if let meaning { text += " (\(meaning))" }
        let said = ([complaint.message] + complaint.details.map(\.message)).compactMap { $0 }
            .filter { !$0.isEmpty && $0 != meaning }
        if !said.isEmpty {
            text +=
                ": "
                + said.prefix(5).map {
                    ProviderText.masked($0, knowing: Dialect.redaction.documentedPhrases)
                }.joined(separator: "; ")
        }
        return text
    }

    private func exchange(_ result: Exchanger.Result, _ response: HTTPResponse) -> HTTPExchange {
        HTTPExchange(request: result.request, response: response, isComplete: true, redaction: Dialect.redaction)
    }

    private func unknown<Operation: ProviderOperation>(
        _ operation: Operation, _ result: Exchanger.Result, _ exchange: HTTPExchange, _ effect: ServicingError.Effect
    ) -> Receipt? {
        effect == .mayHaveApplied ? receipt(operation, outcome: .unknown, result, exchange) : nil
    }

    private func receipt<Operation: ProviderOperation>(
        _ operation: Operation, outcome: Outcome, _ result: Exchanger.Result, _ exchange: HTTPExchange,
        effectiveAt: Timestamp? = nil, references: [String: String] = [:], evidence: [Evidence] = [],
        warnings: [ReceiptWarning] = [], details: (any Sendable)? = nil
    ) -> Receipt {
        Receipt(
            provider: Dialect.provider, operation: Operation.contract.name, instruction: operation, outcome: outcome,
            effectiveAt: effectiveAt, references: references, evidence: evidence, warnings: warnings,
            attempts: result.attempts, duration: result.started.duration(to: .now), details: details,
            exchange: exchange)
    }
}
