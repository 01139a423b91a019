import ExactJSON
import ServicingHTTP

extension ControlAPI {
    /// The worlds themselves.
    static let ofWorlds = [
        ControlResource(.get, "/__mock/worlds", "The worlds that there are.") { call throws(ControlProblem) in
            try call.checkQuery([])
            return .json([
                "worlds": .array(
                    call.worlds.names.compactMap { name in
                        call.worlds.existingWorld(name).map { described($0, name) }
                    }),
                "limit": .number(JSONNumber(call.worlds.limit)),
            ])
        },
        ControlResource(.get, "/__mock/worlds/{name}", "One world.") { call throws(ControlProblem) in
            let name = try call.namedWorld()
            guard let world = call.worlds.existingWorld(name) else { throw .noWorld }
            return .json(described(world, name))
        },
        ControlResource(
            .put, "/__mock/worlds/{name}", "Makes a world from the seed, in place of the one of that name."
        ) { call throws(ControlProblem) in
            let name = try call.namedWorld()
            call.worlds.remove(name)
            guard let world = call.worlds.world(name) else { throw .tooManyWorlds(call.worlds.limit) }
            return .json(described(world, name), status: 201)
        },
        ControlResource(
            .delete, "/__mock/worlds/{name}", "Takes a world away; the next request for it finds a new one."
        ) { call throws(ControlProblem) in
            guard call.worlds.remove(try call.namedWorld()) else { throw .noWorld }
            return .done
        },
        ControlResource(.delete, "/__mock/worlds", "Takes all worlds away.") { call in
            call.worlds.removeAll()
            return .done
        },
        ControlResource(
            .post, "/__mock/reset",
            "Makes the world what the seed says, forgets its journal, and has answers that are held back leave at once."
        ) { call throws(ControlProblem) in
            let world = try call.world()
            world.restore(call.worlds.seed)
            world.clearJournal()
            world.cancelDelays()
            return .done
        },
    ]

    private static func described(_ world: MockWorld, _ name: WorldName) -> JSONValue {
        [
            "name": .string(name.description), "time": .string(world.clock.now.description),
            "requests": .number(JSONNumber(world.journal.total)), "faults": .number(JSONNumber(world.faults.count)),
        ]
    }
}

extension ControlCall {
    fileprivate func namedWorld() throws(ControlProblem) -> WorldName {
        guard let name = WorldName(parameters["name"] ?? "") else {
            throw ControlProblem(
                400, "bad-world-name",
                "A world's name is 1 to 64 letters, digits, dots, underscores and hyphens.")
        }
        return name
    }
}

extension ControlProblem {
    fileprivate static let noWorld = ControlProblem(404, "no-such-world", "GET /__mock/worlds lists those there are.")
}
