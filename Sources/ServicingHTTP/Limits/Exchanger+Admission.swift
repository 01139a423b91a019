import Servicing

/// What stands between a try and the transport where the settings ask for it: a circuit breaker and a limiter. A call
/// without either never comes here.
extension Exchanger {
    /// Sends a request once it is let through.
    ///
    /// - Throws: where it is not, and then it was not sent.
    func admitted(_ request: HTTPRequest, _ call: Call, attempt: Int) async throws(ServicingError) -> Tries.Ending {
        // Before the wait for a turn, so that nobody waits in vain; and behind it, as things may have changed.
        if let pause = settings.breaker?.openFor { throw circuitIsOpen(pause, call) }
        if let limiter = settings.limiter { try await waitForTurn(at: limiter, call, attempt: attempt) }
        defer { settings.limiter?.leave() }
        guard let breaker = settings.breaker else { return await exchange(request, call, attempt: attempt) }
        switch breaker.enter() {
        case .failure(let refusal):
            throw circuitIsOpen(time.now().duration(to: refusal.until), call)
        case .success(let pass):
            if pass.isProbe { note(.circuitProbing, call, attempt) }
            let given = time.now().duration(to: tryDeadline(call))
            let ending = await exchange(request, call, attempt: attempt)
            switch breaker.leave(pass, breaker.sign(of: ending, given: given)) {
            case .opened: note(.circuitOpened(breaker.policy.pause), call, attempt)
            case .closed: note(.circuitClosed, call, attempt)
            case nil: break
            }
            return ending
        }
    }

    private func waitForTurn(at limiter: CallLimiter, _ call: Call, attempt: Int) async throws(ServicingError) {
        if limiter.enterAtOnce() { return }
        let turn = await calls.interruptible(call.id) { () -> Swift.Result<Duration, CallLimiter.Refusal> in
            do throws(CallLimiter.Refusal) {
                return .success(try await limiter.enter(deadline: call.deadline))
            } catch {
                return .failure(error)
            }
        }
        switch turn {
        case .success(let waited):
            note(.waited(waited), call, attempt)
        case .failure(let refusal):
            switch refusal {
            case .cancelled where calls.isShut: throw isShut(call.contract)
            case .deadlinePassed:
                throw ServicingError(
                    .rateLimited, .notSent,
                    "the deadline passed while the request waited for its turn among those to \(provider)",
                    hint: "nothing was sent; the limit is this app's own, set by CallLimiter", provider: provider,
                    operation: call.contract.name)
            case .cancelled:
                throw ServicingError(
                    .transport, .notSent, "the call was cancelled while the request waited for its turn",
                    hint: Hints.hint(.transport, .notSent), provider: provider, operation: call.contract.name)
            }
        }
    }

    /// The error of a call that comes too late.
    func isShut(_ contract: OperationContract) -> ServicingError {
        var error = ServicingError(
            .transport, .notSent, "nothing is sent to \(provider) any more: the servicer was shut down",
            hint: "make another servicer", provider: provider, operation: contract.name)
        error.isRetryable = false
        return error
    }

    private func circuitIsOpen(_ pause: Duration, _ call: Call) -> ServicingError {
        let seconds = time.secondsSinceEpoch() + pause.components.seconds + (pause.components.attoseconds > 0 ? 1 : 0)
        return ServicingError(
            .providerFailure, .notSent,
            pause > .zero
                ? "\(provider) failed too often of late and is not called until \(Timestamp(secondsSinceEpoch: seconds))"
                : "\(provider) failed too often of late, and one request is finding out whether it is back",
            hint: "nothing was sent; it can be sent again then", provider: provider, operation: call.contract.name,
            retryAfter: max(.zero, pause))
    }
}
