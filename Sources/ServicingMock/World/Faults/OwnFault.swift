import ExactJSON
import ServicingHTTP

/// A fault that a request asks for itself: `X-Mock-Fault`, whose value is a fault's `placement` and `effects` as JSON.
enum OwnFault {
    static let header = "X-Mock-Fault"

    /// The request without the header, and the fault in it.
    static func take(from request: ReceivedRequest) throws(ControlProblem) -> (ReceivedRequest, Fault?) {
        let values = request.headers.values(of: header)
        guard !values.isEmpty else { return (request, nil) }
        guard request.reach != .network else {
            throw ControlProblem(403, "fault-from-afar", "\(header) is for requests from this machine alone.")
        }
        guard values.count == 1, let value = try? JSONValue(parsing: values[0]) else {
            throw ControlProblem(
                400, "bad-fault", #"\#(header) is one JSON object, such as {"effects":[{"status":503}]}."#)
        }
        let findings = FieldFindings()
        let fault = Fault.unscoped(FieldReader(value, findings))
        guard let fault, findings.problems.isEmpty else { throw .invalid(findings.problems) }
        var request = request
        request.headers = HTTPHeaders(
            unchecked: request.headers.fields.filter { !HTTPHeaders.sameName($0.name, header) })
        return (request, fault)
    }
}
