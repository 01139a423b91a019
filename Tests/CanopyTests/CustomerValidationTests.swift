import Canopy
import ExactJSON
import Servicing
import TestSupport
import Testing

@Suite("A customer that is sent")
struct CustomerValidationTests {
    /// The fields that are wrong in the document's customer after a change.
    private func fields(changing change: (inout NewCustomer) -> Void) throws -> [String] {
        var customer = try newCustomer()
        change(&customer)
        return try CanopyTests.fields(of: CreateCustomer(customer))
    }

    private static let abroad = PostalAddress(
        lineOne: "1 Wellington St", city: "Ottawa", state: "ON", zip: "K1A 0B1", countryCode: "CA")

    @Test("is what the document sends, though its EIN breaks the document's format")
    func documented() throws {
        #expect(try fields { _ in } == [])
        #expect(try newCustomer().businessDetails?.businessEIN?.revealed == "888-888888")
    }

    @Test("needs no more than the document requires")
    func least() async throws {
        let customer = NewCustomer(
            address: PostalAddress(lineOne: "12 Strawberry Road", city: "Atlanta", state: "GA", zip: "30301"),
            phoneNumber: "+14105556789", email: "m@example.com", dateOfBirth: "1985-06-20")
        let expected =
            #"{"address_line_one":"12 Strawberry Road","address_city":"Atlanta","address_state":"GA","#
            + #""address_zip":"30301","phone_number":"+14105556789","email":"m@example.com","#
            + #""date_of_birth":"1985-06-20"}"#
        #expect(try await request(of: CreateCustomer(customer)).body == expected)
    }

