import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("A registration")
struct RegisterTests {
    private static let password = "newSecretPassword123!"
    private static let registration = Registration(
        nameFirst: "Harriet", nameLast: "Martins", password: "newSecretPassword123!",
        email: "harriet@acmecorporation.com", organizationName: "Acme Corporation")

    @Test("is sent as the document's example is, and the user is read")
    func documented() async throws {
        let transport = ScriptedTransport(200, documentedAPIUser)
        let receipt = try await canopy(transport).register(Self.registration)
        #expect(transport.lines == ["POST /register"])
        #expect(
            try JSONValue(parsing: try #require(transport.sent.first?.body))
                == JSONValue(parsing: documentedRegistration))
        #expect(receipt.answer(as: APIUser.self)?.organizationName == "Lever Card 3000")
        #expect(receipt.warnings.map(\.field) == ["email"], "the document's own example answers with another address")
        let read = try ExactJSONDecoder().decode(Registration.self, from: Array(documentedRegistration.utf8))
        #expect(read == Self.registration)
        #expect(try ExactJSONEncoder().value(of: read) == JSONValue(parsing: documentedRegistration))
    }

    @Test("needs no token (trap 48): none is sent where there is none, and one that is at hand is")
    func credentials() async throws {
        let transport = ScriptedTransport(200, documentedAPIUser)
        _ = try await canopy(transport, credential: .none).register(Self.registration)
        _ = try await canopy(transport).register(Self.registration)
        #expect(transport.sent.map { $0.headers["Authorization"] } == [nil, "Bearer demo-access-token"])
    }

    @Test("goes out without a token where the source of tokens has none to give")
    func sourceWithoutToken() async throws {
        let transport = ScriptedTransport { _, request throws(TransportError) in
            request.target == "/register"
                ? HTTPResponse(status: 200, body: Array(documentedAPIUser.utf8)) : HTTPResponse(status: 401)
        }
        let servicer = try CanopyServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example"), retry: .off), clientID: "c",
            clientSecret: "nobodys", transport: transport)
        #expect(try await servicer.register(Self.registration).outcome == .applied)
        #expect(transport.lines == ["POST /auth/token", "POST /register"])
        #expect(transport.sent.last?.headers["Authorization"] == nil)
    }

    @Test("is not sent while anything is missing or wrong, and all of it is told at once")
    func invalid() async throws {
        let transport = ScriptedTransport(200, documentedAPIUser)
        for (body, fields) in [
            ("{}", ["name_first", "name_last", "password", "email"]),
            (
                #"{"name_first":"","name_last":"","password":"","email":"x","organization_name":""}"#,
                ["name_first", "name_last", "password", "email", "organization_name"]
            ),
        ] {
            let registration = try ExactJSONDecoder().decode(Registration.self, from: Array(body.utf8))
            let error = await failure { () async throws(ServicingError) in
                try await canopyOver(transport).register(registration)
            }
            #expect(error?.problems.map(\.field) == fields)
        }
        #expect(transport.sent.isEmpty)
    }

    @Test("shows its password nowhere: not printed, planned, kept, or repeated by an answer")
    func password() async throws {
        let register = Register(Self.registration)
        let echo = #"{"error":{"message":"password newSecretPassword123! invalid","details":"newSecretPassword123!"}}"#
        let servicer = try canopy(ScriptedTransport(500, echo))
        let plan = try servicer.plan(register)
        let error = try #require(
            await failure { () async throws(ServicingError) in try await servicer.register(Self.registration) })
        let encoder = ExactJSONEncoder()
        var texts = [
            "\(register)", "\(Self.registration)", String(reflecting: register), "\(plan)", "\(error)",
            "\(error.exchange as Any)", "\(error.receipt as Any)", "\(error.complaint as Any)",
            String(decoding: error.httpExchange?.request.body ?? [], as: UTF8.self),
            String(decoding: try encoder.encode(plan), as: UTF8.self),
            String(decoding: try encoder.encode(register), as: UTF8.self),
        ]
        var dumped = ""
        dump(error.receipt, to: &dumped)
        dump(plan, to: &dumped)
        dump(register, to: &dumped)
        texts.append(dumped)
        for text in texts { #expect(!text.contains(Self.password), "\(text)") }
        #expect(texts[8].contains("harriet") == false, "the body that is kept is masked")
        #expect(error.effect == .mayHaveApplied)
    }

    @Test("can be planned to be looked at and is not executed from its plan, which has no password")
    func plan() async throws {
        let transport = ScriptedTransport(200, documentedAPIUser)
        let servicer = try canopy(transport)
        let plan = try servicer.plan(Register(Self.registration))
        #expect(plan.description.contains("POST https://lender-uat-api.example/register"))
        let error = await failure { () async throws(ServicingError) in try await servicer.execute(plan) }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.effect == .notSent)
        #expect(error?.hint == "perform the operation itself")
        #expect(transport.sent.isEmpty)
    }
}
