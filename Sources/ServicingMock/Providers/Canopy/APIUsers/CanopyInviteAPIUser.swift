import ExactJSON
import ServicingHTTP

extension CanopyMock {
    static let inviteAPIUser = MockOperation<CanopyMock>("invite-api-user", .post, "/api_users") {
        canopy, call throws(MockAnswer) in
        try canopy.inviteAPIUser(call)
    }

    static let invitation = BodySchema.object([
        .optional("role", .integer(), default: 1),
        .required("email", .text(.email)),
        .required("name_first", .text()),
        .required("name_last", .text()),
        .optional("phone", .text()),
    ])

    private mutating func inviteAPIUser(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        try call.requireCanopyWriter()
        guard let organization = user(of: call.caller)?.organizationName else {
            throw Self.error(403, "forbidden", "Forbidden.", by: CanopyAPIUserRules.inviterUnknown)
        }
        var reading = BodyReading(call.body, as: Self.invitation)
        if let role = reading.value["role"], role.int == nil {
            reading.add(Violation("/body/role", "type", ["type": "integer"], "must be integer"))
        }
        let body = try reading.object(by: CanopyRules.invalidInput)
        let invited = APIUser(
            apiUserID: makeUserID(.invitedUser), organizationName: organization,
            firstName: body["name_first"]?.string ?? "",
            lastName: body["name_last"]?.string ?? "", email: body["email"]?.string ?? "",
            phone: body["phone"]?.string, role: body["role"]?.int ?? 1, isRegistered: false)
        for other in users.users(withEmail: invited.email) {
            // The example invites a person with the address of the user whom the other examples show.
            guard seeds.givesWay(.apiUser, other.apiUserID) else { throw Self.emailTaken }
            seeds.remove(.apiUser, other.apiUserID)
        }
        put(invited)
        return MockAnswer(
            200, ["status": "success"], by: CanopyAPIUserRules.invite, effect: .carriedOut(changed: true),
            ignoredFields: reading.ignoredFields + call.ignoredQuery(known: []))
    }

    static var emailTaken: MockAnswer {
        invalid(
            [Violation("/body/email", "unique", [:], "must not be the email of another API user")],
            by: CanopyAPIUserRules.duplicateEmail)
    }
}
