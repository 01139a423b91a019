import ExactJSON
import ServicingHTTP

extension ControlAPI {
    /// What concerns no world.
    static let general = [
        ControlResource(.get, "/__mock/health", "Whether the mock serves, and how many worlds there are.") {
            call throws(ControlProblem) in
            try call.checkQuery([])
            return .json([
                "status": "ok", "worlds": .number(JSONNumber(call.worlds.names.count)),
                "worldLimit": .number(JSONNumber(call.worlds.limit)),
            ])
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
