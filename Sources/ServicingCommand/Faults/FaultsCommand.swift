import ExactJSON
import Servicing
import ServicingMock

/// `servicing faults [--only PATTERN] [--json]`: every operation under every fault of the mock, and whether what is told
/// of it is so.
enum FaultsCommand {
    static let name = "faults"
    private static let only = Option(
        "only", "the cells whose names match, with * for any characters, as in 'kordev/*: status 4*'")

    static func run(_ words: [String]) async throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [only, .json], command: name)
        guard arguments.positional.isEmpty else { throw UsageError("\(name) takes no words", name) }
        let isJSON = try arguments.flag(.json, command: name) ?? false
        let findings: [FaultFinding]
        do {
            let matrix = try await FaultMatrix(only: arguments[only])
            guard !matrix.cells.isEmpty else { throw UsageError("no cell matches --only", name) }
            findings = try await matrix.run()
        } catch let error as UsageError {
            throw error
        } catch {
            Console.error("servicing: the faults could not be run: \(error)")
            return .notSent
        }
        Console.out(isJSON ? json(findings).text(pretty: true) : text(findings))
        return findings.allSatisfy(\.problems.isEmpty) ? .done : .differs
    }

    // MARK: For a person

    private static func text(_ findings: [FaultFinding]) -> String {
        var table = TextTable(
            "provider", "operation", "fault", "done", "hits", "transport", "reported", "attempts", "changed", "note")
        for row in rows(findings) { add(row, to: &table) }
        let wrong = findings.filter { !$0.problems.isEmpty }
        var text = table.text + "\n\n"
        for finding in wrong {
            text += "WRONG \(finding.cell.name)\n" + finding.problems.map { "  \($0)\n" }.joined()
        }
        return text + summary(findings, wrong.count)
    }

    /// A line for all ways to the mock that nothing tells apart.
    private static func rows(_ findings: [FaultFinding]) -> [(FaultFinding, doors: [FaultDoor])] {
        var rows: [(FaultFinding, doors: [FaultDoor])] = []
        for finding in findings {
            if let last = rows.last, last.0.isSame(as: finding) {
                rows[rows.count - 1].doors.append(finding.cell.door)
            } else {
                rows.append((finding, [finding.cell.door]))
            }
        }
        return rows
    }

    private static func add(_ row: (FaultFinding, doors: [FaultDoor]), to table: inout TextTable) {
        let (finding, doors) = row
        let cell = finding.cell
        let isDone = cell.isPlaced ? (cell.placement == .beforeCommit ? "no" : "yes") : ""
        table.add(
            cell.operation.provider.id.rawValue, cell.operation.contract.name.rawValue, cell.sample.name, isDone,
            cell.hits.rawValue, doors == FaultDoor.allCases ? "all" : doors.map(\.rawValue).joined(separator: "; "),
            finding.seen.report.map { "\($0)" } ?? "hangs",
            String(finding.seen.attempts), times(finding.seen.changes),
            finding.problems.isEmpty ? finding.note ?? "" : "WRONG")
    }

    private static func times(_ changes: Int) -> String {
        switch changes {
        case 0: "no"
        case 1: "yes"
        case 2: "twice"
        default: "\(changes) times"
        }
    }

    private static func summary(_ findings: [FaultFinding], _ wrong: Int) -> String {
        let operations = Set(findings.map { "\($0.cell.operation.provider.id) \($0.cell.operation.contract.name)" })
        let money = findings.filter { $0.cell.operation.contract.movesMoney }
        let lost = money.count { $0.seen.changes > 0 && $0.isTakenForUndone && $0.note == nil }
        let payOffs =
            "; of \(money.count) pay-offs \(money.count { $0.seen.changes > 1 }) were doubled and \(lost) lost"
        return
            "\(findings.count) cells of \(operations.count == 1 ? "1 operation" : "\(operations.count) operations"), "
            + "\(wrong) wrong" + (money.isEmpty ? "" : payOffs)
    }

    // MARK: For a program

    private static func json(_ findings: [FaultFinding]) -> JSONValue {
        .object([
            "cells": .array(findings.map(\.json)), "count": .number(JSONNumber(findings.count)),
            "wrong": .number(JSONNumber(findings.count { !$0.problems.isEmpty })),
        ])
    }
}

extension FaultFinding {
    /// Whether only the way to the mock is another.
    fileprivate func isSame(as other: FaultFinding) -> Bool {
        cell.operation.contract == other.cell.operation.contract && cell.sample == other.cell.sample
            && cell.placement == other.cell.placement && cell.hits == other.cell.hits && seen == other.seen
            && problems == other.problems
    }

    /// Whether the caller is told that nothing was done.
    fileprivate var isTakenForUndone: Bool {
        if case .error(_, let effect) = seen.report { effect != .mayHaveApplied } else { false }
    }

    fileprivate var json: JSONValue {
        .object([
            "provider": .string(cell.operation.provider.id.rawValue),
            "operation": .string(cell.operation.contract.name.rawValue),
            "fault": .string(cell.sample.name), "placement": .string(cell.placement.rawValue),
            "hits": .string(cell.hits.rawValue), "transport": .string(cell.door.rawValue),
            "seen": seen.json, "expected": expected.json, "note": note.map { .string($0) } ?? .null,
            "problems": .array(problems.map { .string($0) }),
            "milliseconds": JSONNumber(duration.milliseconds).map { .number($0) } ?? .null,
        ])
    }
}

extension FaultEnding {
    fileprivate var json: JSONValue {
        .object([
            "reported": report.map { .string("\($0)") } ?? .null, "attempts": .number(JSONNumber(attempts)),
            "requests": .number(JSONNumber(requests)), "changes": .number(JSONNumber(changes)),
        ])
    }
}
