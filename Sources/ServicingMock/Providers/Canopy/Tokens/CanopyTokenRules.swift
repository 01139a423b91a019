/// What the Canopy mock follows where it issues tokens. The documents name bearer tokens and not where they come from.
enum CanopyTokenRules {
    static let issueToken = Rule(
        "canopy.issue-token",
        "POST /auth/token answers client_id and client_secret with an access_token, its expires_in in seconds and the "
            + "token_type Bearer; no token is asked for.",
        .inferred(why: "the vendor's public guide docs.canopyservicing.com/docs/getting-started-2 has it"))
    static let lifetime = Rule(
        "canopy.token-lifetime", "A token is accepted until expires_in has passed by the world's clock.",
        .inferred(why: "the guide's example is 22899 seconds; CanopyMock.tokenLifetime sets another"))
    static let wrongClient = Rule(
        "canopy.wrong-client", "An unknown client and a wrong secret are answered 401, the one like the other.",
        .inferred(why: "the guide shows no error; 401 is what the document has for wrong credentials"))

    static let all = [issueToken, lifetime, wrongClient]
}
