import ExactJSON

/// How the cost of one operation changes with how much there is.
struct Growth: Sendable {
    let name: String
    /// What is counted in the first column.
    let unit: String
    /// How many there are, row by row.
    let sizes: [Int]
    /// Measures one row.
    let perform: @Sendable (Int) async throws -> GrowthTable.Row

    func measure() async throws -> GrowthTable {
        var rows: [GrowthTable.Row] = []
        for size in sizes { rows.append(try await perform(size)) }
        return GrowthTable(name: name, unit: unit, rows: rows)
    }
}

/// A table of growing cost.
public struct GrowthTable: Sendable {
    /// One size.
    public struct Row: Sendable {
        /// How many there are.
        public let size: Int
        /// Microseconds of processor time for one operation.
        public let processorTime: Double
        /// The memory that they all take, in bytes; nil where the platform does not tell.
        public let memory: Int?
    }

    /// What grows.
    public let name: String
    /// What is counted.
    public let unit: String
    /// Row by row.
    public let rows: [Row]

    /// The rows as text, under ``columns``.
    public var cells: [[String]] {
        rows.map { row in
            [
                String(row.size), row.processorTime.shown(digits: 3),
                row.memory.map { (Double($0) / 1e6).shown(digits: 3) } ?? "",
                row.memory.map { (Double($0) / 1e3 / Double(max(1, row.size))).shown(digits: 3) } ?? "",
            ]
        }
    }

    /// The names above ``cells``.
    public var columns: [String] { [unit, "CPU us each", "MB in all", "kB a piece"] }

    var json: JSONValue {
        .object([
            "name": .string(name), "unit": .string(unit),
            "rows": .array(
                rows.map { row in
                    var object: JSONObject = [
                        "size": .number(JSONNumber(row.size)), "processorTime": .measured(row.processorTime),
                    ]
                    object["memory"] = row.memory.map { .number(JSONNumber($0)) }
                    return .object(object)
                }),
        ])
    }
}
