import ExactJSON
import ServicingHTTP

extension CanopyMock {
    static let register = MockOperation<CanopyMock>(
        "register", .post, "/register", authentication: Authentication([.bearer], isOptional: true)
    ) { canopy, call throws(MockAnswer) in
        try canopy.register(call)
    }

    static let registration = BodySchema.object([
        .required("name_first", .text()),
        .required("name_last", .text()),
        .required("password", .text(TextForm(pattern: "^.+$") { !$0.isEmpty })),
        .required("email", .text(.email)),
        .optional("organization_name", .text(TextForm(pattern: "^.+$") { !$0.isEmpty })),
    ])

    /// Completes an invitation, changes the caller's own user, or begins an organization: whichever the e-mail address
    /// leads to. The password is kept nowhere, as nothing in the documents takes it.
    private mutating func register(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        try call.requireCanopyWriter()
        let reading = BodyReading(call.body, as: Self.registration)
        let body = try reading.object(by: CanopyAPIUserRules.invalidRegistration)
        let email = body["email"]?.string ?? ""
        let known = users.users(withEmail: email)
        let own = user(of: call.caller)?.apiUserID
        var user: APIUser
        let rule: Rule
        if let invited = known.first(where: { !$0.isRegistered }) {
            (user, rule) = (invited, CanopyAPIUserRules.joins)
        } else if let same = known.first(where: { $0.apiUserID == own }) {
            (user, rule) = (same, CanopyAPIUserRules.updatesOwn)
        } else if !known.isEmpty {
            throw Self.emailTaken
        } else if let organization = body["organization_name"]?.string {
            user = APIUser(
                apiUserID: makeUserID(.registeredUser), organizationName: organization, firstName: "", lastName: "",
                email: email)
            rule = CanopyAPIUserRules.register
        } else {
            throw Self.error(404, "not_found", "Not found.", by: CanopyAPIUserRules.notInvited)
        }
        user.firstName = body["name_first"]?.string ?? ""
        user.lastName = body["name_last"]?.string ?? ""
        user.isRegistered = true
        // Not put, as a change makes the default world's user no other row.
        users.put(user)
        return MockAnswer(
            200, user.json, by: rule, effect: .carriedOut(changed: true),
            ignoredFields: reading.ignoredFields + call.ignoredQuery(known: []))
    }
}
