import ExactJSON
import Servicing
import ServicingHTTP

extension [ReceiptWarning] {
    /// Compares every value of a request with the one at its place in the answer, where the answer has one. Instants,
    /// times of day, intervals and numbers are compared by what they mean: the answer may spell them in another way. So
    /// may a list whose elements stand in another order.
    ///
    /// - Parameter isSecret: whether the values at a path may not be printed.
    mutating func echo(
        terms asked: JSONValue, answered: JSONValue?, at path: String = "",
        hiding isSecret: (String) -> Bool = { _ in false }
    ) {
        switch (asked, answered) {
        case (_, nil), (_, .null): break
        case (.object(let object), _):
            for (key, value) in object {
                echo(
                    terms: value, answered: answered?[key], at: path.isEmpty ? key : "\(path).\(key)",
                    hiding: isSecret)
            }
        case (.array(let items), .array(let answers)):
            echo(items, answers.filter { $0 != .null }, at: path, hiding: isSecret)
        case (.array(let items), _):
            append(
                ReceiptWarning(.echoDiffers, field: path, "asked \(items.count) elements, answered another value"))
        case (_, let answered?):
            guard !Self.means(asked, answered) else { return }
            let values =
                isSecret(path)
                ? "the answer has another value than was asked for"
                : "asked '\(Self.shown(asked))', answered '\(Self.shown(answered))'"
            append(ReceiptWarning(.echoDiffers, field: path, values))
        }
    }

    private mutating func echo(
        _ items: [JSONValue], _ answers: [JSONValue], at path: String, hiding isSecret: (String) -> Bool
    ) {
        var rest = answers
        let missing = items.filter { item in
            guard let index = rest.firstIndex(where: { Self.repeats(item, $0) }) else { return true }
            rest.remove(at: index)
            return false
        }
        guard !missing.isEmpty || !rest.isEmpty else { return }
        guard items.count == answers.count else {
            append(
                ReceiptWarning(
                    .echoDiffers, field: path, "asked \(items.count) elements, answered \(answers.count)"))
            return
        }
        for (index, item) in items.enumerated() {
            echo(terms: item, answered: answers[index], at: "\(path)[\(index)]", hiding: isSecret)
        }
    }

    private static func repeats(_ asked: JSONValue, _ answered: JSONValue) -> Bool {
        var differences: [ReceiptWarning] = []
        differences.echo(terms: asked, answered: answered)
        return differences.isEmpty
    }

    private static func means(_ a: JSONValue, _ b: JSONValue) -> Bool {
        // Ids, amounts and truth values are told apart by their texts, since answers have them as texts too.
        if a == b || plain(a) == plain(b) { return true }
        if let a = a.bool {
            return plain(b).map { ["true", "1"].contains($0.lowercased()) == a && isTruthValue($0) } ?? false
        }
        if let a = a.number, let b = b.string.flatMap({ JSONNumber($0) }) { return a == b }
        guard let a = a.string, let b = b.string else { return false }
        if let instant = try? Timestamp(a), let other = try? Timestamp(b) { return instant.isSameInstant(as: other) }
        let (interval, other) = (CanopyInterval(text: a), CanopyInterval(text: b))
        if let count = interval.count, count == other.count, interval.unit == other.unit { return true }
        return TimeOfDay(text: a).isSameTime(as: TimeOfDay(text: b))
    }

    private static func isTruthValue(_ text: String) -> Bool {
        ["true", "false", "0", "1"].contains(text.lowercased())
    }

    private static func plain(_ value: JSONValue) -> String? {
        value.string ?? value.number?.normalizedText ?? value.bool.map { String($0) }
    }

    private static func shown(_ value: JSONValue) -> String {
        plain(value).map(Shown.identifier) ?? Shown.mask
    }
}
