import ExactJSON
import ServicingHTTP

extension ControlAPI {
    /// A world's time.
    static let ofClock = [
        ControlResource(.get, "/__mock/clock", "What time it is in the world, and how its clock goes.") {
            call throws(ControlProblem) in
            try call.checkQuery([])
            return .json(shown(try call.world().clock))
        },
        ControlResource(
            .put, "/__mock/clock",
            #"Sets the clock: {"time":"2025-06-01T12:00:00Z"} stops it there, {"follows":"system"} has it go again."#
        ) { call throws(ControlProblem) in
            let setting = try call.read { MockClock.Setting($0) }
            let world = try call.world()
            world.clock.setting = setting
            return .json(shown(world.clock))
        },
        ControlResource(
            .post, "/__mock/clock/advance",
            #"Moves the clock forward by the sum of {"days":1,"hours":2,"seconds":3.5}, or up to {"to":TIME}; answers what fell due."#
        ) { call throws(ControlProblem) in
            let world = try call.world()
            let duration = try call.read { ClockAdvance.duration($0, from: world.clock.now) }
            let happened = world.advance(by: duration)
            var answer = shown(world.clock).object ?? [:]
            answer["happened"] = .array(happened.map(\.json))
            return .json(.object(answer))
        },
    ]

    private static func shown(_ clock: MockClock) -> JSONValue {
        var shown = clock.setting.json.object ?? [:]
        shown["now"] = .string(clock.now.description)
        return .object(shown)
    }
}

/// How far a clock is to be moved.
enum ClockAdvance {
    /// The sum of `days`, `hours` and `seconds`, or what is left until `to`.
    static func duration(_ reader: FieldReader, from now: MockInstant) -> Duration? {
        reader.checkKeys(["days", "hours", "seconds", "to"])
        let end = reader["to"].optional?.instant()
        let parts: [Duration?] = [
            reader["days"].optional?.int(in: 0...100_000).map { .seconds($0 * 86_400) },
            reader["hours"].optional?.int(in: 0...2_400_000).map { .seconds($0 * 3600) },
            reader["seconds"].optional?.duration(),
        ]
        let given = parts.compactMap { $0 }
        guard let end else {
            if given.isEmpty { reader.complain("needs days, hours, seconds or to") }
            return given.reduce(.zero, +)
        }
        if !given.isEmpty { reader.complain("has both to and a length of time") }
        if end < now { reader["to"].complain("is before the world's time; PUT /__mock/clock sets it back") }
        return end.duration(since: now)
    }
}

extension MockClock.Setting {
    /// `{"time":…}`, or `{"follows":"system","shiftSeconds":…}`.
    init?(_ reader: FieldReader) {
        reader.checkKeys(["time", "follows", "shiftSeconds"])
        if let time = reader["time"].optional {
            if reader["follows"].optional != nil { reader.complain("has both time and follows") }
            guard let instant = time.instant() else { return nil }
            self = .standing(instant)
            return
        }
        guard let follows = reader["follows"].string() else { return nil }
        if follows != "system" { reader["follows"].complain(#"must be "system""#) }
        self = .system(shift: reader["shiftSeconds"].optional?.duration(orBefore: true) ?? .zero)
    }

    var json: JSONValue {
        switch self {
        case .standing(let instant): ["time": .string(instant.text(fractionDigits: 9))]
        case .system(let shift): ["follows": "system", "shiftSeconds": .number(JSONNumber(seconds: shift))]
        }
    }
}
