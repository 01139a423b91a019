import ExactJSON
import Servicing
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

    @Test(
        "masks addresses, social security and card numbers in any text, and no ordinary number",
        arguments: [
            ("to marker.person@example.org, now", "to ***, now"), ("ssn 078-05-1120.", "ssn ***."),
            ("card 4111 1111 1111 1111 and 4111111111111111", "card *** and ***"), ("@home at 5", "@home at 5"),
            ("2013-01-13T05:25:13.813+00:00", "2013-01-13T05:25:13.813+00:00"), ("3617888273932", "3617888273932"),
            ("loan LN-12345678901", "loan LN-12345678901"),
        ])
    func patterns(text: String, masked: String) throws {
        #expect(rules.masked(.object(["anything": .string(text)])) == .object(["anything": .string(masked)]))
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

    @Test("masks the segment after a named one, and only that")
    func segments() {
        let rules = rules.adding(pathSegments: ["Customers"])
        #expect(rules.masked(target: "/customers/17/loans/4?x=1") == "/customers/***/loans/4?x=1")
        #expect(rules.masked(target: "/customers") == "/customers")
        #expect(rules.masked(target: "/customers/") == "/customers/")
    }

    @Test("masks a member at one path, through lists, and leaves its namesakes")
    func paths() throws {
        let rules = rules.adding(paths: ["customers.memo", "*.code"])
        let body = #"{"memo":"a","customers":[{"memo":"b"},{"memo":"c","in":{"memo":"d"}}],"x":{"code":1},"code":2}"#
        #expect(
            rules.masked(body: Array(body.utf8))
                == #"{"memo":"a","customers":[{"memo":"***"},{"memo":"***","in":{"memo":"d"}}],"x":{"code":"***"},"code":2}"#
        )
    }

    @Test(
        "finds a sensitive word in any spelling of a name",
        arguments: ["X-Session-Token", "cardToken", "ach_token", "X-Custom-Api-Key", "clientSecretValue", "APIKey"])
    func sensitiveWords(name: String) {
        #expect(rules.masksHeader(name))
        #expect(rules.masksMember(at: ["a", name]))
        #expect(rules.masksQueryItem(name))
    }

    @Test(
        "finds credentials and personal data by the names that they commonly have",
        arguments: [
            "pwd", "passphrase", "pin", "otp", "jwt", "sessionId", "JSESSIONID", "csrf_token", "client_assertion",
            "X-Hub-Signature-256", "Ocp-Apim-Subscription-Key", "socialSecurityNumber", "social_security_number",
            "taxId",
            "tax_identification_number", "birth_date", "mothersMaidenName", "driversLicense", "driver_license_number",
            "passportNumber", "nationalId", "fullName", "emailAddress", "street_address", "cvc", "securityCode",
            "sortCode", "achAccount", "aba", "X-XSRF-TOKEN",
        ])
    func commonNames(name: String) {
        #expect(rules.masksMember(at: ["a", name]))
    }

    @Test(
        "takes no word for a part of another one",
        arguments: ["tokenized", "secretary", "X-Request-Id", "keystone", "account_id", "stopServicingReason"])
    func otherWords(name: String) {
        #expect(!rules.masksHeader(name))
        #expect(!rules.masksMember(at: [name]))
    }

    @Test(
        "masks what looks personal in a provider's own words",
        arguments: [
            ("Loan not found", "Loan not found"),
            ("loan LN-12345 has status PAID_OFF", "loan *** has status ***"),
            ("no account for Miriam Trevino", "no account for ***"),
            ("Trevino has no account", "*** has no account"),
            ("customer john smith, call 410 555 6789", "customer *** call ***"),
            ("(Trevino) name=Trevino dob=6/20/85", "***"),
            ("write to miriam@example.org", "*** to ***"),
            ("red\u{1B}[31m\u{202E}", "***"),
            ("Not found. Try again!", "Not found. Try again!"),
            ("can't be cancelled", "can't be cancelled"),
        ])
    func words(text: String, masked: String) {
        #expect(ProviderText.masked(text, knowing: []) == masked)
    }

    @Test("lets a documented phrase pass as it is")
    func phrases() {
        let phrase = "Quota of Acme used up"
        #expect(ProviderText.masked(phrase, knowing: [phrase]) == phrase)
        #expect(ProviderText.masked(phrase, knowing: []) != phrase)
    }

    @Test("two addresses that share a part are masked as one, and nothing of the second is left")
    func sharedAddresses() {
        #expect(SensitivePatterns.masked("to x@y@e now") == "to *** now")
        #expect(SensitivePatterns.masked(SensitivePatterns.masked("x@y@e")) == "***")
    }
}
