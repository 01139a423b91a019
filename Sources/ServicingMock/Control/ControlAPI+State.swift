import ExactJSON
import ServicingHTTP

extension ControlAPI {
    /// What a world is, whole.
    static let ofState = [
        ControlResource(
            .get, "/__mock/state",
            "All that the world is but its journal, as a world file has it, nothing masked; ?masked=true to look at."
        ) { call throws(ControlProblem) in
            try call.checkQuery(["masked"])
            let json = try call.world().snapshot.json
            return .json(try call.isMasked() ? json.maskedState : json)
        },
        ControlResource(
            .put, "/__mock/state",
            #"Makes the world what a world file says: {"version":1,"providers":{…},…}. The journal goes on."#
        ) { call throws(ControlProblem) in
            let seed = call.worlds.seed
            let read = try call.read { reader -> WorldSeed? in
                reader.checkKeys(["version"] + WorldSeed.keys)
                reader["version"].checkVersion()
                return WorldSeed(reader, like: seed)
            }
            try call.world().restore(read)
            return .done
        },
        ControlResource(.get, "/__mock/state/{provider}", "One provider's part of it; ?masked=true to look at.") {
            call throws(ControlProblem) in
            try call.checkQuery(["masked"])
            let providers = try call.world().snapshot.providers
            let wanted = call.parameters["provider"]
            guard let state = providers.first(where: { type(of: $0).id == wanted })?.stored else {
                let ids = providers.map { type(of: $0).id }.joined(separator: ", ")
                throw ControlProblem(404, "no-such-provider", "There are \(ids).")
            }
            return .json(try call.isMasked() ? JSONValue.object(state).masked : .object(state))
        },
        ControlResource(
            .post, "/__mock/save",
            "Writes the state file; when this is answered, all changes before it are on the disk."
        ) { call throws(ControlProblem) in
            guard call.worlds.keeping != nil else {
                throw ControlProblem(
                    409, "no-state-file", "The worlds are kept in no file: servicing mock --state FILE.")
            }
            do throws(StateFileError) {
                try call.worlds.save()
            } catch {
                throw ControlProblem(507, "not-saved", error.description)
            }
            return .done
        },
    ]
}

extension ControlCall {
    fileprivate func isMasked() throws(ControlProblem) -> Bool {
        switch try item("masked") {
        case nil, "false"?: return false
        case "true"?: return true
        default: throw .invalid([FieldProblem("?masked", "must be true or false")])
        }
    }
}

extension JSONValue {
    /// A world with credentials counted and personal data masked. It is no world file: `version` says so.
    fileprivate var maskedState: JSONValue {
        guard var object else { return self }
        let credentials = object["credentials"]?.object ?? [:]
        object["version"] = "masked, not to be read back"
        object["credentials"] = .object(
            JSONObject(members: credentials.members.map { ($0.key, .number(JSONNumber($0.value.array?.count ?? 0))) }))
        object["providers"] = object["providers"]?.masked
        return .object(object)
    }

    /// The value with the members masked that hold personal data or secrets.
    var masked: JSONValue { masked(at: []) }

    private func masked(at path: [String]) -> JSONValue {
        if !path.isEmpty, !isNull, RedactionRules.standard.masksMember(at: path) {
            return .string(RedactionRules.mask)
        }
        switch self {
        case .object(let object):
            return .object(JSONObject(members: object.members.map { ($0.key, $0.value.masked(at: path + [$0.key])) }))
        case .array(let items): return .array(items.map { $0.masked(at: path) })
        default: return self
        }
    }
}
