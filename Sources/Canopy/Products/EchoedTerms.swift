import ExactJSON
import Servicing
import ServicingHTTP

extension [ReceiptWarning] {
    /// Compares every value of a request with the one at its place in the answer, where the answer has one. Instants,
    /// times of day and numbers are compared by what they mean: the answer may spell them in another way.
    mutating func echo(terms asked: JSONValue, answered: JSONValue?, at path: String = "") {
        switch (asked, answered) {
        case (_, nil), (_, .null): break
        case (.object(let object), _):
            for (key, value) in object {
                echo(terms: value, answered: answered?[key], at: path.isEmpty ? key : "\(path).\(key)")
            }
        case (.array(let items), .array(let answers)) where items.count == answers.count:
            for (index, item) in items.enumerated() {
                echo(terms: item, answered: answers[index], at: "\(path)[\(index)]")
            }
        case (.array(let items), _):
            append(
                ReceiptWarning(.echoDiffers, field: path, "asked \(items.count) elements, answered another list"))
        case (_, let answered?):
            guard !Self.means(asked, answered) else { return }
            append(
                ReceiptWarning(
                    .echoDiffers, field: path, "asked '\(Self.shown(asked))', answered '\(Self.shown(answered))'"))
        }
    }

    private static func means(_ a: JSONValue, _ b: JSONValue) -> Bool {
        // Ids, amounts and truth values are told apart by their texts, since answers have them as texts too.
        if a == b || plain(a) == plain(b) { return true }
        if let a = a.number, let b = b.string.flatMap({ JSONNumber($0) }) { return a == b }
        guard let a = a.string, let b = b.string else { return false }
        if let instant = try? Timestamp(a), let other = try? Timestamp(b) { return instant.isSameInstant(as: other) }
        return TimeOfDay(text: a).isSameTime(as: TimeOfDay(text: b))
    }

    private static func plain(_ value: JSONValue) -> String? {
        value.string ?? value.number?.normalizedText ?? value.bool.map { String($0) }
    }

    private static func shown(_ value: JSONValue) -> String {
        plain(value).map(Shown.identifier) ?? Shown.mask
    }
}
