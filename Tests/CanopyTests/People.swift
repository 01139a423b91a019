import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport

/// The document's new customer.
func newCustomer() throws -> NewCustomer {
    try ExactJSONDecoder().decode(NewCustomer.self, from: JSONValue(parsing: DocumentedPeople.newCustomer))
}

/// The document's change of a customer.
func customerUpdate() throws -> CustomerUpdate {
    try ExactJSONDecoder().decode(CustomerUpdate.self, from: JSONValue(parsing: DocumentedPeople.customerUpdate))
}

/// The document's new beneficial owner.
func newOwner() throws -> NewBeneficialOwner {
    try ExactJSONDecoder().decode(NewBeneficialOwner.self, from: JSONValue(parsing: DocumentedPeople.newOwner))
}

/// What stops an operation before anything is sent; nothing where nothing does.
func problems(of operation: any NativeOperation) throws -> [FieldProblem] {
    let transport = ScriptedTransport(200)
    let servicer = try canopy(transport)
    do throws(ServicingError) {
        _ = try servicer.plan(operation)
        return []
    } catch {
        guard error.kind == .invalidRequest, error.effect == .notSent, transport.sent.isEmpty else { throw error }
        return error.problems
    }
}

/// The problems' fields.
func fields(of operation: any NativeOperation) throws -> [String] {
    try problems(of: operation).map(\.field)
}

/// Performs an operation that is answered with a body.
func perform(_ operation: any NativeOperation, answering body: String, status: Int = 200) async throws -> Receipt {
    try await canopy(ScriptedTransport(status, body)).perform(operation)
}

/// The error that an operation ends with which is answered with a body.
func performFails(
    _ operation: any NativeOperation, answering body: String, status: Int = 200
) async throws -> ServicingError? {
    let servicer = try canopy(ScriptedTransport(status, body))
    return await failure { () async throws(ServicingError) in try await servicer.perform(operation) }
}

/// The one request that an operation sends.
func request(of operation: any NativeOperation) async throws -> (line: String, body: String) {
    let transport = ScriptedTransport(200, "null")
    _ = try await canopy(transport).perform(operation)
    let bodies = transport.sent.map { String(decoding: $0.body ?? [], as: UTF8.self) }
    return (transport.lines.joined(separator: "\n"), bodies.joined(separator: "\n"))
}
