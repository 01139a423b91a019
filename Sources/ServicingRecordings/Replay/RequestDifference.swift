/// One part in which a request differs from a recorded one. Both sides are masked.
public struct RequestDifference: Hashable, Sendable, CustomStringConvertible {
    /// The part: `method`, `path[1]`, `query.is_migration`, `body.reason`.
    public let place: String
    /// What the recording has; nil where it has nothing there.
    public let recorded: String?
    /// What was sent; nil where nothing was sent there.
    public let sent: String?
    /// Why the two differ although they look alike, where that is so.
    public let note: String?

    init(_ place: String, recorded: String?, sent: String?, note: String? = nil) {
        self.place = place
        self.recorded = recorded
        self.sent = sent
        self.note = note
    }

    /// `place: recorded X, sent Y`.
    public var description: String {
        let text =
            "\(place): recorded \(recorded.map(Self.shortened) ?? "nothing"), sent "
            + (sent.map(Self.shortened) ?? "nothing")
        return note.map { "\(text) (\($0))" } ?? text
    }

    private static func shortened(_ text: String) -> String {
        text.count > 120 ? text.prefix(120) + "…" : text
    }

    /// How much the difference counts when the nearest recording is looked for.
    var weight: Int {
        if place == "method" { return 1000 }
        if place.hasPrefix("path") { return 100 }
        return place.hasPrefix("query") ? 10 : 1
    }
}
