import ExactJSON
import ServicingHTTP

extension CanopyMock {
    static let listAPIUsers = MockOperation<CanopyMock>("list-api-users", .get, "/api_users") {
        canopy, call throws(MockAnswer) in
        try canopy.listAPIUsers(call)
    }

    static let apiUserSummary = MockOperation<CanopyMock>("api-user-summary", .get, "/api_users/summary") {
        canopy, call throws(MockAnswer) in
        try canopy.apiUserSummary(call)
    }

    private func listAPIUsers(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        let organization = user(of: call.caller)?.organizationName
        let listed = users.all.filter { $0.organizationName == organization }
        if listed.isEmpty, emptyListAnswer == .notFound {
            throw Self.error(404, "not_found", "No Api Users found", by: CanopyAPIUserRules.noUsers)
        }
        let isNull = listed.isEmpty && emptyListAnswer == .null
        return MockAnswer(
            200, isNull ? .null : .array(listed.map(\.json)), by: CanopyAPIUserRules.list,
            ignoredFields: call.ignoredQuery(known: []))
    }

    private func apiUserSummary(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        guard let user = user(of: call.caller) else {
            throw Self.error(404, "not_found", "No API user found.", by: CanopyAPIUserRules.unknownUser)
        }
        return MockAnswer(
            200, user.json, by: CanopyAPIUserRules.summary, ignoredFields: call.ignoredQuery(known: []))
    }
}
