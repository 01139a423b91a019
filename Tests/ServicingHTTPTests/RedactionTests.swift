import ExactJSON
import ServicingHTTP
import Testing

@testable import ServicingHTTP

@Suite("Redaction")
struct RedactionTests {
    private let rules = RedactionRules.standard

    @Test("masks sensitive members at every depth and leaves the rest with its digits")
    func members() throws {
        let body = #"{"a":{"SSN":"888888888","list":[{"email":"x@y.z","cents":10.50}]},"n":100000000000000000000}"#
        #expect(
            rules.masked(body: Array(body.utf8))
                == #"{"a":{"SSN":"***","list":[{"email":"***","cents":10.50}]},"n":100000000000000000000}"#)
    }

    @Test("masks every leaf below a sensitive object, and keeps its shape")
    func objects() throws {
        #expect(
            rules.masked(body: Array(#"{"passport":{"number":"1","country":null,"x":[1,2]}}"#.utf8))
                == #"{"passport":{"number":"***","country":null,"x":["***","***"]}}"#)
    }

    @Test("shows no text of a body that is not JSON")
    func otherBodies() {
        let text = rules.masked(body: Array("<p>Miriam Trevino</p>".utf8))
        #expect(!text.contains("Miriam"))
        #expect(text.contains("21 bytes"))
    }

    @Test("masks sensitive query values and no others")
    func queries() {
        #expect(rules.masked(target: "/a?x=1&Token=abc&api_key=k&y") == "/a?x=1&Token=***&api_key=***&y")
        #expect(rules.masked(target: "/a") == "/a")
    }

    @Test(
        "masks what looks personal in a provider's own words",
        arguments: [
            ("Loan not found", "Loan not found"),
            ("loan LN-12345 has status PAID_OFF", "loan LN-12345 has status PAID_OFF"),
            ("no account for Miriam Trevino", "no account for *** ***"),
            ("write to miriam@example.org now", "write to *** now"),
            ("card 4111111111111111 declined", "card *** declined"),
            ("ssn 078-05-1120 unknown", "ssn *** unknown"),
            ("value 'Miriam Trevino' is bad", "value *** *** is bad"),
            ("Not found. Try again", "Not found. Try again"),
        ])
    func words(text: String, masked: String) {
        #expect(ProviderText.masked(text, knowing: []) == masked)
    }

    @Test("lets a documented phrase pass as it is")
    func phrases() {
        let phrase = "Insufficient Funds In Payment Account"
        #expect(ProviderText.masked(phrase, knowing: [phrase]) == phrase)
        #expect(ProviderText.masked(phrase, knowing: []) != phrase)
    }
}
