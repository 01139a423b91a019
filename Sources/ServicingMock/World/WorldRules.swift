/// What the mock itself does, whichever provider a request is for.
enum WorldRules {
    static let unknownPath = Rule(
        "mock.unknown-path",
        "A path that no document knows is answered 501 and a list of the paths that are known.",
        .inferred(
            why: "a provider's 404 means a missing resource; a path the mock was never taught must not pass for it"))
    static let malformedTarget = Rule(
        "mock.malformed-target",
        "A path or query that can't be percent-decoded to UTF-8 is answered 400.",
        .inferred(why: "RFC 3986 §2.1 gives it no meaning"))
    static let options = Rule(
        "mock.options", "OPTIONS on a documented path is answered 204 with Allow.",
        .inferred(why: "RFC 9110 §9.3.7; no document mentions it"))

    static let all = [unknownPath, malformedTarget, options]
}
