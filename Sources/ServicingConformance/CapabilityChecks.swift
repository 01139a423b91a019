import Servicing
import ServicingHTTP

extension ServicerConformance {
    /// What an adapter claims and what it runs may not differ.
    @Sendable func coverage(_ subject: Subject, _ findings: inout Findings) async throws {
        let measured = Set(subject.gateway.capabilities.entries.flatMap { $0.instructions.map(\.instruction) })
        let checked = Set(subject.harness.scenarios.map(\.instruction.name))
        for name in measured.subtracting(checked) { findings.fail("it can \(name), and no scenario checks that") }
        for name in checked.subtracting(measured) { findings.fail("a scenario checks \(name), which it can't plan") }
        findings.expect(!subject.servicer.documents.isEmpty, "it names no document")
        for document in subject.servicer.documents {
            let isDigest = document.sha256.count == 64 && document.sha256.allSatisfy(\.isHexDigit)
            findings.expect(isDigest, "\(document.title) has no SHA-256")
        }
        for contract in subject.servicer.operations {
            findings.expect(
                !contract.repeatability.reason.isEmpty, "\(contract.name) does not say why it may be repeated")
            findings.expect(
                !(contract.movesMoney && contract.repeatability.isRepeatable),
                "\(contract.name) moves money and may be repeated")
        }
        findings.expect(subject.door.deliveries() == 0, "measuring sent something")
    }

    /// The table and the translation are one thing.
    @Sendable func reasons(_ subject: Subject, _ findings: inout Findings) async throws {
        guard let able = subject.servicer as? any WindsDown,
            let scenario = subject.harness.scenarios.compactMap(\.instruction.windDown).first
        else { return }
        for reason in WindDownReason.allCases {
            var instruction = scenario
            instruction.reason = reason
            let row = able.windDownTable.rows.first { $0.reason == reason }
            do {
                let translation = try able.translate(instruction)
                guard let row else {
                    findings.fail("\(reason) has no row and is planned all the same")
                    continue
                }
                let grade = translation.fields.first { $0.field == "reason" }?.grade
                findings.expect(grade == row.fidelity.grade, "\(reason) is not planned as its row says")
                Self.expectAcceptance(of: translation, reason, subject, &findings)
            } catch {
                findings.expect(row == nil, "\(reason) has a row and can't be planned: \(error.message)")
                findings.expect(
                    error.kind == .unsupported && error.effect == .notSent && error.hint != nil,
                    "\(reason) is refused as \(error.kind.rawValue), without saying what the provider offers")
            }
        }
        findings.expect(subject.door.deliveries() == 0, "planning sent something")
    }

    /// What is not exact is refused until it is accepted by name.
    private static func expectAcceptance(
        of translation: Translation, _ reason: WindDownReason, _ subject: Subject, _ findings: inout Findings
    ) {
        let open = Set(translation.fields.filter { $0.grade != .exact }.map(\.field))
        for field in open {
            let planned = try? subject.servicer.plan(
                translation, options: PlanOptions(accepting: open.subtracting([field])))
            findings.expect(planned == nil, "\(reason) is planned although '\(field)' is not exact and not accepted")
        }
        let accepted = try? subject.servicer.plan(translation, options: PlanOptions(accepting: open))
        findings.expect(accepted != nil, "\(reason) is refused although everything is accepted")
    }
}

extension UnifiedInstruction {
    fileprivate var windDown: WindDown? {
        if case .windDown(let instruction) = self { instruction } else { nil }
    }
}
