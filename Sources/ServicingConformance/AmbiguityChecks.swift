import Servicing
import ServicingHTTP

extension ServicerConformance {
    static let lostAnswer: ScenarioCheck = { scenario, subject, findings in
        subject.door.inject(.lostAnswer)
        let result = await subject.perform(scenario)
        expectUnknown(result, [.outcomeUnknown], "a lost answer", subject, &findings)
    }

    static let silence: ScenarioCheck = { scenario, subject, findings in
        subject.door.inject(.silence)
        let started = ContinuousClock.now
        let result = await subject.perform(scenario, timeout: .milliseconds(400))
        let elapsed = started.duration(to: .now)
        expectUnknown(result, [.outcomeUnknown], "silence", subject, &findings)
        findings.expect(elapsed >= .milliseconds(390), "it gave up before the deadline, after \(elapsed)")
        findings.expect(elapsed < .seconds(10), "it took \(elapsed) to give up")
        findings.expect(result.error?.message.contains("answer") == true, "the error does not say what was waited for")
    }

    static let cancellation: ScenarioCheck = { scenario, subject, findings in
        subject.door.inject(.silence)
        let task = Task { await subject.perform(scenario, timeout: .seconds(60)) }
        let arrived = ContinuousClock.now + .seconds(30)
        while subject.door.deliveries() == 0, ContinuousClock.now < arrived {
            try await Task.sleep(for: .milliseconds(2))
        }
        task.cancel()
        let started = ContinuousClock.now
        let result = await task.value
        findings.expect(started.duration(to: .now) < .seconds(10), "it did not end at once")
        expectUnknown(result, [.outcomeUnknown], "a cancelled call", subject, &findings)
    }

    static let serverFailures: ScenarioCheck = { scenario, subject, findings in
        for status in [500, 502, 503, 504, 599] {
            subject.door.inject(.status(status))
            let result = await subject.perform(scenario)
            findings.expect(result.error, [.providerFailure], .mayHaveApplied, "\(status)")
            findings.expect(
                result.error?.receipt?.outcome == .unknown, "\(status) has no receipt of an unknown outcome")
        }
        subject.door.inject(.status(408))
        let result = await subject.perform(scenario)
        findings.expect(result.error, [.outcomeUnknown], .mayHaveApplied, "408")
        findings.expect(subject.door.deliveries() == 6, "six calls arrived \(subject.door.deliveries()) times")
    }

    static let refusals: ScenarioCheck = { scenario, subject, findings in
        let kinds: [(Int, ServicingError.Kind)] = [
            (400, .invalidRequest), (401, .unauthenticated), (403, .forbidden), (404, .notFound),
            (405, .invalidRequest),
            (409, .conflict), (415, .invalidRequest), (422, .ruleViolation), (429, .rateLimited),
        ]
        for (status, kind) in kinds {
            subject.door.inject(.status(status))
            let result = await subject.perform(scenario)
            findings.expect(result.error, [kind], .refused, "\(status)")
            findings.expect(result.error?.complaint?.statusCode == status, "the error of a \(status) does not tell it")
        }
        findings.expect(
            subject.door.deliveries() == kinds.count,
            "\(kinds.count) calls arrived \(subject.door.deliveries()) times")
    }

    static let unreadable: ScenarioCheck = { scenario, subject, findings in
        let bodies = [
            "", "{", "<html>Service page</html>", "null", "[]", "42", "\"ok\"", "{}", "{\"data\":{}}", "\u{FEFF}{}",
        ]
        for body in bodies where body != "null" || !scenario.mayAnswerNull {
            subject.door.inject(.body(body))
            let result = await subject.perform(scenario)
            findings.expect(result.error, [.malformedResponse], .mayHaveApplied, "a 200 with the body \(body)")
            findings.expect(
                result.error?.exchange?.answerBytes == Array(body.utf8), "the raw answer is not at hand for \(body)")
        }
    }

    static let refusalInSuccess: ScenarioCheck = { scenario, subject, findings in
        for body in ["{\"success\":false,\"message\":\"no\"}", "{\"error\":\"no\"}", "{\"error\":{\"code\":\"x\"}}"] {
            subject.door.inject(.body(body))
            let result = await subject.perform(scenario)
            findings.expect(result.error, [.ruleViolation], .refused, "a 200 with the body \(body)")
        }
    }

    static let printing: ScenarioCheck = { scenario, subject, findings in
        let markers = [subject.harness.secret, "marker.person@example.org", "078-05-1120", "4111111111111111"]
        let body =
            "{\"ssn\":\"\(markers[2])\",\"email\":\"\(markers[1])\",\"card_number\":\"\(markers[3])\","
            + "\"message\":\"no account for \(markers[1]) with \(markers[3]) and \(markers[2])\"}"
        for fault in [ConformanceFault.body(body), .status(422), .lostAnswer] {
            subject.door.inject(fault)
            let result = await subject.perform(scenario)
            let printed: [Any] = [
                result.error as Any, result.error?.exchange as Any, result.error?.receipt as Any,
                (try? result.get()) as Any,
            ]
            for value in printed {
                var dumped = "\(value) \(String(reflecting: value)) "
                dump(value, to: &dumped)
                for marker in markers where dumped.contains(marker) {
                    findings.fail("printing shows \(marker == markers[0] ? "the secret" : marker) after \(fault)")
                }
            }
        }
    }

    /// The outcome is unknown, said so, and nothing was sent twice.
    private static func expectUnknown(
        _ result: Result<Receipt, ServicingError>, _ kinds: Set<ServicingError.Kind>, _ what: String,
        _ subject: Subject, _ findings: inout Findings
    ) {
        findings.expect(result.error, kinds, .mayHaveApplied, what)
        findings.expect(result.error?.receipt?.outcome == .unknown, "\(what) has no receipt of an unknown outcome")
        findings.expect(result.error?.attempts == 1, "\(what) counts \(result.error?.attempts ?? 0) attempts")
        findings.expect(subject.door.deliveries() == 1, "\(what) arrived \(subject.door.deliveries()) times")
        findings.expect(result.error?.hint != nil, "\(what) has no hint")
    }
}
