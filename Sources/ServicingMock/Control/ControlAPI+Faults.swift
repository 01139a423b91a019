import ExactJSON
import ServicingHTTP

extension ControlAPI {
    /// A world's faults.
    static let ofFaults = [
        ControlResource(.get, "/__mock/faults", "The faults that are in, with how many requests each matched and hit.")
        {
            call throws(ControlProblem) in
            try call.checkQuery([])
            return .json(["faults": .array(try call.world().placedFaults.map(\.json))])
        },
        ControlResource(
            .post, "/__mock/faults",
            #"Puts a fault in: {"provider","operation","placement","turn","effects":[…],…}; answers its id."#
        ) { call throws(ControlProblem) in
            let world = try call.world()
            let fault = try call.read { Fault($0, routes: world.routes) }
            let id = world.inject(fault)
            let placed = world.placedFaults.first { $0.id == id }
            return .json(placed?.json ?? ["id": .number(JSONNumber(id))], status: 201)
        },
        ControlResource(.put, "/__mock/faults", #"Puts these faults in and takes all others out: {"faults":[…]}."#) {
            call throws(ControlProblem) in
            let world = try call.world()
            let faults = try call.read { Fault.list($0, routes: world.routes) }
            world.removeFaults()
            for fault in faults { world.inject(fault) }
            return .json(["faults": .array(world.placedFaults.map(\.json))])
        },
        ControlResource(.delete, "/__mock/faults", "Takes all faults out.") { call throws(ControlProblem) in
            try call.world().removeFaults()
            return .done
        },
        ControlResource(.delete, "/__mock/faults/{id}", "Takes one fault out.") { call throws(ControlProblem) in
            guard let id = Int(call.parameters["id"] ?? ""), try call.world().removeFault(id) else {
                throw ControlProblem(404, "no-such-fault", "GET /__mock/faults lists those that are in.")
            }
            return .done
        },
    ]
}

extension Fault {
    /// Reads `{"faults":[…]}`.
    static func list(_ reader: FieldReader, routes: [Route]) -> [Fault]? {
        reader.checkKeys(["faults"])
        return reader["faults"].elements.compactMap { Fault($0, routes: routes) }
    }

    /// Reads faults for the default world from a JSON text `{"faults":[…]}`, as a file has it.
    ///
    /// - Throws: ``SeedProblem`` with everything that is wrong in it.
    public static func list(json bytes: [UInt8]) throws(SeedProblem) -> [Fault] {
        try SeedProblem.reading(bytes) { list($0, routes: MockWorld().routes) }
    }
}

extension PlacedFault {
    /// What it has beside the fault's own members.
    static let ownKeys = ["id", "matched", "hit", "spent"]

    /// The fault, its number and what has become of it.
    var json: JSONValue {
        var json: JSONObject = [
            "id": .number(JSONNumber(id)), "matched": .number(JSONNumber(matched)), "hit": .number(JSONNumber(hit)),
            "spent": .bool(isSpent),
        ]
        for (key, value) in fault.json { json[key] = value }
        return .object(json)
    }
}
