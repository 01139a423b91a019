import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport

/// An adapter over a script.
func canopy(
    _ transport: ScriptedTransport, credential: Credential = .bearer("demo-access-token")
) throws -> CanopyServicer {
    try CanopyServicer(
        settings: ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example"), retry: .off),
        credential: credential,
        transport: transport)
}

/// The document's call, answered with a body.
func suspend(_ body: String, status: Int = 200) async throws -> Receipt {
    try await canopy(ScriptedTransport(status, body)).updateStatus(
        of: "can_52322", to: .suspended, substatus: .bankruptcy)
}

/// The document's call, answered with a body, and the error that it ends with.
func suspendFails(_ body: String, status: Int = 200, headers: [HTTPField] = []) async throws -> ServicingError? {
    await failure(of: try canopy(ScriptedTransport(status, body, headers: headers)))
}

/// The error that the document's call ends with.
func failure(of servicer: CanopyServicer, account: AccountID = "can_52322") async -> ServicingError? {
    await failure { () throws(ServicingError) in
        try await servicer.updateStatus(of: account, to: .suspended, substatus: .bankruptcy)
    }
}

/// The account in a text, and the warnings that its reading gave.
func readAccount(in body: String) async throws -> Account? {
    try await suspend(body).answer(as: Account.self)
}

/// An account that has an id and these members.
func readAccount(with members: String) async throws -> Account? {
    try await readAccount(in: #"{"account_id":"A1",\#(members)}"#)
}
