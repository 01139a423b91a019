import BankLingo
import Canopy
import ExactJSON
import Finosu
import Kordev
import Servicing
import ServicingHTTP
import TestSupport
import Testing

/// Plants a marker in every personal and secret field of an instruction and in its servicer's credential, has the
/// provider repeat all of them wherever it can, and looks for them in everything that can be printed.
@Suite("What is printed holds no secret and no personal datum")
struct MarkerTests {
    private static let secret = "Kq7markerSecret0Zx"
    private static let words = [
        "Xanthippe", "Quillfeather", "Marrowby", "Esq-Marker", "Wolfsbane", "Thistledown", "PRQ8817263",
        "marker.person@example.org", "527918364", "+14105550199", "1961-03-17", "77 Ferret Passage", "Apt Vole",
        "Gribbleton", "99887-6655",
    ]

    private static let address = PostalAddress(
        lineOne: "77 Ferret Passage", lineTwo: "Apt Vole", city: "Gribbleton", state: "GA", zip: "99887-6655",
        countryCode: "US")
    private static let name = PersonName(
        prefix: "Wolfsbane", first: "Xanthippe", middle: "Marrowby", last: "Quillfeather", suffix: "Esq-Marker")
    private static let passport = Passport(number: "PRQ8817263", country: "JP")

    private static func canopy(_ operation: any NativeOperation) -> Case {
        Case(operation) { settings, transport in
            try CanopyServicer(settings: settings, credential: .bearer(Secret(secret)), transport: transport)
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let operation: any NativeOperation
        let servicer: @Sendable (ServicerSettings, any HTTPTransport) throws -> any Servicer

        init(
            _ operation: any NativeOperation,
            _ servicer: @escaping @Sendable (ServicerSettings, any HTTPTransport) throws -> any Servicer
        ) {
            self.operation = operation
            self.servicer = servicer
        }

        var testDescription: String { type(of: operation).contract.name.rawValue }
    }

    private static let cases: [Case] = [
        Case(CancelServicing(customer: "CUST-1", reason: .paidOff)) { settings, transport in
            try FinosuServicer(settings: settings, apiKey: Secret(secret), transport: transport)
        },
        Case(
            CancelBorrowerLoan(
                borrower: "B-1", loan: "L-1",
                loanCancellation: LoanCancellation(
                    reason: "Xanthippe of 77 Ferret Passage", others: ["x": "Quillfeather"]),
                requestID: "R-1")
        ) { settings, transport in
            try KordevServicer(
                settings: settings, credential: .header(name: "X-Odd", value: Secret(secret)), transport: transport)
        },
        Case(
            InitiateLoanPayOff(
                loan: "LN-1", payOffDate: .now, paymentAccount: "ACC-1", notes: "for Xanthippe Quillfeather")
        ) { settings, transport in
            try BankLingoServicer(
                settings: settings, credential: .bearer(Secret(secret)), tenant: "t", transport: transport)
        },
        canopy(UpdateAccountStatus(account: "can_1", status: .closed)),
        canopy(ListCustomerAccounts(search: "Quillfeather")),
        canopy(
            CreateCustomer(
                NewCustomer(
                    address: address, name: name, phoneNumber: "+14105550199", email: "marker.person@example.org",
                    dateOfBirth: "1961-03-17", passport: passport, title: "Thistledown", ssn: "527918364",
                    internationalCustomerID: "PRQ8817263"))),
        canopy(
            CreateBeneficialOwner(
                customer: "C-1",
                NewBeneficialOwner(
                    address: address, name: name, passport: passport, phoneNumber: "+14105550199",
                    email: "marker.person@example.org", ssn: "527918364", dateOfBirth: "1961-03-17"))),
        canopy(
            InviteAPIUser(
                APIUserInvitation(
                    email: "marker.person@example.org", nameFirst: "Xanthippe", nameLast: "Quillfeather",
                    phone: "+14105550199"))),
        canopy(
            Register(
                Registration(
                    nameFirst: "Xanthippe", nameLast: "Quillfeather", password: Secret(secret),
                    email: "marker.person@example.org"))),
    ]

    /// An answer's body that repeats every marker under a name that says what it is, and in the provider's sentences.
    private static let echo: String = {
        let said = (words + [secret]).joined(separator: " ")
        return """
            {"message":"\(said)","error":{"message":"\(said)","code":"\(secret)","details":[{"field":"\(secret)",\
            "message":"\(said)"}]},"name_first":"Xanthippe","name_last":"Quillfeather","name_middle":"Marrowby",\
            "name_prefix":"Wolfsbane","name_suffix":"Esq-Marker","title":"Thistledown","ssn":"527918364",\
            "email":"marker.person@example.org","phone_number":"+14105550199","date_of_birth":"1961-03-17",\
            "passport":{"number":"PRQ8817263","country":"JP"},"address_line_one":"77 Ferret Passage",\
            "address_line_two":"Apt Vole","address_city":"Gribbleton","address_zip":"99887-6655",\
            "password":"\(secret)","token":"\(secret)"}
            """
    }()

    @Test("of any instruction, however it ends", arguments: cases)
    func printed(of item: Case) async throws {
        let probe = MarkerProbe(
            operation: item.operation, servicer: item.servicer, echo: Self.echo, secret: Self.secret)
        for status in MarkerProbe.statuses {
            let found = try await probe.found(Self.words + [Self.secret], after: status)
            #expect(found.isEmpty)
        }
    }
}
