import ExactJSON
import ServicingHTTP

extension ControlAPI {
    /// What worlds were at a moment, kept by name, for every world to be made of.
    static let ofSnapshots = [
        ControlResource(.get, "/__mock/snapshots", "The names of the snapshots that are kept.") {
            call throws(ControlProblem) in
            try call.checkQuery([])
            return .json([
                "snapshots": .array(call.worlds.snapshotNames.map { .string($0.description) }),
                "limit": .number(JSONNumber(MockWorlds.snapshotLimit)),
            ])
        },
        ControlResource(.get, "/__mock/snapshots/{name}", "A snapshot as a world file has it, nothing masked.") {
            call throws(ControlProblem) in
            try call.checkQuery([])
            guard let snapshot = call.worlds.snapshot(try call.snapshotName()) else { throw .noSnapshot }
            return .json(snapshot.json)
        },
        ControlResource(
            .put, "/__mock/snapshots/{name}",
            "Keeps what the world is now, its journal left out: state, clock, credentials, rate limits and faults."
        ) { call throws(ControlProblem) in
            let name = try call.snapshotName()
            guard call.worlds.keep(try call.world().snapshot, as: name) else {
                throw ControlProblem(
                    503, "too-many-snapshots",
                    "There are \(MockWorlds.snapshotLimit) snapshots already. DELETE /__mock/snapshots/NAME removes one."
                )
            }
            return .done
        },
        ControlResource(
            .post, "/__mock/snapshots/{name}/restore",
            "Makes the world what the snapshot has, be it another world's. The journal goes on."
        ) { call throws(ControlProblem) in
            guard let snapshot = call.worlds.snapshot(try call.snapshotName()) else { throw .noSnapshot }
            try call.world().restore(snapshot)
            return .done
        },
        ControlResource(.delete, "/__mock/snapshots/{name}", "Forgets a snapshot.") { call throws(ControlProblem) in
            guard call.worlds.forgetSnapshot(try call.snapshotName()) else { throw .noSnapshot }
            return .done
        },
    ]
}

extension ControlCall {
    fileprivate func snapshotName() throws(ControlProblem) -> WorldName {
        guard let name = WorldName(parameters["name"] ?? "") else {
            throw ControlProblem(
                400, "bad-snapshot-name",
                "A snapshot's name is 1 to 64 letters, digits, dots, underscores and hyphens.")
        }
        return name
    }
}

extension ControlProblem {
    fileprivate static let noSnapshot = ControlProblem(
        404, "no-such-snapshot", "GET /__mock/snapshots lists those that are kept.")
}
