import ExactJSON
import ServicingHTTP

/// What stands under `/__mock`: the worlds, their clocks, faults, journals and states as JSON.
///
/// A resource that concerns one world concerns the one that the request names, as a provider's request would.
struct ControlAPI {
    let worlds: MockWorlds

    /// Every resource but the list of them.
    static let resources =
        ControlAPI.general + ControlAPI.ofWorlds + ControlAPI.ofClock + ControlAPI.ofFaults + ControlAPI.ofJournal
        + ControlAPI.ofAccess + ControlAPI.ofOpenAPI + ControlAPI.ofPage
        + ControlAPI.ofState + ControlAPI.ofSnapshots

    /// Whether a target is the control API's.
    static func isAddressed(_ target: String) -> Bool {
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") }
        return path.elementsEqual("/__mock".utf8) || path.starts(with: "/__mock/".utf8)
    }

    /// Answers a request for a world.
    func reply(to request: ReceivedRequest, _ name: WorldName) -> Reply {
        do throws(ControlProblem) {
            try worlds.access.checkOrigin(of: request)
            let answer = try answer(to: request, name)
            switch answer {
            case .json(let value, let status): return Reply(HTTPResponse(status: status, json: value))
            case .other(let response): return Reply(response)
            case .done: return Reply(HTTPResponse(status: 204, json: nil))
            }
        } catch {
            return Reply(error.response)
        }
    }

    private func answer(
        to request: ReceivedRequest, _ name: WorldName
    ) throws(ControlProblem) -> ControlResource.Answer {
        let target = DecodedTarget(request.target)
        if !Self.isOpen(request.method, target) { try worlds.access.checkToken(of: request) }
        guard !target.segments.contains(nil), let query = target.query else {
            throw ControlProblem(400, "malformed-target", "The path or query can't be percent-decoded.")
        }
        let onPath = (Self.resources + [Self.index]).filter { $0.path.matches(target.segments) }
        guard !onPath.isEmpty else {
            throw ControlProblem(404, "no-such-resource", "GET /__mock/control lists what there is.")
        }
        let wanted = request.method == .head ? .get : request.method
        let matching = onPath.filter { $0.method == wanted }
        guard let resource = matching.max(by: { $0.path.literalCount < $1.path.literalCount }) else {
            let methods = Set(onPath.map(\.method.rawValue)).sorted().joined(separator: ", ")
            throw ControlProblem(
                405, "method-not-allowed", "This resource takes \(methods).",
                headers: [HTTPField(unchecked: "Allow", methods)])
        }
        let body = try Self.body(of: request)
        return try resource.perform(
            ControlCall(
                worlds: worlds, worldName: name, parameters: resource.path.parameters(in: target.segments),
                query: query, body: body))
    }

    private static func isOpen(_ method: HTTPMethod, _ target: DecodedTarget) -> Bool {
        [.get, .head].contains(method) && resources.contains { $0.isOpen && $0.path.matches(target.segments) }
    }

    /// A POST must say that it is JSON even where it is empty: a page of another site can send one of any other type
    /// without asking, and a form's (Fetch Standard, CORS-safelisted request-header).
    private static func body(of request: ReceivedRequest) throws(ControlProblem) -> JSONValue? {
        if request.method == .post, request.body.isEmpty, !JSONBody.isJSON(request.headers) {
            throw ControlProblem(
                415, "json-only", "Send Content-Type: application/json, with an empty body as well.")
        }
        switch JSONBody(request) {
        case .absent: return nil
        case .json(let value): return value
        case .refused(let refusal):
            throw ControlProblem(refusal.status, refusal.status == 415 ? "json-only" : "malformed", refusal.message)
        }
    }

    private static let index = ControlResource(.get, "/__mock/control", "What the control API can be asked.") { _ in
        .json([
            "resources": .array(
                resources.map { resource in
                    [
                        "method": .string(resource.method.rawValue), "path": .string(resource.path.description),
                        "summary": .string(resource.summary),
                    ]
                })
        ])
    }
}
