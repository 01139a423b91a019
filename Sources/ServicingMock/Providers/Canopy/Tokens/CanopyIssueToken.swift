import ExactJSON
import ServicingHTTP

extension CanopyMock {
    static let issueToken = MockOperation<CanopyMock>(
        "issue-token", .post, "/auth/token", authentication: Authentication([])
    ) { canopy, call throws(MockAnswer) in
        try canopy.issueToken(call)
    }

    static let tokenRequest = BodySchema.object([
        .required("client_id", .text()), .required("client_secret", .text()),
    ])

    private mutating func issueToken(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        let reading = BodyReading(call.body, as: Self.tokenRequest)
        let body = try reading.object(by: CanopyRules.invalidInput)
        let client = call.clients.first {
            body["client_id"]?.string == $0.id && body["client_secret"]?.string == $0.secret
        }
        guard let client else {
            // A client that is not known is told apart from a wrong secret by nothing.
            var refused = Self.completeAnswer(to: Refusal(.missingCredential, "the client is not one of this world's"))
            refused.rule = CanopyTokenRules.wrongClient
            throw refused
        }
        issuedTokens += 1
        let token = AccessToken(
            CanopyMadeID.hexadecimal("canopy.token", issuedTokens, words: 4),
            expiresAt: call.now.advanced(by: tokenLifetime), mayWrite: client.mayWrite, holder: client.holder)
        var answer = MockAnswer(
            200,
            [
                "access_token": .string(token.value),
                "expires_in": .number(JSONNumber(Int(tokenLifetime.components.seconds))), "token_type": "Bearer",
            ], by: CanopyTokenRules.issueToken, effect: .carriedOut(changed: true),
            ignoredFields: reading.ignoredFields + call.ignoredQuery(known: []))
        answer.issuedToken = token
        return answer
    }
}
