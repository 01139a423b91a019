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

        /// Where the page begins or ends in a list whose cursors lead to places.
        func start<Key>(_ place: (_ cursor: String) -> Key?) throws(MockAnswer) -> PageStart<Key> {
            func found(_ cursor: String, _ name: String) throws(MockAnswer) -> Key {
                guard let key = place(cursor) else {
                    throw CanopyMock.invalid([.unknownCursor(name)], by: CanopyRules.unknownCursor)
                }
                return key
            }
            return switch start {
            case .first: .first
            case .after(let cursor): .after(try found(cursor, "starting_after"))
            case .before(let cursor): .before(try found(cursor, "ending_before"))
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

    /// Where a page begins or ends, as the place of a row.
    enum PageStart<Key: Comparable> {
        case first
        case after(Key)
        case before(Key)
    }

    /// A page of sorted rows, and whether there are more beyond its end.
    struct Page<Key: Comparable> {
        let keys: [Key]
        let hasMore: Bool

        /// Looks at no more rows than it must.
        init(_ limit: Int, of keys: [Key], from start: PageStart<Key>, where isWanted: (Key) -> Bool) {
            var found: [Key] = []
            switch start {
            case .before(let key):
                let end = keys.lowerBound(of: key)
                for key in keys[..<end].reversed() {
                    guard found.count < limit else { break }
                    if isWanted(key) { found.append(key) }
                }
                self.keys = found.reversed()
                hasMore = keys[end...].contains(where: isWanted)
            case .first, .after:
                var begin = 0
                if case .after(let key) = start {
                    begin = keys.lowerBound(of: key)
                    if begin < keys.count, keys[begin] == key { begin += 1 }
                }
                var hasMore = false
                for key in keys[begin...] where isWanted(key) {
                    guard found.count < limit else {
                        hasMore = true
                        break
                    }
                    found.append(key)
                }
                self.keys = found
                self.hasMore = hasMore
            }
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
    static func outOfRange(_ place: String, _ keyword: String, _ comparison: String, _ bound: Int) -> Self {
        Self(
            place, keyword, ["comparison": .string(comparison), "limit": .number(JSONNumber(bound))],
            "must be \(comparison) \(bound)")
    }

    static func unknownCursor(_ name: String) -> Self {
        Self("/query/" + name, "cursor", [:], "must be a value that paging has answered")
    }
}
