public import ExactJSON
import ServicingHTTP

/// What a request must be to count: everything that is given must hold.
public struct RequestPattern: Hashable, Sendable {
    /// The provider's id.
    public var provider: String?
    /// The operation's name.
    public var operation: String?
    /// The method, such as `POST`.
    public var method: String?
    /// The path as it was sent, without its query.
    public var path: String?
    /// Header fields by name; credentials are masked in the journal and equal only `***`.
    public var headers: [String: String]
    /// What the body must hold: of objects the members named here, of lists every element, of all else the value.
    public var body: JSONValue?
    /// The status of the answer.
    public var status: Int?
    /// Whether the provider carried the request out.
    public var committed: Bool?

    /// A pattern; every request matches one of which nothing is given.
    public init(
        provider: String? = nil, operation: String? = nil, method: String? = nil, path: String? = nil,
        headers: [String: String] = [:], body: JSONValue? = nil, status: Int? = nil, committed: Bool? = nil
    ) {
        self.provider = provider
        self.operation = operation
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
        self.status = status
        self.committed = committed
    }

    /// Whether the journal's counts alone tell how many match.
    var isCounted: Bool {
        method == nil && path == nil && headers.isEmpty && body == nil
    }

    func matches(_ count: Journal.Count) -> Bool {
        (provider.map { $0 == count.provider } ?? true) && (operation.map { $0 == count.operation } ?? true)
            && (status.map { $0 == count.status } ?? true) && (committed.map { $0 == count.committed } ?? true)
    }

    /// Where an entry is another; none where it matches.
    func differences(from entry: JournalEntry) -> [NearMiss.Difference] {
        var differences: [NearMiss.Difference] = []
        func compare(_ field: String, _ expected: String?, _ found: String?) {
            guard let expected, expected != found else { return }
            differences.append(.init(field: field, expected: expected, found: found))
        }
        compare("provider", provider, entry.provider)
        compare("operation", operation, entry.operation)
        compare("method", method, entry.method.rawValue)
        compare("path", path, String(entry.target.prefix { $0 != "?" }))
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            compare("headers." + name, value, entry.requestHeaders[name])
        }
        compare("status", status.map { String($0) }, String(entry.status))
        compare("committed", committed.map { String($0) }, String(entry.committed))
        if let body {
            let found = try? JSONValue(parsing: entry.requestBody)
            BodyComparison.compare(body, found, path: [], into: &differences)
        }
        return differences
    }
}

/// How an expected body is compared with one that came.
private enum BodyComparison {
    static func compare(
        _ expected: JSONValue, _ found: JSONValue?, path: [String], into differences: inout [NearMiss.Difference]
    ) {
        if let object = expected.object, let foundObject = found?.object {
            for (key, value) in object {
                compare(value, foundObject[key], path: path + [key], into: &differences)
            }
        } else if let items = expected.array, let foundItems = found?.array, items.count == foundItems.count {
            for (place, (item, foundItem)) in zip(items, foundItems).enumerated() {
                compare(item, foundItem, path: path + [String(place)], into: &differences)
            }
        } else if expected != found {
            let isPrivate = path.contains { RedactionRules.standard.masksMember(at: [$0]) }
            differences.append(
                .init(
                    field: (["body"] + path).joined(separator: "."),
                    expected: isPrivate ? RedactionRules.mask : shown(expected),
                    found: found.map { isPrivate ? RedactionRules.mask : shown($0) }))
        }
    }

    /// The value as text; of an object or a list, in which something private may stand, what it is.
    private static func shown(_ value: JSONValue) -> String {
        value.object != nil || value.array != nil ? value.kind.description : value.text()
    }
}
