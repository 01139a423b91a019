import Servicing
import ServicingHTTP

extension ServicerConformance {
    static let doneOnce: ScenarioCheck = { scenario, subject, findings in
        let receipt = try await subject.perform(scenario).get()
        findings.expect(receipt.outcome == scenario.outcome, "it ended as \(receipt.outcome)")
        findings.expect(receipt.provider == subject.provider, "the receipt names another provider")
        findings.expect(receipt.attempts == 1, "the receipt counts \(receipt.attempts) attempts")
        findings.expect(subject.door.deliveries() == 1, "it arrived \(subject.door.deliveries()) times")
        findings.expect(receipt.details != nil, "the receipt has no native answer")
        findings.expect(receipt.exchange?.answerBytes.isEmpty == false, "the receipt has no raw answer")
        findings.expect(
            Set(receipt.warnings.map(\.field)) == scenario.warnings,
            "the answer's echo is not as its harness says: \(receipt.warnings)")
        if receipt.outcome != .applied {
            findings.expect(!receipt.evidence.isEmpty, "\(receipt.outcome) has no evidence")
        }
    }

    static let repeated: ScenarioCheck = { scenario, subject, findings in
        _ = try await subject.perform(scenario).get()
        switch (await subject.perform(scenario), scenario.repeated) {
        case (.success(let receipt), .receipt(let outcome)):
            findings.expect(receipt.outcome == outcome, "it ended as \(receipt.outcome), expected \(outcome)")
        case (.failure(let error), .refusal(let kind)):
            findings.expect(error, [kind], .refused, "the second time")
        case (.success(let receipt), .refusal(let kind)):
            findings.fail("it ended as \(receipt.outcome), expected \(kind.rawValue)")
        case (.failure(let error), .receipt(let outcome)):
            findings.fail("it ended with \(error), expected \(outcome)")
        }
        findings.expect(subject.door.deliveries() == 2, "it arrived \(subject.door.deliveries()) times")
    }

    static let unknownSubject: ScenarioCheck = { scenario, subject, findings in
        guard let renamed = scenario.renamed else { return }
        let result = await subject.perform(renamed("NO-SUCH-ID"), accepting: scenario.accepting)
        findings.expect(result.error, [.notFound], .refused, "an unknown subject")
        findings.expect(result.error?.exchange != nil, "the error has no exchange")
    }

    static let wrongCredentials: ScenarioCheck = { scenario, subject, findings in
        guard subject.harness.refusesWrongCredentials else { return }
        let servicer = try subject.harness.servicer(at: subject.door, authentication: .wrong)
        let stranger = Subject(
            harness: subject.harness, door: subject.door, servicer: servicer, gateway: try Gateway([servicer]))
        let result = await stranger.perform(scenario)
        findings.expect(result.error, [.unauthenticated], .refused, "wrong credentials")
        findings.expect(subject.door.deliveries() == 1, "it arrived \(subject.door.deliveries()) times")
    }

    static let oddIdentifiers: ScenarioCheck = { scenario, subject, findings in
        guard let renamed = scenario.renamed else { return }
        for id in ["../x?y#z", "a/b", "%2e%2e", "ä ö", "semi;colon", "plus+sign", "percent%41", "q?u=e&r=y"] {
            let before = subject.door.deliveries()
            let result = await subject.perform(renamed(id), accepting: scenario.accepting)
            let sent = subject.door.deliveries() - before
            switch (sent, result.error) {
            case (0, let error?):
                findings.expect(error, [.invalidRequest], .notSent, "the id '\(id)'")
            case (1, let error?):
                findings.expect(error, [.notFound], .refused, "the id '\(id)', sent,")
            default:
                findings.fail("the id '\(id)' arrived \(sent) times and ended without an error")
            }
        }
        for id in ["", "a\r\nX-Injected: yes", "nul\u{0}", "line\nbreak"] {
            let before = subject.door.deliveries()
            let result = await subject.perform(renamed(id), accepting: scenario.accepting)
            findings.expect(
                result.error, [.invalidRequest], .notSent, "an id with \(id.unicodeScalars.count) odd characters")
            findings.expect(subject.door.deliveries() == before, "an id that can't be sent was sent")
            findings.expect(result.error?.problems.isEmpty == false, "the refusal of an id names no field")
        }
    }
}
