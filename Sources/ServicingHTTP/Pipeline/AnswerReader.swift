import ExactJSON
import Servicing

/// From an exchange's end to a receipt or an error: the one place where an effect is decided.
struct AnswerReader<Dialect: ProviderDialect> {
    let dialect: Dialect

    func receipt<Operation: ProviderOperation>(
        of operation: Operation, _ result: Exchanger.Result, options: PlanOptions
    ) throws(ServicingError) -> Receipt where Operation.Dialect == Dialect {
        do throws(ServicingError) {
            switch result.answer {
            case .failure(let failure):
                throw error(for: failure, operation, result)
            case .success(let response) where (200...299).contains(response.status):
                return try success(response, operation, result)
            case .success(let response):
                return try refusal(response, operation, result, options)
            }
        } catch {
            throw overall(error, operation, result)
        }
    }

    /// The error of a whole call: what the last answer said, and the effect of all of its tries together. A refusal does
    /// not undo what an earlier try may have done, so its kind stays and its effect does not.
    private func overall<Operation: ProviderOperation>(
        _ last: ServicingError, _ operation: Operation, _ result: Exchanger.Result
    ) -> ServicingError where Operation.Dialect == Dialect {
        var message = last.message
        if result.history.count > 1 { message += "; tried \(result.history.count) times" }
        if let stopped = result.stopped { message += "; not sent again: " + stopped }
        var effect = last.effect
        var receipt = last.receipt
        var hint = last.hint
        if result.earlierMayHaveApplied, effect != .mayHaveApplied {
            effect = .mayHaveApplied
            message += "; an earlier request of this call may have been applied"
            hint = self.hint(last.kind, effect, operation)
            receipt = self.receipt(operation, outcome: .unknown, result, last.exchange)
        }
        var error = ServicingError(
            last.kind, effect, message, hint: hint, provider: last.provider, operation: last.operation,
            problems: last.problems, complaint: last.complaint, retryAfter: last.retryAfter, attempts: last.attempts,
            receipt: receipt, exchange: last.exchange)
        error.history = result.history
        error.isRetryable = result.isRetryable
        return error
    }

