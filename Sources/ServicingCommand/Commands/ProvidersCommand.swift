import ExactJSON
import Servicing
import ServicingHTTP

/// `servicing providers [--json]`: what each provider can do, measured by planning.
enum ProvidersCommand {
    static func run(_ words: [String]) throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [.json], command: "providers")
        guard arguments.positional.isEmpty else { throw UsageError("providers takes no words", "providers") }
        let isJSON = try arguments.flag(.json, command: "providers") ?? false
        do {
            let matrix = try matrix()
            Console.out(isJSON ? json(matrix).text(pretty: true) : text(matrix))
            return .done
        } catch {
            Console.error(error.description)
            return Exit(error)
        }
    }

    static func matrix() throws(ServicingError) -> CapabilityMatrix {
        var servicers: [any Servicer] = []
        for provider in commandProviders {
            let settings: ServicerSettings
            do {
                settings = ServicerSettings(baseURL: try BaseURL(provider.documentedURL))
            } catch {
                throw ServicingError(.invalidRequest, .notSent, error.description, provider: provider.id)
            }
            servicers.append(
                try provider.servicer(
                    settings: settings, credentials: CommandCredentials([:], for: provider.id, isForPlan: true),
                    transport: PlanningTransport()))
        }
        return CapabilityMatrix(of: servicers)
    }

    static func text(_ matrix: CapabilityMatrix) -> String {
        var operations = TextTable("provider", "operation", "call", "may be sent again")
        for entry in matrix.entries {
            for operation in entry.operations {
                operations.add(
                    entry.provider.rawValue, operation.name.rawValue, operation.signature,
                    operation.repeatability.isRepeatable ? "yes" : "never")
            }
        }
        var instructions = TextTable("instruction", "provider", "becomes", "not exact")
        for entry in matrix.entries {
            for support in entry.instructions {
                let lossy = support.fields.filter { $0.grade != .exact && $0.field != "reason" }
                instructions.add(
                    support.instruction.rawValue, entry.provider.rawValue, support.operation.rawValue,
                    lossy.isEmpty
                        ? "-" : lossy.map { ($0.grade == .approximate ? "~" : "") + $0.field }.joined(separator: " "))
            }
        }
        return [operations.text, instructions.text, reasons(matrix)].joined(separator: "\n\n")
            + "\n\n= exact; ~ approximate, refused unless 'reason' is accepted; blank: the provider has no such call.\n"
            + "Under 'not exact': ~field is approximate, field can't be expressed; each is refused unless accepted."
    }

    /// A row a reason, a column a provider: the native value, `=` before an exact one and `~` before an approximate.
    private static func reasons(_ matrix: CapabilityMatrix) -> String {
        let header = ["reason"] + matrix.entries.map(\.provider.rawValue)
        var table = TextTable(columns: header)
        for reason in WindDownReason.allCases {
            let cells = matrix.entries.map { entry -> String in
                guard let support = entry.reasons.first(where: { $0.reason == reason }) else { return "" }
                return (support.grade == .exact ? "= " : "~ ") + support.native
            }
            table.add(columns: [reason.rawValue] + cells)
        }
        return table.text
    }

    static func json(_ matrix: CapabilityMatrix) -> JSONValue {
        .object([
            "providers": .array(
                matrix.entries.map { entry in
                    .object([
                        "id": .string(entry.provider.rawValue),
                        "documents": .array(
                            entry.documents.map {
                                .object([
                                    "title": .string($0.title), "version": $0.version.map { .string($0) } ?? .null,
                                    "sha256": .string($0.sha256),
                                ])
                            }),
                        "operations": .array(
                            entry.operations.map {
                                .object([
                                    "name": .string($0.name.rawValue), "signature": .string($0.signature),
                                    "movesMoney": .bool($0.movesMoney),
                                    "repeatable": .bool($0.repeatability.isRepeatable),
                                    "repeatability": .string($0.repeatability.description),
                                ])
                            }),
                        "instructions": .array(
                            entry.instructions.map {
                                .object([
                                    "name": .string($0.instruction.rawValue),
                                    "operation": .string($0.operation.rawValue), "fields": fields($0.fields),
                                    "reasons": .array($0.reasons.map { .string($0.rawValue) }),
                                ])
                            }),
                        "reasons": .array(
                            entry.reasons.map {
                                .object([
                                    "name": .string($0.reason.rawValue), "grade": .string($0.grade.rawValue),
                                    "act": .string($0.act.rawValue), "native": .string($0.native),
                                    "operation": .string($0.operation.rawValue), "fields": fields($0.fields),
                                ])
                            }),
                    ])
                })
        ])
    }

    private static func fields(_ fields: [FieldFidelity]) -> JSONValue {
        .array(
            fields.map {
                .object([
                    "name": .string($0.field), "grade": .string($0.grade.rawValue), "note": .string($0.note),
                ])
            })
    }
}
