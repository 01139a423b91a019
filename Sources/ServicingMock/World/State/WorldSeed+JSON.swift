public import ExactJSON

extension WorldSeed {
    /// Reads a world file: a JSON text as ``json`` writes it. What is left out is as the default world has it; of a provider
    /// that is there, a collection that is left out is empty.
    ///
    /// - Throws: ``SeedProblem`` with everything that is wrong in it, each with line, column and path.
    public init(json bytes: [UInt8]) throws(SeedProblem) {
        self = try SeedProblem.reading(bytes) { reader in
            reader.checkKeys(["version"] + Self.keys)
            reader["version"].checkVersion()
            return WorldSeed(reader, like: WorldSeed())
        }
    }

    /// All of it as a world file has it: credentials and personal data are not masked, as it could not be read back then.
    public var json: JSONValue {
        var json: JSONObject = ["version": .number(JSONNumber(Self.version))]
        for (key, value) in stored(leavingOut: []) { json[key] = value }
        return .object(json)
    }

    /// The version of world files and state files.
    static let version = 1
    /// The members of a world.
    static let keys = [
        "clock", "settledThrough", "credentials", "rateLimits", "faults", "lastFault", "journalLimit", "providers",
    ]

    /// The world's members.
    ///
    /// - Parameter untouched: providers that are as the seed has them, whose state need not be written.
    func stored(leavingOut untouched: Set<String>) -> JSONObject {
        var states: JSONObject = [:]
        for provider in providers where !untouched.contains(type(of: provider).id) {
            states[type(of: provider).id] = provider.stored.map { .object($0) }
        }
        var json: JSONObject = ["clock": clock.json]
        json["settledThrough"] = settled.map { .string($0.text(fractionDigits: 9)) }
        let rest: JSONObject = [
            "credentials": credentials.json,
            "rateLimits": .object(
                JSONObject(
                    members: rateLimits.sorted { $0.key < $1.key }.map { provider, limit in
                        (provider, limit.stored(rateWindows[provider]))
                    })),
            "faults": .array(faultPlan.placed.map(\.stored)), "lastFault": .number(JSONNumber(faultPlan.lastID)),
            "journalLimit": .number(JSONNumber(journalLimit)), "providers": .object(states),
        ]
        for (key, value) in rest { json[key] = value }
        return json
    }

    /// Reads a world's members; what is left out is as another seed has it.
    init?(_ reader: FieldReader, like base: WorldSeed) {
        guard reader.object() != nil else { return nil }
        var seed = base
        if let clock = reader["clock"].optional.flatMap({ MockClock.Setting($0) }) {
            seed.clock = clock
            seed.settled = nil
        }
        if let settled = reader["settledThrough"].optional?.instant() { seed.settled = settled }
        if let given = reader["credentials"].optional.flatMap({ MockCredentials($0) }) { seed.credentials = given }
        if let limit = reader["journalLimit"].optional?.int(in: 1...1_000_000) { seed.journalLimit = limit }
        let ids = base.providers.map { type(of: $0).id }
        if let given = reader["rateLimits"].optional { seed.readRateLimits(given, ids) }
        if let given = reader["faults"].optional { seed.readFaults(given, last: reader["lastFault"]) }
        if let given = reader["providers"].optional {
            given.checkKeys(ids)
            var untouched = seed.basis?.untouched ?? []
            var providers = base.providers
            for (place, id) in ids.enumerated() {
                guard let state = given[id].optional, state.object() != nil else { continue }
                untouched.remove(id)
                if let provider = type(of: providers[place]).init(stored: state) { providers[place] = provider }
            }
            let basis = seed.basis
            seed.providers = providers
            seed.basis = basis
            seed.basis?.untouched = untouched
        }
        self = seed
    }

    private mutating func readRateLimits(_ reader: FieldReader, _ ids: [String]) {
        reader.checkKeys(ids)
        rateLimits = [:]
        rateWindows = [:]
        for (provider, limit) in reader.members {
            limit.checkKeys(["requests", "seconds", "begin", "served"])
            guard let requests = limit["requests"].int(in: 0...1_000_000_000),
                let window = limit["seconds"].duration()
            else { continue }
            rateLimits[provider] = RateLimit(requests: requests, per: window)
            guard let begin = limit["begin"].optional?.instant() else { continue }
            rateWindows[provider] = RateWindow(
                begin: begin, served: limit["served"].optional?.int(in: 0...1_000_000_000) ?? 0)
        }
    }

    private mutating func readFaults(_ reader: FieldReader, last: FieldReader) {
        let routes = Router(providers).routes
        var placed: [PlacedFault] = []
        for element in reader.elements {
            guard let fault = Fault(element, routes: routes, beside: PlacedFault.ownKeys + ["asked"]) else { continue }
            let before = placed.last?.id ?? 0
            let id = element["id"].optional.map { $0.int(in: before + 1...2_000_000_000) } ?? before + 1
            guard let id else { continue }
            var one = PlacedFault(id: id, fault: fault)
            one.matched = element["matched"].optional?.int(in: 0...Int.max) ?? 0
            one.hit = element["hit"].optional?.int(in: 0...Int.max) ?? 0
            for (key, count) in element["asked"].optional?.members ?? [] {
                guard let hash = UInt64(key, radix: 16) else {
                    count.complain("is no hexadecimal number")
                    continue
                }
                one.asked[hash] = count.int(in: 1...Int.max)
            }
            placed.append(one)
        }
        faultPlan = FaultPlan(placed, lastID: last.optional?.int(in: 0...2_000_000_000) ?? 0)
    }
}

extension PlacedFault {
    /// What is shown of it, and what its draws go on from.
    fileprivate var stored: JSONValue {
        guard !asked.isEmpty, var json = json.object else { return json }
        let counts = asked.map { (key: String($0.key, radix: 16), count: $0.value) }.sorted { $0.key < $1.key }
        json["asked"] = .object(JSONObject(members: counts.map { ($0.key, .number(JSONNumber($0.count))) }))
        return .object(json)
    }
}

extension FieldReader {
    /// Refuses a file of another version.
    func checkVersion() {
        _ = checked("\(WorldSeed.version), the version that is known here") { $0.int == WorldSeed.version ? true : nil }
    }
}

extension RateLimit {
    fileprivate func stored(_ current: RateWindow?) -> JSONValue {
        var json: JSONObject = [
            "requests": .number(JSONNumber(requests)), "seconds": .number(JSONNumber(seconds: window)),
        ]
        if let current, let begin = current.begin {
            json["begin"] = .string(begin.text(fractionDigits: 9))
            json["served"] = .number(JSONNumber(current.served))
        }
        return .object(json)
    }
}
