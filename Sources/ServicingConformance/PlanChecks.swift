import ExactJSON
import Servicing
import ServicingHTTP

extension ServicerConformance {
    static let planningSendsNothing: ScenarioCheck = { scenario, subject, findings in
        let plan = try scenario.plan(subject)
        findings.expect(subject.door.deliveries() == 0, "planning sent \(subject.door.deliveries()) requests")
        findings.expect(!plan.scope.isEmpty, "the plan has no scope")
        findings.expect(plan.request.destination == subject.door.baseURL.description, "the plan goes elsewhere")
        findings.expect(
            !"\(plan)\(String(reflecting: plan))".contains(subject.harness.secret), "the plan prints a secret")
        let encoded = try String(decoding: ExactJSONEncoder().encode(plan), as: UTF8.self)
        findings.expect(!encoded.contains(subject.harness.secret), "the plan's encoded form holds a secret")
    }

    static let plansAreSealed: ScenarioCheck = { scenario, subject, findings in
        let plan = try scenario.plan(subject)
        let bytes = try ExactJSONEncoder().encode(plan)
        let stored = try ExactJSONDecoder().decode(Plan.self, from: bytes)
        findings.expect(stored == plan && stored.isUnaltered, "the plan does not survive being stored")

        let expired = try scenario.plan(subject, lifetime: .zero)
        findings.expect(await refusal(of: expired, subject), [.invalidRequest], .notSent, "an expired plan")
        for member in ["scope", "expiresAt", "operation", "digest"] {
            var altered = try JSONValue(parsing: bytes)
            let other: JSONValue = member == "expiresAt" ? "2099-01-01T00:00:00Z" : "another"
            guard case .object(var object) = altered, object[member] != nil else {
                findings.fail("the plan's encoded form has no '\(member)'")
                continue
            }
            object[member] = other
            altered = .object(object)
            let plan = try ExactJSONDecoder().decode(Plan.self, from: altered.serialized())
            findings.expect(
                await refusal(of: plan, subject), [.invalidRequest], .notSent, "a plan whose \(member) was altered")
        }
        findings.expect(subject.door.deliveries() == 0, "a refused plan was sent")

        let receipt = try await subject.gateway.execute(stored)
        findings.expect(receipt.outcome == scenario.outcome, "the stored plan ended as \(receipt.outcome)")
        guard !plan.repeatability.isRepeatable else { return }
        findings.expect(
            await refusal(of: stored, subject), [.invalidRequest], .notSent,
            "a second execution of a plan that may not be repeated")
        findings.expect(subject.door.deliveries() == 1, "the plan was sent \(subject.door.deliveries()) times")
    }

    private static func refusal(of plan: Plan, _ subject: Subject) async -> ServicingError? {
        do {
            _ = try await subject.gateway.execute(plan)
            return nil
        } catch {
            return error
        }
    }
}

extension ConformanceScenario {
    func plan(
        _ subject: ServicerConformance.Subject, lifetime: Duration = .seconds(900)
    ) throws(ServicingError) -> Plan {
        try instruction.plan(
            at: subject.provider, of: subject.gateway, options: PlanOptions(accepting: accepting, lifetime: lifetime))
    }
}
