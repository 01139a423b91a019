import ExactJSON
import ServicingHTTP

extension ControlAPI {
    /// A world's journal.
    static let ofJournal = [
        ControlResource(
            .get, "/__mock/journal",
            "The last requests, oldest first; ?provider, operation, status, committed, connection, ordinal, delivered (whole, part, underway) choose, after=N and limit=N page."
        ) { call throws(ControlProblem) in
            try call.checkQuery([
                "provider", "operation", "status", "committed", "connection", "ordinal", "delivered", "after", "limit",
            ])
            let pattern = RequestPattern(
                provider: try call.item("provider"), operation: try call.item("operation"),
                status: try call.number("status"), committed: try call.flag("committed"))
            let after = try call.number("after") ?? 0
            let (connection, ordinal) = (try call.number("connection"), try call.number("ordinal"))
            let delivered = try call.delivered()
            let limit = try call.number("limit") ?? 100
            let journal = try call.world().journal
            let matching = journal.entries.filter {
                $0.number > after && connection.map($0.connection.isEqual) ?? true
                    && ordinal.map($0.ordinal.isEqual) ?? true && delivered.map($0.isDelivered) ?? true
                    && pattern.differences(from: $0).isEmpty
            }
            return .json([
                "total": .number(JSONNumber(journal.total)), "evicted": .number(JSONNumber(journal.evicted)),
                "more": .bool(matching.count > limit), "entries": .array(matching.prefix(limit).map(\.json)),
            ])
        },
        ControlResource(.get, "/__mock/journal/counts", "How many requests there were of each kind, evicted ones too.")
        {
            call throws(ControlProblem) in
            let counts = try call.world().journal.counts
            let rows = counts.map { count, number in (count.json(number), "\(count)") }
            return .json(["counts": .array(rows.sorted { $0.1 < $1.1 }.map(\.0))])
        },
        ControlResource(
            .post, "/__mock/journal/verify",
            #"Whether as many requests as {"count":2} or {"atLeast","atMost"} matched {"matching":{…}}."#
        ) { call throws(ControlProblem) in
            let expectation = try call.read { Expectation($0) }
            let verification = try call.world().verify(expectation.count, matching: expectation.pattern)
            return .json(verification.json)
        },
        ControlResource(.delete, "/__mock/journal", "Forgets the entries and counts from nought.") {
            call throws(ControlProblem) in
            try call.world().clearJournal()
            return .done
        },
    ]
}

extension ControlCall {
    fileprivate func number(_ name: String) throws(ControlProblem) -> Int? {
        guard let text = try item(name) else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw .invalid([FieldProblem("?" + name, "must be a whole number, 0 or more")])
        }
        return number
    }

    /// How much was delivered of what is asked for.
    fileprivate func delivered() throws(ControlProblem) -> Delivered? {
        guard let text = try item("delivered") else { return nil }
        guard let delivered = Delivered(rawValue: text) else {
            throw .invalid([FieldProblem("?delivered", "must be whole, part or underway")])
        }
        return delivered
    }

    fileprivate func flag(_ name: String) throws(ControlProblem) -> Bool? {
        guard let text = try item(name) else { return nil }
        guard let flag = Bool(text) else { throw .invalid([FieldProblem("?" + name, "must be true or false")]) }
        return flag
    }
}

private enum Delivered: String {
    case whole
    case part
    case underway
}

extension JournalEntry {
    fileprivate func isDelivered(_ wanted: Delivered) -> Bool {
        switch wanted {
        case .whole: delivered?.isWhole == true
        case .part: delivered?.isWhole == false
        case .underway: delivered == nil
        }
    }
}

extension Int {
    fileprivate func isEqual(_ other: Int) -> Bool { self == other }
}

/// What is to be verified.
private struct Expectation {
    let count: ClosedRange<Int>
    let pattern: RequestPattern

    init?(_ reader: FieldReader) {
        reader.checkKeys(["count", "atLeast", "atMost", "matching"])
        let numbers = 0...1_000_000_000
        let exact = reader["count"].optional?.int(in: numbers)
        let least = reader["atLeast"].optional?.int(in: numbers)
        let most = reader["atMost"].optional?.int(in: numbers)
        if exact == nil, least == nil, most == nil { reader.complain("needs count, atLeast or atMost") }
        if exact != nil, least != nil || most != nil { reader.complain("has count beside atLeast or atMost") }
        let lower = exact ?? least ?? 0
        let upper = exact ?? most ?? Int.max
        if lower > upper { reader["atMost"].complain("must not be less than atLeast") }
        let matching = reader["matching"]
        matching.checkKeys(["provider", "operation", "method", "path", "headers", "body", "status", "committed"])
        var headers: [String: String] = [:]
        for (key, value) in matching["headers"].optional?.members ?? [] { headers[key] = value.string() }
        pattern = RequestPattern(
            provider: matching["provider"].optional?.string(), operation: matching["operation"].optional?.string(),
            method: matching["method"].optional?.string(), path: matching["path"].optional?.string(),
            headers: headers, body: matching["body"].value, status: matching["status"].optional?.int(in: 200...599),
            committed: matching["committed"].optional?.bool())
        guard lower <= upper else { return nil }
        count = lower...upper
    }
}
