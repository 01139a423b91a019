import Testing

@testable import ServicingRecordings

@Suite("What looks sensitive")
struct SensitivePatternsTests {
    private func kinds(_ text: String, allowing allowed: Set<String> = []) -> [SensitivePatterns.Kind] {
        SensitivePatterns(allowed: allowed).matches(in: Array(text.utf8)).map(\.kind)
    }

    @Test(
        "is found by its shape",
        arguments: [
            ("pay 4111-1111-1111-1111.", SensitivePatterns.Kind.cardNumber),
            ("6011000990139424", .cardNumber), ("4222222222222", .cardNumber), ("30569309025904", .cardNumber),
            ("card_4111111111111111", .cardNumber), ("1234567812345670", .cardNumber),
            ("ssn:078 05 1120", .socialSecurityNumber), ("(987-65-4321)", .socialSecurityNumber),
            ("aba 011000015", .routingNumber), ("a@b.co", .emailAddress),
            ("<first.last+tag@sub.host.org>", .emailAddress),
            ("x eyJhbGciOiJub25lIn0.eyJhIjoxfQ. y", .webToken), ("Bearer abc123def", .accessKey),
            ("BASIC dXNlcjpwYXNz1", .accessKey), ("ghp_0123456789abcdefghijABCDEFGHIJ", .accessKey),
            ("-----BEGIN EC PRIVATE KEY-----", .privateKey),
        ])
    func found(text: String, kind: SensitivePatterns.Kind) {
        #expect(kinds(text) == [kind])
    }

    @Test(
        "is not found in what is like it",
        arguments: [
            "4111111111111112", "22445702-a389-431f-927d-07b8d0750787", "2013-01-13T05:25:13.813+00:00",
            "0.4111111111111111", "3617888273932", "1700000000000", "0000000000000000", "+14105556789",
            "a378282246310005",
            "078-05-11201", "1078-05-1120", "078-051120", "111223333", "0110000151", "12.011000015", "x@y", "@type",
            "marissa@example.com", "a@b.test", "Bearer masked-1", "Bearer authentication", "basic knowledge",
            "eyJ", "eyJhbGciOiJub25lIn0", "sk-learn", "-----BEGIN PUBLIC KEY-----",
            "b1c6570987e61858cb97d0ffab112067c784989112d145fc5e273b9897f67137",
        ])
    func notFound(text: String) {
        #expect(kinds(text) == [])
    }

    @Test("is passed over where it is allowed")
    func allowed() {
        #expect(kinds("marissa@mail.co and bob@mail.co", allowing: ["marissa@mail.co"]) == [.emailAddress])
    }

    @Test("is found each time, in order, with its exact extent")
    func extents() {
        let text = "a@b.co, 078-05-1120; 4111 1111 1111 1111!"
        let found = SensitivePatterns().matches(in: Array(text.utf8)).map {
            String(decoding: Array(text.utf8)[$0.range], as: UTF8.self)
        }
        #expect(found == ["a@b.co", "078-05-1120", "4111 1111 1111 1111"])
    }
}
