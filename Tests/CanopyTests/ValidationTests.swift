import Servicing
import ServicingHTTP
import Testing

@testable import Canopy

@Suite("What is checked before anything is sent")
struct ValidationTests {
    private static func problems(_ check: (inout FieldChecks) -> Void) -> [FieldProblem] {
        var checks = FieldChecks()
        check(&checks)
        return checks.problems
    }

    private static func expect(
        _ value: String, isGood: Bool, _ check: (inout FieldChecks, String, String) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let problems = problems { check(&$0, "some.field", value) }
        #expect(problems.map(\.field) == (isGood ? [] : ["some.field"]), "\(value)", sourceLocation: sourceLocation)
        #expect(problems.allSatisfy { !$0.allowed.isEmpty }, sourceLocation: sourceLocation)
        // What is wrong is told without the value, which may be personal.
        if value.utf8.count > 4 {
            let told = problems.map(\.problem).joined()
            #expect(!told.contains(value), sourceLocation: sourceLocation)
        }
    }

    @Test("takes an id that the caller chooses", arguments: ["0x1234", "A/1", "31", "CAN_1", "ca", "x can_1", "größe"])
    func goodIDs(id: String) {
        Self.expect(id, isGood: true) { $0.chosenID($1, $2) }
    }

    @Test(
        "refuses an id of Canopy's own form, and one that no later path could hold",
        arguments: ["can_", "can_52322", "", ".", "..", "a\nb", "\ncan_1", "\0"])
    func badIDs(id: String) {
        Self.expect(id, isGood: false) { $0.chosenID($1, $2) }
    }

    @Test("takes lists up to their maximum")
    func lists() {
        #expect(Self.problems { $0.atMost("list", 100, 100) } == [])
        #expect(Self.problems { $0.atMost("list", 0, 10) } == [])
        #expect(Self.problems { $0.atMost("list", 101, 100) }.first?.allowed == "at most 100")
    }

    @Test("takes phone numbers in E.164", arguments: ["+14105556789", "+49301234567", "+12", "+123456789012345"])
    func goodPhones(number: String) {
        Self.expect(number, isGood: true) { $0.phoneNumber($1, $2) }
    }

    @Test(
        "refuses other phone numbers",
        arguments: [
            "", "+", "+1", "14105556789", "1-123-456-7890", "+1 410 555 6789", "+1-410-555-6789", "+04105556789",
            "+1234567890123456", "+1410555678x", "++14105556789", "+١٢٣٤٥٦٧", "+14105556789\n",
        ])
    func badPhones(number: String) {
        Self.expect(number, isGood: false) { $0.phoneNumber($1, $2) }
    }

    @Test("takes the documented form of an EIN, and the documented example that breaks it")
    func goodEINs() {
        for number in ["12-3456789", "88-8888888", "888-888888"] {
            Self.expect(number, isGood: true) { $0.employerNumber($1, $2) }
        }
    }

    @Test(
        "refuses other EINs",
        arguments: [
            "", "123456789", "1-23456789", "1234-56789", "12-345678", "12-34567890", "12-345678x", "12--345678",
        ])
    func badEINs(number: String) {
        Self.expect(number, isGood: false) { $0.employerNumber($1, $2) }
    }

    @Test("takes an ssn as nine digits, and with the dashes of the documented example")
    func goodSSNs() {
        for number in ["888888888", "000-00-0000"] {
            Self.expect(number, isGood: true) { $0.socialSecurityNumber($1, $2) }
        }
    }

    @Test(
        "refuses part of an ssn, or one that is masked",
        arguments: ["", "0000", "88888888", "8888888888", "***-**-0000", "00-000-0000", "000-000000", "XXXXX0000"])
    func badSSNs(number: String) {
        Self.expect(number, isGood: false) { $0.socialSecurityNumber($1, $2) }
    }

    @Test("takes UUIDs in either case, and nothing else")
    func uuids() {
        for good in ["794D9D5E-B547-4B3B-8289-76484C1AFC5F", "794d9d5e-b547-4b3b-8289-76484c1afc5f"] {
            Self.expect(good, isGood: true) { $0.uuid($1, $2) }
        }
        for bad in ["", "794D9D5EB5474B3B828976484C1AFC5F", "794D9D5E-B547-4B3B-8289-76484C1AFC5G", "x", "----"] {
            Self.expect(bad, isGood: false) { $0.uuid($1, $2) }
        }
    }

    @Test("takes e-mail addresses loosely", arguments: ["marissa@protonmail.com", "a+b@localhost", "jörg@exämple.de"])
    func goodEmails(address: String) {
        Self.expect(address, isGood: true) { $0.emailAddress($1, $2) }
    }

    @Test(
        "refuses what is no e-mail address",
        arguments: ["", "@", "marissa", "marissa@", "@proton.com", "a@b@c", "a b@c.com", "a@c.com\n", "a@c\u{0}.com"])
    func badEmails(address: String) {
        Self.expect(address, isGood: false) { $0.emailAddress($1, $2) }
    }

    @Test("takes web addresses loosely")
    func websites() {
        for good in ["https://example.com", "http://example.com/a?b", "example.com"] {
            Self.expect(good, isGood: true) { $0.webAddress($1, $2) }
        }
        for bad in ["", "not a url", "https://example.com\n"] {
            Self.expect(bad, isGood: false) { $0.webAddress($1, $2) }
        }
    }

    @Test("takes dates that the calendar has", arguments: ["1985-06-20", "2004-01-30", "2000-02-29", "2024-02-29"])
    func goodDates(date: String) {
        Self.expect(date, isGood: true) { $0.calendarDate($1, $2) }
    }

    @Test(
        "refuses other dates",
        arguments: [
            "", "1900-02-29", "2023-02-29", "1985-13-01", "1985-00-10", "1985-06-00", "1985-06-31", "06/20/1985",
            "85-06-20", "1985-6-20", "1985-06-20T00:00:00Z", "0000-01-01", "1985-06-20 ", "19850620",
        ])
    func badDates(date: String) {
        Self.expect(date, isGood: false) { $0.calendarDate($1, $2) }
    }

    @Test("takes whole percentages, however they are written")
    func percents() {
        for good: ExactDecimal in [0, 25, 100, ExactDecimal("25.0")!, ExactDecimal("1e2")!] {
            #expect(Self.problems { $0.wholePercent("p", good) } == [], "\(good)")
        }
        for bad in ["25.5", "-1", "101", "0.1", "1e30"].compactMap({ ExactDecimal($0) }) {
            #expect(Self.problems { $0.wholePercent("p", bad) }.count == 1, "\(bad)")
        }
    }

    @Test("requires what the document requires, by its field")
    func required() {
        #expect(Self.problems { $0.requiredText("f", "x") } == [])
        #expect(
            Self.problems { $0.requiredText("f", nil as String?) }.first?.problem
                == "is missing; the document requires it")
        #expect(Self.problems { $0.requiredText("f", "") }.first?.problem == "is empty")
        #expect(Self.problems { $0.optionalText("f", nil as String?) } == [])
    }
}
