import Servicing

/// The one place where a request is sent, and sent again: no transport repeats anything, and nothing above does.
extension Exchanger {
    /// Sends a draft until it has an answer that ends the call, or nothing more may be tried.
    ///
    /// - Parameters:
    ///   - call: whose request it is, and when all of it has to be over, pauses included.
    ///   - rejectsToken: whether an answer says that the token is not good.
    /// - Throws: where not even the first request could be made, for want of a token. From then on the tries tell.
    func send(
        _ draft: RequestDraft, as call: Call, rejectsToken: (HTTPResponse) -> Bool
    ) async throws(ServicingError) -> Result {
        let contract = call.contract
        let started = call.started
        var request = HTTPRequest(
            method: draft.method, baseURL: settings.baseURL, target: draft.target,
            headers: draft.body == nil ? headers.withoutBody : headers.withBody,
            // An empty body rather than none, so that `Content-Length: 0` goes out (RFC 9110 §8.6): some servers answer
            // 411 without it, or wait.
            body: draft.body ?? ([.post, .put, .patch].contains(draft.method) ? [] : nil))
        var secrets = fixedSecrets
        var renewable: (source: any TokenSource, token: Secret)?
        if case .bearerSource(let source) = credential {
            do {
                let token = try await token(for: call) { try await source.token() }
                try authorize(&request, token, call)
                secrets = [token]
                renewable = (source, token)
            } catch {
                guard contract.worksWithoutCredential, !Task.isCancelled else { throw error }
            }
        }

        var tries = Tries(contract)
        while true {
            let ending: Tries.Ending
            do {
                ending = try await attempt(request, call, number: tries.count + 1)
            } catch {
                // Not let through. Where something was sent before, that is what the call came to.
                guard let last = tries.last else { throw error }
                quota.give(tries.unspent)
                tries.stopped = error.message
                return result(last, tries, draft, secrets, call)
            }
            tries.add(ending)
            if case .success(let response) = ending {
                if (200...299).contains(response.status) {
                    quota.give(tries.cost ?? 1)
                    return result(ending, tries, draft, secrets, call)
                }
                if let (source, token) = renewable, rejectsToken(response) {
                    // Renewed in any case, so that the next call has a good one; once, so that a provider that rejects
                    // every token is not asked for ever.
                    renewable = nil
                    let renewed = await renewed(token, from: source, in: &request, call, attempt: tries.count)
                    if let renewed, settings.retry.repeats(contract.repeatability) {
                        secrets.append(renewed)
                        tries.goOn(elapsed: started.duration(to: time.now()))
                        continue
                    }
                }
            }
            guard await isTriedAgain(after: ending, &tries, call) else {
                return result(ending, tries, draft, secrets, call)
            }
        }
    }

    /// Pauses before another try, where there may be one and there are tries, time and quota for it.
    private func isTriedAgain(
        after ending: Tries.Ending, _ tries: inout Tries, _ call: Call
    ) async -> Bool {
        let policy = settings.retry
        guard policy.maximumTries > 1, RetryRule.allows(after: ending, call.contract, policy) else { return false }
        func stop(_ why: String) -> Bool {
            tries.stopped = why
            note(.notRepeated(why), call, tries.count)
            return false
        }
        guard tries.count < policy.maximumTries else {
            note(.notRepeated("no tries are left"), call, tries.count)
            return false
        }
        let asked = retryAfter(ending)
        let pause = policy.pause(afterTry: tries.count, chance: time.random(), retryAfter: asked).bounded
        let wake = time.now() + pause
        guard wake < call.deadline else {
            return stop(
                asked == nil ? "the time that is left is too short" : "the provider asks to wait longer than is left")
        }
        let cost = RetryRule.cost(after: ending)
        guard quota.take(cost) else { return stop("the retry quota of \(provider) is used up") }
        note(.pausing(pause), call, tries.count)
        tries.goOn(elapsed: call.started.duration(to: time.now()))
        let slept = await calls.interruptible(call.id) { [time] () -> Swift.Result<Void, CancellationError> in
            (try? await time.sleep(wake)) == nil ? .failure(CancellationError()) : .success(())
        }
        guard case .success = slept, !Task.isCancelled, !calls.isShut else {
            quota.give(cost)
            return stop(calls.isShut ? "the servicer was shut down" : "the call was cancelled")
        }
        tries.cost = cost
        return true
    }

    private func attempt(_ request: HTTPRequest, _ call: Call, number: Int) async throws(ServicingError) -> Tries.Ending
    {
        guard isAdmitted else { return await exchange(request, call, attempt: number) }
        return try await admitted(request, call, attempt: number)
    }

    /// When a try that begins now has to be over.
    func tryDeadline(_ call: Call) -> ContinuousClock.Instant {
        guard let limit = settings.retry.tryTimeout else { return call.deadline }
        return min(call.deadline, time.now() + limit.bounded)
    }

    func exchange(_ request: HTTPRequest, _ call: Call, attempt: Int) async -> Tries.Ending {
        note(.sending, call, attempt)
        var request = request
        if let trace = call.trace { request.headers.trace(trace.child()) }
        do {
            let response = try await transport.send(request, deadline: tryDeadline(call))
            note(.answered(status: response.status), call, attempt)
            return .success(response)
        } catch {
            note(.failed(error.withoutAnswer), call, attempt)
            return .failure(error)
        }
    }

    private func result(
        _ last: Tries.Ending, _ tries: Tries, _ draft: RequestDraft, _ secrets: [Secret], _ call: Call
    ) -> Result {
        let duration = call.started.duration(to: time.now())
        let (ending, earlierMayHaveApplied) = tries.verdict(for: last)
        var result = Result(
            answer: ending, request: shown(draft), attempts: tries.deliveries, duration: duration, secrets: secrets)
        if case .success(let response) = ending, (200...299).contains(response.status) {
            guard tries.count > 1 else { return result }
        } else {
            result.isRetryable = RetryRule.allows(after: ending, call.contract, settings.retry)
            result.retryAfter = retryAfter(ending)
            result.stopped = tries.stopped
        }
        result.history = tries.wholeHistory(elapsed: duration)
        result.earlierMayHaveApplied = earlierMayHaveApplied
        return result
    }

    private func retryAfter(_ ending: Tries.Ending) -> Duration? {
        guard case .success(let response) = ending else { return nil }
        return RetryAfter.read(response.headers, secondsSinceEpoch: time.secondsSinceEpoch)
    }
}

extension HTTPHeaders {
    /// Puts a trace context in. A vendor's state that can't stand in a header is left out.
    fileprivate mutating func trace(_ context: TraceContext) {
        try? set("traceparent", to: context.traceparent)
        if let state = context.state { try? set("tracestate", to: state) }
    }
}
