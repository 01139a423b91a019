import ExactJSON
import Servicing

extension ProvidersCommand {
    /// What each provider can do, as the tables that the mock's page shows.
    static func tables() -> JSONValue? {
        guard let matrix = try? matrix() else { return nil }
        let operations = matrix.entries.flatMap { entry in
            entry.operations.map { operation -> JSONValue in
                [
                    "provider": .string(entry.provider.rawValue), "operation": .string(operation.name.rawValue),
                    "call": .string(operation.signature), "moves money": operation.movesMoney ? "yes" : "no",
                    "may be sent again": operation.repeatability.isRepeatable ? "yes" : "never",
                ]
            }
        }
        let instructions = matrix.entries.flatMap { entry in
            entry.instructions.map { support -> JSONValue in
                let lossy = support.fields.filter { $0.grade != .exact && $0.field != "reason" }
                return [
                    "instruction": .string(support.instruction.rawValue),
                    "provider": .string(entry.provider.rawValue), "becomes": .string(support.operation.rawValue),
                    "not exact": .string(
                        lossy.map { ($0.grade == .approximate ? "~" : "") + $0.field }.joined(separator: " ")),
                ]
            }
        }
        let reasons = WindDownReason.allCases.map { reason -> JSONValue in
            var row: JSONObject = ["reason": .string(reason.rawValue)]
            for entry in matrix.entries {
                guard let support = entry.reasons.first(where: { $0.reason == reason }) else { continue }
                row[entry.provider.rawValue] = .string((support.grade == .exact ? "= " : "~ ") + support.native)
            }
            return .object(row)
        }
        return [
            "operations": .array(operations), "instructions": .array(instructions), "reasons": .array(reasons),
        ]
    }
}