    /// What an answer says that is no 2xx. Credentials that were sent are masked in it.
    func complaint(_ response: HTTPResponse, secrets: [Secret] = []) -> ProviderComplaint {
        let body = (try? JSONValue(parsing: response.body)).map { secrets.masked(in: $0) }
        var complaint = dialect.complaint(status: response.status, body: body)
        complaint.statusCode = response.status
        // A common name for it (inferred: no document gives one).
        complaint.requestID = response.headers["X-Request-Id"].map { Shown.identifier(secrets.masked(in: $0)) }
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
            if Self.contradictsItself(document) {
                throw AnswerProblem.unreadable("it gives success or error twice")
            }
            let reading = try read(operation, response, document)
            var warnings = reading.warnings
            if document.hasDuplicateKeys { warnings.append(Self.duplicateKeys) }
            if result.earlierMayHaveApplied { warnings.append(Self.earlierAttempt) }
            return receipt(
                operation, outcome: reading.outcome, result, exchange, effectiveAt: reading.effectiveAt,
                references: reading.references.mapValues { result.secrets.masked(in: $0) }, evidence: reading.evidence,
                warnings: warnings,
                details: reading.answer)
        } catch AnswerProblem.refused(let refused) {
            var complaint = result.secrets.masked(in: refused)
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
                // A mistake's place names members, which are the provider's words as well.
                "\(Dialect.provider) answered \(response.status), but the answer can't be understood: "
                    + result.secrets.masked(in: why),
                hint: hint(.malformedResponse, effect, operation), provider: Dialect.provider,
                operation: Operation.contract.name, attempts: result.attempts,
                receipt: unknown(operation, result, exchange, effect), exchange: exchange)
        } catch {
            preconditionFailure("reading an answer throws answer problems only")
        }
    }

    private static var duplicateKeys: ReceiptWarning {
        ReceiptWarning(
            .duplicateMember, field: "", "an object of the answer names a member twice; the first was read")
    }

    private static var earlierAttempt: ReceiptWarning {
        ReceiptWarning(
            .earlierAttemptUnknown, field: "",
            "an earlier request of this call may have been applied, and this is the answer to its repetition")
    }

    private func refusal<Operation: ProviderOperation>(
        _ response: HTTPResponse, _ operation: Operation, _ result: Exchanger.Result, _ options: PlanOptions
    ) throws(ServicingError) -> Receipt where Operation.Dialect == Dialect {
        let exchange = exchange(result, response)
        let complaint = complaint(response, secrets: result.secrets)
        if result.earlierMayHaveApplied || options.follows(operation, at: Dialect.provider),
            let evidence = operation.evidenceOfEarlierAttempt(in: complaint)
        {
            return receipt(operation, outcome: .alreadyApplied, result, exchange, evidence: [evidence])
        }
        var (kind, effect) = StatusMeaning.classify(response.status, isWrite: Operation.contract.isWrite)
        if dialect.rejectsToken(status: response.status, complaint: complaint) { kind = .unauthenticated }
        throw ServicingError(
            kind, effect, sentence("answered \(response.status)", complaint), hint: hint(kind, effect, operation),
            provider: Dialect.provider, operation: Operation.contract.name, complaint: complaint,
            retryAfter: result.retryAfter, attempts: result.attempts,
            receipt: unknown(operation, result, exchange, effect), exchange: exchange)
    }

    private func error<Operation: ProviderOperation>(
        for failure: TransportError, _ operation: Operation, _ result: Exchanger.Result
    ) -> ServicingError where Operation.Dialect == Dialect {
        let exchange = HTTPExchange(
            request: result.request, response: failure.partialAnswer, isComplete: false,
            redaction: Dialect.redaction, secrets: result.secrets)
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
            kind, effect, failure.message, hint: Hints.hint(failure, hint(kind, effect, operation), effect),
            provider: Dialect.provider,
            operation: Operation.contract.name, attempts: result.attempts,
            receipt: unknown(operation, result, exchange, effect), exchange: exchange)
    }

    /// Reads a 2xx. One that says `success: false` is a refusal, and so is one that carries an `error` with something in it
    /// and no result (inferred: no document shows either, but the vendors' clients treat it so). A write's result with an
    /// error beside it tells nothing for sure: it may have been done.
    private func read<Operation: ProviderOperation>(
        _ operation: Operation, _ response: HTTPResponse, _ document: JSONDocument
    ) throws(AnswerProblem) -> Reading<Operation.Answer> where Operation.Dialect == Dialect {
        let success = document.root["success"]
        let hasError = carriesError(document.root["error"])
        if success?.bool == false || success?.string?.lowercased() == "false"
            || (hasError && !Operation.contract.isWrite)
        {
            throw .refused(dialect.complaint(status: 200, body: document.root.value))
        }
        let reading: Reading<Operation.Answer>
        do throws(AnswerProblem) {
            reading = try operation.read(JSONAnswer(response: response, document: document), from: dialect)
        } catch {
            guard hasError, success?.bool != true else { throw error }
            throw .refused(dialect.complaint(status: 200, body: document.root.value))
        }
        if hasError { throw .unreadable("it has an error beside its result") }
        return reading
    }

    /// Readers of JSON differ in which of two equal members counts, so such an answer says nothing.
    private static func contradictsItself(_ document: JSONDocument) -> Bool {
        guard document.hasDuplicateKeys, document.root.kind == .object else { return false }
        return ["success", "error"].contains { name in document.root.members.count { $0.key == name } > 1 }
    }

    private func carriesError(_ node: JSONNode?) -> Bool {
        switch node?.kind {
        case nil, .null: false
        case .boolean: node?.bool == true
        case .string: node?.string != ""
        case .object: node?.members.isEmpty == false
        case .array: node?.elements.isEmpty == false
        case .number: node?.int != 0
        }
    }

    /// What a person reads: who answered what, what the document says of it, and what the provider said.
    private func sentence(_ what: String, _ complaint: ProviderComplaint) -> String {
        var text = "\(Dialect.provider) \(what)"
        let meaning = complaint.statusCode.flatMap(dialect.meaning)
        if let meaning { text += " (documented as '\(meaning)')" }
        var said = [complaint.message].compactMap { $0 }.filter { !$0.isEmpty && $0 != meaning }
            .map(Dialect.redaction.masked(freeText:))
        said += complaint.details.prefix(5).map { detail in
            let message = Dialect.redaction.masked(freeText: detail.message)
            return detail.field.map { "\(Shown.identifier($0)): \(message)" } ?? message
        }
        if !said.isEmpty { text += ": " + said.joined(separator: "; ") }
        return text
    }

    private func hint<Operation: ProviderOperation>(
        _ kind: ServicingError.Kind, _ effect: ServicingError.Effect, _ operation: Operation
    ) -> String? {
        guard effect == .mayHaveApplied, let way = operation.wayToFindOut else {
            return Hints.hint(kind, effect)
        }
        return "the provider may have done it: before sending it again, \(way)"
    }

    private func exchange(_ result: Exchanger.Result, _ response: HTTPResponse) -> HTTPExchange {
        HTTPExchange(
            request: result.request, response: response, isComplete: true, redaction: Dialect.redaction,
            secrets: result.secrets)
    }

    private func unknown<Operation: ProviderOperation>(
        _ operation: Operation, _ result: Exchanger.Result, _ exchange: HTTPExchange, _ effect: ServicingError.Effect
    ) -> Receipt? {
        effect == .mayHaveApplied ? receipt(operation, outcome: .unknown, result, exchange) : nil
    }

    private func receipt<Operation: ProviderOperation>(
        _ operation: Operation, outcome: Outcome, _ result: Exchanger.Result, _ exchange: (any RawExchange)?,
        effectiveAt: Timestamp? = nil, references: [String: String] = [:], evidence: [Evidence] = [],
        warnings: [ReceiptWarning] = [], details: (any Sendable)? = nil
    ) -> Receipt {
        var receipt = Receipt(
            provider: Dialect.provider, operation: Operation.contract.name, instruction: operation, outcome: outcome,
            effectiveAt: effectiveAt, references: references, evidence: evidence, warnings: warnings,
            attempts: result.attempts, duration: result.duration, details: details, exchange: exchange)
        receipt.history = result.history
        return receipt
    }
}
