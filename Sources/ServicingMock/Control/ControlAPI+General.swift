import ExactJSON
import ServicingHTTP

extension ControlAPI {
    /// What concerns no world.
    static let general = [
        ControlResource(.get, "/__mock/health", "Whether the mock serves, and how many worlds there are.") {
            call throws(ControlProblem) in
            try call.checkQuery([])
            var health: JSONObject = [
                "status": "ok", "worlds": .number(JSONNumber(call.worlds.names.count)),
                "worldLimit": .number(JSONNumber(call.worlds.limit)),
            ]
            health["state"] = call.worlds.keeping.map { keeping in
                [
                    "file": .string(keeping.path), "unsaved": .bool(keeping.isChanged),
                    "problem": keeping.problem.map { .string($0.description) } ?? .null,
                ]
            }
            return .json(.object(health))
        },
        ControlResource(
            .get, "/__mock/fidelity",
            "Every rule of the mock with the document and lines it rests on, or why it is inferred; ?provider=ID for one."
        ) { call throws(ControlProblem) in
            try call.checkQuery(["provider"])
            return .json(Fidelity(provider: try call.item("provider")).json)
        },
    ]
}
