import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Creating and changing a customer")
struct CustomerCallTests {
    private func create() throws -> CreateCustomer { CreateCustomer(try newCustomer()) }
    private func update() throws -> UpdateCustomer { UpdateCustomer(customer: "1001", try customerUpdate()) }

    @Test("ends as applied without details where the answer is null, and says so")
    func nullAnswers() async throws {
        for operation: any NativeOperation in [try create(), try update()] {
            let receipt = try await perform(operation, answering: "null")
            #expect(receipt.outcome == .applied)
            #expect(receipt.details == nil)
            #expect(receipt.answer(as: Customer.self) == nil)
            #expect(receipt.references == [:])
            #expect(receipt.warnings.map(\.kind) == [.echoMissing])
        }
    }

    @Test(
        "may have been done where the answer can't be understood",
        arguments: ["", "[]", "{}", #""ok""#, "<html></html>", #"{"success":true}"#, #"{"customer_id":null}"#])
    func malformed(body: String) async throws {
        for operation: any NativeOperation in [try create(), try update()] {
            let error = try await performFails(operation, answering: body)
            #expect(error?.kind == .malformedResponse)
            #expect(error?.effect == .mayHaveApplied)
            #expect(error?.receipt?.outcome == .unknown)
        }
    }

    @Test(
        "has an error of the document's words, kept as they are",
        arguments: [
            (401, "Unauthorized.", ServicingError.Kind.unauthenticated), (403, "Forbidden.", .forbidden),
            (404, "Customer not found", .notFound), (422, "Invalid input", .ruleViolation),
            (429, "Too many requests.", .rateLimited),
        ])
    func refusals(status: Int, words: String, kind: ServicingError.Kind) async throws {
        for operation: any NativeOperation in [try create(), try update()] {
            let error = try await performFails(
                operation, answering: #"{"error":{"message":"\#(words)"}}"#, status: status)
            #expect(error?.kind == kind)
            #expect(error?.effect == .refused)
            #expect(error?.message.contains(words) == true)
            #expect(error?.complaint?.message == words)
        }
    }

    @Test("tells where to look after an answer that was lost")
    func lost() async throws {
        for operation: any NativeOperation in [try create(), try update()] {
            let error = try await performFails(operation, answering: "", status: 502)
            #expect(error?.effect == .mayHaveApplied)
            #expect(error?.receipt?.outcome == .unknown)
            #expect(error?.hint?.contains("GET /customers/accounts") == true)
        }
    }

    @Test("is not repeated where it creates, as a second customer may be the result")
    func repeatability() async throws {
        #expect(!CreateCustomer.contract.repeatability.isRepeatable)
        #expect(!UpdateCustomer.contract.repeatability.isRepeatable)
        let transport = ScriptedTransport { _, request throws(TransportError) in
            request.method == .get
                ? HTTPResponse(status: 200, body: Array(page(row("A1")).utf8)) : HTTPResponse(status: 502)
        }
        let servicer = try canopy(transport)
        let operation = try create()
        let lost = await failure { () async throws(ServicingError) in try await servicer.perform(operation) }
        let options = PlanOptions(following: lost?.receipt)
        let again = await failure { () async throws(ServicingError) in
            try await servicer.perform(operation, options: options)
        }
        #expect(again?.kind == .conflict)
        #expect(again?.effect == .notSent)
        #expect(transport.sent.map(\.method) == [.post, .get], "it is looked for and not sent again")
    }

    @Test("is planned with what else happens, and a stored plan is executed as it was approved")
    func plans() async throws {
        let transport = ScriptedTransport(200, DocumentedPeople.createdCustomer)
        let servicer = try canopy(transport)
        let plan = try servicer.plan(create())
        #expect(plan.scope == "new customer 0x1234")
        #expect(plan.sideEffects.count == 2)
        #expect(plan.sideEffects.last == "assigns the customer to account 31mNprzLd2bKl6koVna68ARM as PRIMARY")
        let stored = try ExactJSONDecoder().decode(Plan.self, from: ExactJSONEncoder().encode(plan))
        #expect(try await servicer.execute(stored).outcome == .applied)
        #expect(transport.sent.first?.body.map { String(decoding: $0, as: UTF8.self) } == plan.request.body)
        let change = try servicer.plan(update())
        #expect(change.scope == "customer 1001")
        #expect(change.sideEffects.last?.contains("the document does not say") == true)
    }

    @Test("compares what the answer repeats, and tells of values that no document lists")
    func echo() async throws {
        let answer = #"{"customer_id":"0x1234","customer_type":"robot","verification_status":"unverified"}"#
        let receipt = try await perform(create(), answering: answer)
        #expect(receipt.outcome == .applied)
        #expect(
            receipt.warnings.map { "\($0.kind.rawValue) \($0.field)" } == [
                "echoDiffers customer_type", "unknownValue customer_type", "echoDiffers verification_status",
                "echoMissing business_details.business_type",
            ])
    }

    @Test("tells that an id of Canopy's own and the lender's may name the same customer")
    func ids() async throws {
        let operation = UpdateCustomer(customer: "can_1", try customerUpdate())
        let answer = DocumentedPeople.updatedCustomer
        let warning = try #require(try await perform(operation, answering: answer).warnings.first)
        #expect(warning.message.contains("may name the same customer"))
    }

    @Test("tells where a new customer's id is missing in the answer")
    func missingID() async throws {
        var customer = try newCustomer()
        customer.customerID = nil
        let answer = DocumentedPeople.createdCustomer.replacing("\"customer_id\"", with: "\"x_id\"")
        let receipt = try await perform(CreateCustomer(customer), answering: answer)
        #expect(receipt.warnings.map(\.field) == ["customer_id"])
        #expect(receipt.warnings.map(\.kind) == [.echoMissing])
    }

    @Test("takes any 2xx, though the document has 200 where others have 201", arguments: [200, 201, 202])
    func success(status: Int) async throws {
        let created = try await perform(create(), answering: DocumentedPeople.createdCustomer, status: status)
        #expect(created.outcome == .applied)
        #expect(created.answer(as: Customer.self)?.customerID == "31mNprzLd2bKl6koVna68ARM")
    }

    @Test("is called by name on the servicer")
    func calls() async throws {
        let transport = ScriptedTransport(200, DocumentedPeople.createdCustomer)
        let servicer = try canopy(transport)
        let created = try await servicer.createCustomer(newCustomer())
        #expect(created.answer(as: Customer.self)?.verificationStatus == .verified)
        let updated = try await servicer.updateCustomer("can_52322", to: customerUpdate())
        #expect(updated.outcome == .applied)
        #expect(transport.lines == ["POST /customers", "PUT /customers/can_52322"])
    }
}
