import Servicing
import ServicingMock

extension CanopyCommand {
    static let demonstrations = statusDemonstrations + documentedExamples + documentedRefusals

    private static let statusDemonstrations = [
        setStatus(
            "documented example", "can_52322", .suspended, "BANKRUPTCY",
            expecting: .outcome(
                .applied,
                // When the account was last changed is the server's to say.
                DocumentedAnswer(CanopyDocumentedAnswer.text, varying: ["updated_at"]))),
        setStatus(
            "401 wrong token", "can_52322", .suspended, "BANKRUPTCY", expecting: .refusal(401, .unauthenticated),
            environment: ["SERVICING_BEARER_TOKEN": "wrong"]),
        setStatus(
            "403 role may not write", "can_52322", .suspended, "BANKRUPTCY", expecting: .refusal(403, .forbidden)
        ) { world in
            world.credentials.tokens = [AccessToken("demo-access-token", mayWrite: false)]
        },
        setStatus(
            "404 unknown account", "can_99999", .suspended, "BANKRUPTCY", expecting: .refusal(404, .notFound)),
        setStatus(
            "422 a pair that is not allowed", "can_52322", .active, "BANKRUPTCY",
            expecting: .refusal(422, .ruleViolation)),
        setStatus(
            "429 too many requests", "can_52322", .suspended, "BANKRUPTCY", expecting: .refusal(429, .rateLimited)
        ) { world in
            world.setRateLimit(RateLimit(requests: 0, per: .seconds(60)), for: id.rawValue)
        },
    ]

    private static func setStatus(
        _ title: String, _ account: AccountID, _ status: AccountStatus, _ substatus: String,
        expecting expected: Demonstration.Expected, environment: [String: String] = [:],
        prepare: @escaping @Sendable (MockWorld) -> Void = { _ in }
    ) -> Demonstration {
        Demonstration(title, expecting: expected, environment: environment, prepare: prepare) {
            gateway async throws(ServicingError) in
            try await gateway.setAccountStatus(
                SetAccountStatus(account: account, status: status, substatus: AccountSubstatus(rawValue: substatus)),
                at: id)
        }
    }
}