    @Test("lists everything that a body from a file lacks, at once and by its place on the wire")
    func nothingGiven() throws {
        let body = #"{"business_details":{"controller":{}},"passport":{},"assign_to_accounts":[{}]}"#
        let customer = try ExactJSONDecoder().decode(NewCustomer.self, from: JSONValue(parsing: body))
        let problems = try problems(of: CreateCustomer(customer))
        #expect(
            problems.map(\.field) == [
                "address_line_one", "address_city", "address_state", "address_zip", "passport.number",
                "passport.country", "phone_number", "email", "date_of_birth", "business_details.doing_business_as",
                "business_details.business_ein", "business_details.controller.address_line_one",
                "business_details.controller.address_city", "business_details.controller.address_state",
                "business_details.controller.address_zip", "assign_to_accounts[0].account_id",
                "assign_to_accounts[0].customer_account_role",
            ])
        #expect(problems.allSatisfy { $0.problem.hasPrefix("is missing") && !$0.allowed.isEmpty })
    }

    @Test("lists everything that is wrong, at once and by its place on the wire")
    func allWrong() throws {
        let wrong = try JSONValue(parsing: DocumentedPeople.newCustomer).mappingLeaves { path, _ in
            path.name == "customer_id" ? "can_1" : path.name == "passport" ? [:] : "\u{1}"
        }
        let customer = try ExactJSONDecoder().decode(NewCustomer.self, from: wrong)
        let places = wrong.leaves().map { $0.path.description.replacing("[]", with: "[0]") }
        #expect(Set(try CanopyTests.fields(of: CreateCustomer(customer))) == Set(places))
        #expect(places.count == 47)
    }

    @Test("has an id that is not of Canopy's own form, and may be assigned to accounts whose id is")
    func ids() throws {
        #expect(try fields { $0.customerID = "can_52322" } == ["customer_id"])
        #expect(try fields { $0.customerID = "" } == ["customer_id"])
        #expect(try fields { $0.customerID = nil } == [])
        #expect(try fields { $0.assignToAccounts = [AccountAssignment("can_52322")] } == [])
    }

    @Test("has values that the document lists")
    func values() throws {
        #expect(try fields { $0.customerType = CustomerType(rawValue: "Person") } == ["customer_type"])
        #expect(
            try fields { $0.verificationStatus = VerificationStatus(rawValue: "certified") } == ["verification_status"])
        let cardholder = AccountAssignment("A1", role: CustomerAccountRole(rawValue: "CARDHOLDER"))
        #expect(
            try fields { $0.assignToAccounts = [AccountAssignment("A1", role: .secondary), cardholder] } == [
                "assign_to_accounts[1].customer_account_role"
            ])
        #expect(
            try fields { $0.businessDetails?.businessType = BusinessType(rawValue: "gmbh") } == [
                "business_details.business_type"
            ])
    }

    @Test("has at most 100 accounts")
    func assignments() throws {
        let many = (1...101).map { AccountAssignment(AccountID("A\($0)")) }
        #expect(try fields { $0.assignToAccounts = Array(many.prefix(100)) } == [])
        #expect(try fields { $0.assignToAccounts = many } == ["assign_to_accounts"])
        #expect(try fields { $0.assignToAccounts = [] } == [])
        let body = #"{"assign_to_accounts":null}"#
        let read = try ExactJSONDecoder().decode(NewCustomer.self, from: JSONValue(parsing: body))
        #expect(read.assignToAccounts == nil)
    }

    @Test("is a non-profit in the document's own spelling, and read in either")
    func nonProfit() async throws {
        for text in ["non_profit", "non_profile"] {
            let body = DocumentedPeople.newCustomer.replacing("\"llc\"", with: "\"\(text)\"")
            let customer = try ExactJSONDecoder().decode(NewCustomer.self, from: JSONValue(parsing: body))
            #expect(customer.businessDetails?.businessType == .nonProfit)
            #expect(customer.businessDetails?.businessType?.rawValue == text, "what was read is kept")
            #expect(
                try await request(of: CreateCustomer(customer)).body.contains(#""business_type":"non_profile""#))
            var update = try customerUpdate()
            update.businessDetails?.businessType = customer.businessDetails?.businessType
            #expect(
                try await request(of: UpdateCustomer(customer: "C1", update)).body
                    .contains(#""business_type":"non_profile""#))
            let answer = DocumentedPeople.updatedCustomer.replacing("\"llc\"", with: "\"\(text)\"")
            let receipt = try await perform(UpdateCustomer(customer: "C1", update), answering: answer)
            #expect(receipt.warnings.map(\.field) == ["customer_id"], "either spelling is the same form")
            let written = try ExactJSONEncoder().value(of: #require(receipt.answer(as: Customer.self)))
            #expect(written.text().contains("\"\(text)\""), "an answer is written as it came")
        }
    }

    @Test("has a social security number in any form, but none that is masked, and so has who controls the business")
    func socialSecurityNumbers() throws {
        for number in ["888888888", "000-00-0000", "888 88 8888", "0000"] {
            #expect(
                try fields {
                    $0.ssn = Sensitive(number)
                    $0.businessDetails?.controller?.ssn = Sensitive(number)
                } == [], "\(number)")
        }
        for number in ["", "***-**-0000", "XXXXX0000", "88888\n"] {
            #expect(
                try fields {
                    $0.ssn = Sensitive(number)
                    $0.businessDetails?.controller?.ssn = Sensitive(number)
                } == ["ssn", "business_details.controller.ssn"], "\(number)")
        }
    }

    @Test("is assigned to accounts by a change as well, with the same checks")
    func assignedLater() async throws {
        var update = try customerUpdate()
        update.assignToAccounts = [AccountAssignment("A1", role: .secondary, externalID: "card-1")]
        let call = UpdateCustomer(customer: "C1", update)
        let (_, body) = try await request(of: call)
        #expect(
            try JSONValue(parsing: body)["assign_to_accounts"] == [
                [
                    "account_id": "A1", "customer_account_role": "SECONDARY", "customer_account_external_id": "card-1",
                ]
            ])
        #expect(try ExactJSONDecoder().decode(UpdateCustomer.self, from: ExactJSONEncoder().encode(call)) == call)
        #expect(call.sideEffects.contains("assigns the customer to account A1 as SECONDARY"))
        update.assignToAccounts = [AccountAssignment("", role: CustomerAccountRole(rawValue: "CARDHOLDER"))]
        #expect(
            try CanopyTests.fields(of: UpdateCustomer(customer: "C1", update)) == [
                "assign_to_accounts[0].account_id", "assign_to_accounts[0].customer_account_role",
            ])
        update.assignToAccounts = (1...101).map { AccountAssignment(AccountID("A\($0)")) }
        #expect(try CanopyTests.fields(of: UpdateCustomer(customer: "C1", update)) == ["assign_to_accounts"])
    }

    @Test("has a passport where the country is given and is not the US, and so has who controls the business")
    func passports() throws {
        #expect(try fields { $0.passport = nil } == [])
        #expect(try fields { $0.address = Self.abroad } == [])
        #expect(
            try fields {
                $0.address = Self.abroad
                $0.passport = nil
            } == ["passport"])
        #expect(
            try fields {
                $0.businessDetails?.controller?.address = Self.abroad
                $0.businessDetails?.controller?.passport = nil
            } == ["business_details.controller.passport"])
        #expect(
            try fields {
                $0.address.countryCode = nil
                $0.passport = nil
            } == [])
        #expect(try fields { $0.passport?.country = "Japan" } == ["passport.country"])
    }

    @Test("has another country's postal code where that country is given, and no other")
    func postalCodes() throws {
        #expect(try fields { $0.address = Self.abroad } == [])
        #expect(try fields { $0.address.zip = "K1A 0B1" } == ["address_zip"])
        #expect(
            try fields {
                $0.address.zip = "K1A 0B1"
                $0.address.countryCode = nil
            } == ["address_zip"])
        #expect(try fields { $0.address.countryCode = "SS" } == ["address_country_code"])
        #expect(try fields { $0.address.countryCode = "AN" } == [])
    }

    @Test("needs no passport when it is changed, but the whole address, as the document's body for that has it")
    func update() throws {
        var update = try customerUpdate()
        #expect(try CanopyTests.fields(of: UpdateCustomer(customer: "C1", update)) == [])
        update.address = Self.abroad
        update.businessDetails?.controller?.address = Self.abroad
        update.businessDetails?.controller?.passport = nil
        #expect(try CanopyTests.fields(of: UpdateCustomer(customer: "can_7", update)) == [])
        let bare = try ExactJSONDecoder().decode(CustomerUpdate.self, from: JSONValue(parsing: "{}"))
        #expect(
            try CanopyTests.fields(of: UpdateCustomer(customer: "", bare)) == [
                "customer_id", "address_line_one", "address_city", "address_state", "address_zip",
            ])
    }

    @Test("has everything that a change gets wrong listed at once")
    func wrongUpdate() throws {
        let wrong = try JSONValue(parsing: DocumentedPeople.customerUpdate).mappingLeaves { _, _ in "\u{1}" }
        let update = try ExactJSONDecoder().decode(CustomerUpdate.self, from: wrong)
        let places = wrong.leaves().map(\.path.description)
        #expect(
            Set(try CanopyTests.fields(of: UpdateCustomer(customer: "..", update))) == Set(places + ["customer_id"]))
    }

    @Test("leaves out what is nil or null, and never sends null")
    func nulls() async throws {
        let nulled = try JSONValue(parsing: DocumentedPeople.customerUpdate).mappingLeaves { path, value in
            path.description.hasPrefix("address_") ? value : .null
        }
        let update = try ExactJSONDecoder().decode(CustomerUpdate.self, from: nulled)
        #expect(
            try CanopyTests.fields(of: UpdateCustomer(customer: "C1", update)).allSatisfy {
                $0.hasPrefix("business_details.")
            })
        var plain = update
        plain.businessDetails = nil
        #expect(try await !request(of: UpdateCustomer(customer: "C1", plain)).body.contains("null"))
    }
}
