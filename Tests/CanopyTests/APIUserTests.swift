import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("API users")
struct APIUserTests {
    private func json(_ request: HTTPRequest?) throws -> JSONValue {
        try JSONValue(parsing: try #require(request?.body))
    }

    @Test("of the document's example come out of the list as they went in")
    func list() async throws {
        let transport = ScriptedTransport(200, "[\(documentedAPIUser)]")
        let receipt = try await canopy(transport).apiUsers()
        let users = try #require(receipt.answer(as: CanopyList<APIUser>.self))
        #expect(receipt.warnings.isEmpty)
        #expect(transport.lines == ["GET /api_users"])
        #expect(transport.sent.first?.body == nil)
        #expect(try ExactJSONEncoder().value(of: users) == JSONValue(parsing: "[\(documentedAPIUser)]"))
        let user = try #require(users.first)
        #expect(user.apiUserID == "dc3d83c5-b31e-48eb-80e7-38f12ac1a6e5")
        #expect(user.organizationName == "Lever Card 3000")
        #expect(user.email == "marissa@globex.com")
        #expect(user.role == 1)
    }

    @Test(
        "are none where the list is null, and null elements are dropped (trap 13)", arguments: ["null", "[]", "[null]"])
    func none(body: String) async throws {
        let receipt = try await canopy(ScriptedTransport(200, body)).apiUsers()
        #expect(receipt.answer(as: CanopyList<APIUser>.self)?.isEmpty == true)
    }

    @Test("are not found with the document's 404, whose words are kept (trap 15)")
    func notFound() async throws {
        let transport = ScriptedTransport(404, #"{"error":{"code":"not_found","message":"No Api Users found"}}"#)
        let error = await failure { () async throws(ServicingError) in try await canopyOver(transport).apiUsers() }
        #expect(error?.kind == .notFound)
        #expect(error?.effect == .refused)
        #expect(error?.complaint?.message == "No Api Users found")
        #expect(error.map { "\($0)".contains("No Api Users found") } == true)
    }

    @Test("have a role that is a number, a decimal, a number in a text or a name (trap 28)")
    func roles() async throws {
        let body =
            #"[{"api_user_id":1,"role":3},{"api_user_id":"2","role":3.0},{"api_user_id":"3","role":"3"},"#
            + #"{"api_user_id":"4","role":"Lender","first_name":"Ann","last_name":"Lee"},{"api_user_id":"5","role":null}]"#
        let users = try #require(
            try await canopy(ScriptedTransport(200, body)).apiUsers().answer(as: CanopyList<APIUser>.self))
        #expect(users.map { $0.role?.int } == [3, 3, 3, nil, nil])
        #expect(users[3].role == .name("Lender"))
        #expect(users[3].nameFirst == "Ann", "the vendor's newer pages leave out 'name_'")
        #expect(users[3].nameLast == "Lee")
        #expect(users[0].apiUserID == "1")
        #expect(users[4].role == nil)
    }

    @Test("are summed up for the caller as the document's example has it")
    func summary() async throws {
        let transport = ScriptedTransport(200, documentedAPIUser)
        let receipt = try await canopy(transport).apiUserSummary()
        let user = try #require(receipt.answer(as: APIUser.self))
        #expect(transport.lines == ["GET /api_users/summary"])
        #expect(try ExactJSONEncoder().value(of: user) == JSONValue(parsing: documentedAPIUser))
        #expect(receipt.references == ["api_user_id": "dc3d83c5-b31e-48eb-80e7-38f12ac1a6e5"])
    }

    @Test("are not read out of an answer that names nobody", arguments: ["{}", "[]", "null", #"{"status":"success"}"#])
    func nobody(body: String) async throws {
        let transport = ScriptedTransport(200, body)
        let error = await failure { () async throws(ServicingError) in
            try await canopyOver(transport).apiUserSummary()
        }
        #expect(error?.kind == .malformedResponse)
        #expect(error?.effect == .refused)
    }

    // MARK: Inviting

    @Test("are invited with the document's example body, and its answer is read")
    func invite() async throws {
        let transport = ScriptedTransport(200, #"{"status":"success"}"#)
        let receipt = try await canopy(transport).inviteAPIUser(
            APIUserInvitation(
                role: 3, email: "marissa@globex.com", nameFirst: "John", nameLast: "Doe", phone: "1-234-567-8900"))
        #expect(transport.lines == ["POST /api_users"])
        #expect(try json(transport.sent.first) == JSONValue(parsing: documentedInvitation))
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings.isEmpty)
        #expect(receipt.answer(as: InviteAPIUser.Answer.self)?.status == "success")
        let read = try ExactJSONDecoder().decode(APIUserInvitation.self, from: Array(documentedInvitation.utf8))
        #expect(try ExactJSONEncoder().value(of: read) == JSONValue(parsing: documentedInvitation))
    }

    @Test("are invited with role 1 where none is given, and without what is not there")
    func defaults() async throws {
        let transport = ScriptedTransport(200, #"{"status":"success"}"#)
        _ = try await canopy(transport).inviteAPIUser(
            APIUserInvitation(email: "a@b.example", nameFirst: "A", nameLast: "B"))
        #expect(
            try json(transport.sent.first)
                == ["role": 1, "email": "a@b.example", "name_first": "A", "name_last": "B"])
        let read = try ExactJSONDecoder().decode(APIUserInvitation.self, from: Array("{}".utf8))
        #expect(read.role == 1)
    }

    @Test("are not invited while anything is wrong, and all of it is told at once")
    func invalidInvitation() async throws {
        let transport = ScriptedTransport(200, #"{"status":"success"}"#)
        let invitation = APIUserInvitation(
            role: .name("Lender"), email: "nobody", nameFirst: "", nameLast: "B\n", phone: "")
        let error = await failure { () async throws(ServicingError) in
            try await canopyOver(transport).inviteAPIUser(invitation)
        }
        #expect(error?.effect == .notSent)
        #expect(error?.problems.map(\.field) == ["role", "email", "name_first", "name_last", "phone"])
        let empty = try ExactJSONDecoder().decode(APIUserInvitation.self, from: Array("{}".utf8))
        let missing = await failure { () async throws(ServicingError) in
            try await canopyOver(transport).inviteAPIUser(empty)
        }
        #expect(missing?.problems.map(\.field) == ["email", "name_first", "name_last"])
        #expect(transport.sent.isEmpty)
    }

    @Test("are invited with a warning where the answer says another word, and not known to be where it says none")
    func otherStatus() async throws {
        let invitation = APIUserInvitation(email: "a@b.example", nameFirst: "A", nameLast: "B")
        let other = try await canopy(ScriptedTransport(200, #"{"status":"queued"}"#)).inviteAPIUser(invitation)
        #expect(other.warnings.map(\.field) == ["status"])
        let error = await failure { () async throws(ServicingError) in
            try await canopyOver(ScriptedTransport(200, "{}")).inviteAPIUser(invitation)
        }
        #expect(error?.kind == .malformedResponse)
        #expect(error?.effect == .mayHaveApplied)
        #expect(error?.receipt?.outcome == .unknown)
    }

    @Test("leave nothing of themselves where an invitation, a user, a plan or an error is printed")
    func privacy() async throws {
        let markers = ["ann.marker@b.example", "AnnMarker", "LeeMarker", "1-999-marker"]
        let invitation = APIUserInvitation(
            email: "ann.marker@b.example", nameFirst: "AnnMarker", nameLast: "LeeMarker", phone: "1-999-marker")
        let servicer = try canopy(ScriptedTransport(500, documentedAPIUser))
        var texts = [
            "\(invitation)", "\(InviteAPIUser(invitation))", "\(try servicer.plan(InviteAPIUser(invitation)))",
        ]
        var dumped = ""
        dump(InviteAPIUser(invitation), to: &dumped)
        let error = await failure { () async throws(ServicingError) in try await servicer.inviteAPIUser(invitation) }
        texts += [dumped, "\(error as Any)", "\(error?.exchange as Any)", "\(error?.receipt as Any)"]
        for text in texts {
            #expect(markers.filter(text.contains) == [])
            #expect(!text.contains("marissa@globex.com"))
        }
    }
}

/// An adapter over a script, where it is known to be made.
func canopyOver(_ transport: ScriptedTransport) -> CanopyServicer {
    guard let servicer = try? canopy(transport) else { preconditionFailure("the adapter can be made") }
    return servicer
}
