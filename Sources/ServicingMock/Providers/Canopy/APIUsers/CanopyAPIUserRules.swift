/// What the Canopy mock follows for API users.
enum CanopyAPIUserRules {
    private static let reference = CanopyRules.coreAPI

    static let list = Rule(
        "canopy.list-api-users", "The API users of the caller's organization are listed.",
        .document(reference, lines: 69...69, quote: "Returns a list of all API users in your organization."))
    static let noUsers = Rule(
        "canopy.no-api-users", "Where the caller's organization has no user the list is answered 404 (or 200 and []).",
        .document(reference, lines: 113...115, quote: "No Api Users found"))
    static let invite = Rule(
        "canopy.invite-api-user", "An invited user joins the caller's organization; the answer is a status alone.",
        .document(
            reference, lines: 144...144,
            quote: "an email invite will be sent for the new user to join your organization")
    )
    static let inviteRole = Rule(
        "canopy.invite-role", "An invited user's role is 1 where none is given.",
        .document(reference, lines: 150...154, quote: "Default value is 1."))
    static let register = Rule(
        "canopy.register", "An address that nobody has begins the organization that is named, with role 1.",
        .document(reference, lines: 219...219, quote: "Register a new organization and user"))
    static let joins = Rule(
        "canopy.register-invited", "An invited user's names become the ones given; organization and role stay.",
        .document(
            reference, lines: 223...223, quote: "this route updates an API user's information for registration."))
    static let updatesOwn = Rule(
        "canopy.register-own", "A caller's own address changes the caller's names.",
        .document(
            reference, lines: 227...227, quote: "Provide valid credentials, this route updates an API User's password."
        ))
    static let summary = Rule(
        "canopy.api-user-summary", "The summary is the user's whose token it is.",
        .document(
            reference, lines: 310...310,
            quote: "Get all summarized information pertaining to the API user making the request."))
    static let unknownUser = Rule(
        "canopy.unknown-api-user", "A token whose user is not there is answered 404 \"No API user found.\".",
        .document(reference, lines: 354...356, quote: "No API user found."))

    static let caller = Rule(
        "canopy.caller", "A token is that of the user it names, else of the first user.",
        .inferred(why: "no document says how a token leads to a user; the default world has one user and one token"))
    static let order = Rule(
        "canopy.api-user-order", "API users are listed in the order they came; invited ones are listed too.",
        .inferred(why: "the list has no effective_at and the document names no other order"))
    static let inviterUnknown = Rule(
        "canopy.inviter-unknown", "An invitation by a token whose user is not there is answered 403.",
        .inferred(why: "the inviter's permissions are checked, and there is no organization to join"))
    static let duplicateEmail = Rule(
        "canopy.duplicate-email",
        "An address that another API user has, whatever its letters' case, is answered 422; the default world's first "
            + "user's can be invited once.",
        .inferred(why: "no document says so; the example invites the address of the user that the list's example shows")
    )
    static let tokenlessRegistration = Rule(
        "canopy.register-without-token", "POST /register takes no token; one that is sent must be right.",
        .inferred(why: "who registers has none yet, though the example shows one"))
    static let invalidRegistration = Rule(
        "canopy.invalid-registration",
        "A registration without name_first, name_last, password and email, or with bad ones, is answered 422.",
        .inferred(why: "the text lost the fields and names no 422; the example has these and organization_name"))
    static let notInvited = Rule(
        "canopy.not-invited",
        "A registration that names no organization, with an address that was not invited, is answered 404 \"Not found.\".",
        .inferred(why: "the document names the 404 and not its reason"))

    static let all = [
        list, noUsers, invite, inviteRole, register, joins, updatesOwn, summary, unknownUser, caller, order,
        inviterUnknown, duplicateEmail, tokenlessRegistration, invalidRegistration, notInvited,
    ]
}
