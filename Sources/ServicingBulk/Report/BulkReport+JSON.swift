public import ExactJSON
import Servicing

extension BulkReport {
    /// The report as one JSON object: `totals` by outcome first, then the same by provider, by operation and by kind of
    /// row, the reasons, and the rows whose outcome is unknown, those for a person first, or that were left out (at most
    /// ``listedRows`` of each kind).
    public var json: JSONValue {
        var object = JSONObject()
        object["notice"] = notice.map { .string($0) }
        object["input"] = .string(input)
        object["sha256"] = .string(sha256)
        object["inputRows"] = .number(JSONNumber(inputRows))
        object["rows"] = .number(JSONNumber(totals.rows))
        object["totals"] = totals.json
        object["leftOut"] = .number(JSONNumber(totals.leftOut))
        object["isWhole"] = .bool(isWhole)
        object["attempts"] = .number(JSONNumber(attempts))
        object["journals"] = .array(journals.map(\.json))
        object["providers"] = .object(
            JSONObject(members: sums { $0.provider.rawValue }.map { ($0.name, $0.totals.json) }))
        object["groups"] = .array(sortedGroups.map { Self.json($0.group, $0.totals) })
        object["reasons"] = .array(sortedReasons.map { Self.json($0.reason, $0.count) })
        object["unknown"] = .array((unknownRows + repeatableRows).map(\.json))
        object["invalid"] = .array(leftOutRows.map(\.json))
        return .object(object)
    }

    private static func json(_ group: BulkSurvey.Group, _ totals: BulkTotals) -> JSONValue {
        var object = JSONObject()
        object["provider"] = .string(group.provider.rawValue)
        object["operation"] = .string(group.operation)
        object["reason"] = group.reason.map { .string($0) } ?? .null
        object["nativeOperation"] = .string(group.native.rawValue)
        object["rows"] = .number(JSONNumber(totals.rows))
        object["totals"] = totals.json
        return .object(object)
    }

    private static func json(_ reason: Reason, _ count: Int) -> JSONValue {
        var object = JSONObject()
        object["outcome"] = .string(reason.outcome.rawValue)
        object["rows"] = .number(JSONNumber(count))
        object["provider"] = .string(reason.provider.rawValue)
        object["operation"] = .string(reason.operation.rawValue)
        object["error"] = reason.error.map { .string($0) } ?? .null
        object["message"] = .string(reason.message)
        object["hint"] = reason.hint.map { .string($0) } ?? .null
        return .object(object)
    }

    /// The rows of each name, most rows first.
    func sums(by name: (BulkSurvey.Group) -> String) -> [(name: String, totals: BulkTotals)] {
        var sums: [String: BulkTotals] = [:]
        for (group, totals) in groups { sums[name(group), default: BulkTotals()].add(totals) }
        return sums.map { (name: $0.key, totals: $0.value) }.sorted {
            ($1.totals.rows, $0.name) < ($0.totals.rows, $1.name)
        }
    }

    /// The kinds of rows, by provider, operation and reason.
    var sortedGroups: [(group: BulkSurvey.Group, totals: BulkTotals)] {
        groups.map { (group: $0.key, totals: $0.value) }.sorted {
            $0.group.sortKey.lexicographicallyPrecedes($1.group.sortKey)
        }
    }

    /// The reasons, those that ask for a person first, then by how many rows they have.
    var sortedReasons: [(reason: Reason, count: Int)] {
        let order: [BulkOutcome] = [.unknown, .refused, .notSent]
        func rank(_ reason: Reason) -> Int { order.firstIndex(of: reason.outcome) ?? order.count }
        return reasons.map { (reason: $0.key, count: $0.value) }.sorted {
            (rank($0.reason), $1.count, $0.reason.message) < (rank($1.reason), $0.count, $1.reason.message)
        }
    }
}

extension BulkTotals {
    /// Every outcome and how many rows came to it.
    public var json: JSONValue {
        .object(
            JSONObject(members: BulkOutcome.allCases.map { ($0.rawValue, .number(JSONNumber(self[$0]))) }))
    }
}

extension BulkSurvey.Group {
    /// Provider, operation, reason, native operation.
    package var sortKey: [String] { [provider.rawValue, operation, reason ?? "", native.rawValue] }
}

extension BulkReport.Journal {
    fileprivate var json: JSONValue {
        [
            "path": .string(path), "shard": .string(shard.description), "isWhole": .bool(isWhole),
            "runs": .number(JSONNumber(runs)), "begunAt": .string(begunAt.text),
        ]
    }
}

extension BulkReport.Row {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object["id"] = id.map { .string($0) } ?? .null
        object["row"] = .number(JSONNumber(number + 1))
        object["provider"] = instruction.map { .string($0.group.provider.rawValue) } ?? .null
        object["operation"] = instruction.map { .string($0.group.native.rawValue) } ?? .null
        object["scope"] = instruction.map { .string($0.scope) } ?? .null
        object["isRepeatable"] = instruction.map { .bool($0.isRepeatable) } ?? .null
        object["at"] = at.map { .string($0.text) } ?? .null
        object["message"] = message.map { .string($0) } ?? .null
        object["hint"] = hint.map { .string($0) } ?? .null
        return .object(object)
    }
}

extension BulkRowProblem {
    /// Line, id and every problem with its field.
    public var json: JSONValue {
        var object = JSONObject()
        object["line"] = .number(JSONNumber(line))
        object["id"] = id.map { .string($0) } ?? .null
        object["problems"] = .array(
            problems.map {
                ["field": .string($0.field), "problem": .string($0.problem), "allowed": .string($0.allowed)]
            })
        return .object(object)
    }
}
