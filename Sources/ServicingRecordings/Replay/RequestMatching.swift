/// Which parts of a request must be those of the recording.
///
/// Method, path, query and body are compared by what they mean: a path segment by segment after decoding, a query as
/// names with their values in order, a JSON body without regard to the order of keys, to how a number is written (13 is
/// 13.0), or to the offset in which an instant is given. The host is not compared: a recording of a sandbox replays
/// against any base URL. Masks match any value, and everywhere the same one.
public struct RequestMatching: Hashable, Sendable {
    /// Whether bodies are compared.
    public var comparesBody: Bool
    /// JSON members of the body that are not compared: keys from the root, joined by dots, with `*` for any key; lists
    /// are passed through.
    public var ignoredMembers: Set<String>
    /// Query parameters that are not compared.
    public var ignoredQueryItems: Set<String>
    /// Header fields that are compared as well. By default none is: credentials are masked, and the rest is the
    /// client's business.
    public var headers: Set<String>

    /// Rules.
    public init(
        comparesBody: Bool = true, ignoredMembers: Set<String> = [], ignoredQueryItems: Set<String> = [],
        headers: Set<String> = []
    ) {
        self.comparesBody = comparesBody
        self.ignoredMembers = ignoredMembers
        self.ignoredQueryItems = ignoredQueryItems
        self.headers = headers
    }

    /// Method, path, query and body.
    public static let standard = RequestMatching()

    func ignores(_ path: [String]) -> Bool {
        ignoredMembers.contains { pattern in
            let keys = pattern.split(separator: ".", omittingEmptySubsequences: false)
            return keys.count == path.count && zip(keys, path).allSatisfy { $0 == "*" || $0 == $1 }
        }
    }
}

/// How often and in which order the interactions of a recording are given out.
public enum ReplayOrder: Hashable, Sendable {
    /// Each once, in the order of the recording.
    case recorded
    /// Each once, whichever matches first.
    case any
    /// As often as they are asked for, whichever matches.
    case repeatable
}

/// How long a replayed answer takes.
public enum ReplayLatency: Hashable, Sendable {
    /// No time.
    case none
    /// As long as the recorded exchange took.
    case recorded
}
