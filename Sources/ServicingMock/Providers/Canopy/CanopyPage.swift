import ExactJSON

extension CanopyMock {
    /// What a request asks of a list: how many elements, and from where on.
    struct PageQuery {
        enum Start: Equatable {
            case first
            case after(String)
            case before(String)
        }

        /// The names of the query items that it reads.
        static let names: Set<String> = ["limit", "starting_after", "ending_before"]

        let limit: Int
        let start: Start

        /// Reads it from a request's query. An empty cursor counts as none, a repeated item is wrong.
        init(_ call: MockCall, limits: ClosedRange<Int>, defaultLimit: Int) throws(MockAnswer) {
            var violations: [Violation] = []
            limit = Self.limit(call, limits, defaultLimit, &violations)
            let after = Self.text("starting_after", call, &violations)
            let before = Self.text("ending_before", call, &violations)
            start = after.map { .after($0) } ?? before.map { .before($0) } ?? .first
            guard violations.isEmpty else { throw CanopyMock.invalid(violations, by: CanopyRules.invalidQuery) }
            guard after == nil || before == nil else {
                let both = Violation(
                    "/query", "not", ["required": ["starting_after", "ending_before"]],
                    "must not have both starting_after and ending_before")
                throw CanopyMock.invalid([both], by: CanopyRules.oneCursor)
            }
        }

        /// The one value of a query item; nil where it is missing or empty.
        static func text(_ name: String, _ call: MockCall, _ violations: inout [Violation]) -> String? {
            let values = call.query.filter { $0.name == name }.map(\.value)
            if values.count > 1 { violations.append(.notString("/query/" + name)) }
            return values.first.flatMap { $0.isEmpty ? nil : $0 }
        }

        private static func limit(
            _ call: MockCall, _ limits: ClosedRange<Int>, _ defaultLimit: Int, _ violations: inout [Violation]
        ) -> Int {
            guard call.query.contains(where: { $0.name == "limit" }) else { return defaultLimit }
            let place = "/query/limit"
            let text = text("limit", call, &violations) ?? ""
            let isNegative = text.hasPrefix("-")
            let digits = text.utf8.dropFirst(isNegative ? 1 : 0)
            guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
                violations.append(Violation(place, "type", ["type": "integer"], "must be integer"))
                return defaultLimit
            }
            let limit = Int(text) ?? (isNegative ? .min : .max)
            if limit < limits.lowerBound {
                violations.append(.outOfRange(place, "minimum", ">=", limits.lowerBound))
            } else if limit > limits.upperBound {
                violations.append(.outOfRange(place, "maximum", "<=", limits.upperBound))
            }
            return limit
        }
    }

    /// The `paging` of a list's answer.
    static func paging(first: String?, last: String?, hasMore: Bool) -> JSONValue {
        [
            "starting_after": last.map { .string($0) } ?? .null,
            "ending_before": first.map { .string($0) } ?? .null,
            "has_more": .bool(hasMore),
        ]
    }
}

extension CanopyMock.Violation {
    fileprivate static func outOfRange(_ place: String, _ keyword: String, _ comparison: String, _ bound: Int) -> Self {
        Self(
            place, keyword, ["comparison": .string(comparison), "limit": .number(JSONNumber(bound))],
            "must be \(comparison) \(bound)")
    }

    static func unknownCursor(_ name: String) -> Self {
        Self("/query/" + name, "cursor", [:], "must be a value that paging has answered")
    }
}
