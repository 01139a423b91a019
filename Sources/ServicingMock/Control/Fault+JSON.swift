import ExactJSON
import ServicingHTTP

extension Fault {
    /// Reads a fault, its provider and operation being ones that the world has.
    ///
    /// - Parameter others: members that may stand beside it.
    init?(_ reader: FieldReader, routes: [Route], beside others: [String] = []) {
        reader.checkKeys(Self.ownKeys + Self.scopeKeys + others)
        let read = Self.effects(in: reader)
        let provider = reader["provider"].optional?.known(Set(routes.map(\.provider)))
        let ofProvider = routes.filter { provider == nil || $0.provider == provider }
        let operation = reader["operation"].optional?.known(Set(ofProvider.map(\.operation)))
        let turn = reader["turn"].optional.map { Turn($0) }
        let scope = Scope(reader)
        // All that is wrong has been told by now.
        guard let read, turn != .some(nil) else { return nil }
        self.init(
            read.placement, read.effects, provider: provider, operation: operation, turn: turn.flatMap { $0 } ?? .every,
            scope: scope)
    }

    /// Reads what a request's own fault may have: placement and effects.
    static func unscoped(_ reader: FieldReader) -> Fault? {
        reader.checkKeys(ownKeys)
        return effects(in: reader)
    }

    private static let ownKeys = ["placement", "effects"]
    private static let scopeKeys = [
        "provider", "operation", "turn", "skipping", "reusedConnectionsOnly", "from", "until", "hits", "chance",
    ]

    private static func effects(in reader: FieldReader) -> Fault? {
        let placement = reader["placement"].optional.map { $0.oneOf([Placement.beforeCommit, .afterCommit]) }
        let effects = reader["effects"].elements.map { Effect($0) }
        if effects.isEmpty, reader["effects"].value?.array != nil { reader["effects"].complain("must not be empty") }
        guard placement != .some(nil), !effects.isEmpty, !effects.contains(where: { $0 == nil }) else { return nil }
        return Fault(placement.flatMap { $0 } ?? .beforeCommit, effects.compactMap { $0 })
    }

    /// The fault as it is read.
    var json: JSONObject {
        var json: JSONObject = [
            "placement": .string(placement.rawValue), "effects": .array(effects.map(\.json)),
        ]
        json["provider"] = provider.map { .string($0) }
        json["operation"] = operation.map { .string($0) }
        switch turn {
        case .every: break
        case .nth(let turn): json["turn"] = ["nth": .number(JSONNumber(turn))]
        case .first(let turns): json["turn"] = ["first": .number(JSONNumber(turns))]
        }
        for (key, value) in scope.json { json[key] = value }
        return json
    }
}

extension Fault.Turn {
    fileprivate init?(_ reader: FieldReader) {
        reader.checkKeys(["nth", "first"])
        guard reader.object()?.count == 1 else {
            reader.complain(#"must be {"nth":N} or {"first":N}"#)
            return nil
        }
        if let nth = reader["nth"].optional?.int(in: 1...1_000_000_000) {
            self = .nth(nth)
        } else if let first = reader["first"].optional?.int(in: 1...1_000_000_000) {
            self = .first(first)
        } else {
            return nil
        }
    }
}

extension Fault.Scope {
    fileprivate init(_ reader: FieldReader) {
        self.init(
            reusedConnectionsOnly: reader["reusedConnectionsOnly"].optional?.bool() ?? false,
            skipping: reader["skipping"].optional?.int(in: 0...1_000_000_000) ?? 0,
            from: reader["from"].optional?.instant(), until: reader["until"].optional?.instant(),
            hits: reader["hits"].optional?.int(in: 1...1_000_000_000),
            chance: reader["chance"].optional.flatMap { Fault.Chance($0) })
        if let from, let until, until <= from { reader["until"].complain("must be after from") }
    }

    fileprivate var json: JSONObject {
        var json: JSONObject = [:]
        if skipping > 0 { json["skipping"] = .number(JSONNumber(skipping)) }
        if reusedConnectionsOnly { json["reusedConnectionsOnly"] = true }
        json["from"] = from.map { .string($0.text(fractionDigits: 9)) }
        json["until"] = until.map { .string($0.text(fractionDigits: 9)) }
        json["hits"] = hits.map { .number(JSONNumber($0)) }
        json["chance"] = chance.map {
            [
                "probability": .number(JSONNumber(seconds: .microseconds($0.perMillion))),
                "seed": .number(JSONNumber(Int($0.seed))),
            ]
        }
        return json
    }
}

extension Fault.Chance {
    fileprivate init?(_ reader: FieldReader) {
        reader.checkKeys(["probability", "seed"])
        let perMillion = reader["probability"].checked("a decimal number from 0 to 1 with six decimals at most") {
            value -> Int? in
            // Read as seconds: a millionth of one is a microsecond.
            guard let share = value.number.flatMap({ Duration(seconds: $0) }) else { return nil }
            let nanoseconds = share / .nanoseconds(1)
            guard (0...1_000_000_000).contains(nanoseconds), Int(nanoseconds) % 1000 == 0 else { return nil }
            return Int(nanoseconds) / 1000
        }
        let seed = reader["seed"].int(in: 0...Int.max)
        guard let perMillion, let seed else { return nil }
        self.init(perMillion: perMillion, seed: UInt64(seed))
    }
}

extension FieldReader {
    /// One of the texts that are known.
    fileprivate func known(_ texts: Set<String>) -> String? {
        checked("one of " + texts.sorted().joined(separator: ", ")) { value in
            value.string.flatMap { texts.contains($0) ? $0 : nil }
        }
    }
}
