import ExactJSON
import ServicingHTTP

/// A request of the control API that has found its resource.
struct ControlCall {
    let worlds: MockWorlds
    /// The world that the request is for.
    let worldName: WorldName
    /// The path's parameters, by name.
    let parameters: [String: String]
    let query: [(name: String, value: String)]
    /// The body, or nil where there is none.
    let body: JSONValue?

    /// The world that the request is for, made from the seed where there is none yet.
    func world() throws(ControlProblem) -> MockWorld {
        guard let world = worlds.world(worldName) else { throw .tooManyWorlds(worlds.limit) }
        return world
    }

    /// A query item's one value.
    func item(_ name: String) throws(ControlProblem) -> String? {
        let values = query.filter { $0.name == name }.map(\.value)
        guard values.count <= 1 else {
            throw .invalid([FieldProblem("?" + name, "is given more than once")])
        }
        return values.first
    }

    /// Refuses query items that the resource does not know: a misspelt one would be passed over otherwise.
    func checkQuery(_ known: [String]) throws(ControlProblem) {
        let strangers = query.map(\.name).filter { !known.contains($0) }
        guard strangers.isEmpty else {
            let allowed = known.isEmpty ? "none is known" : "known are " + known.joined(separator: ", ")
            throw .invalid(strangers.map { FieldProblem("?" + $0, "is not known here; " + allowed) })
        }
    }

    /// Reads the body, and refuses it with everything that is wrong in it.
    func read<Result>(_ read: (FieldReader) -> Result?) throws(ControlProblem) -> Result {
        let findings = FieldFindings()
        let result = read(FieldReader(body, findings))
        guard findings.problems.isEmpty, let result else { throw .invalid(findings.problems) }
        return result
    }
}
