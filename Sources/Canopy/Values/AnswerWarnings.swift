import Servicing
import ServicingHTTP

extension [ReceiptWarning] {
    /// Compares an id that the answer repeats.
    ///
    /// What Canopy keeps has two ids, the lender's and Canopy's own, and the documents' examples ask with one and
    /// answer with another. So a difference proves nothing; but nothing else in the answer names the thing, so it is
    /// told, and where one of the two ids is Canopy's own, what it may mean as well.
    mutating func echoID<Kind>(
        _ field: String, asked: Identifier<Kind>, answered: Identifier<Kind>?, of thing: String
    ) {
        guard let answered, answered != asked, answered.isCanopys != asked.isCanopys else {
            return echo(field, asked: asked.rawValue, answered: answered?.rawValue)
        }
        let ids = "asked '\(Shown.identifier(asked.rawValue))', answered '\(Shown.identifier(answered.rawValue))'"
        append(
            ReceiptWarning(
                .echoDiffers, field: field, "\(ids); Canopy's own id and the lender's may name the same \(thing)"))
    }

    /// Tells of a value that no document lists.
    mutating func unknown<Value: RawRepresentable & Equatable>(
        _ field: String, _ value: Value, _ known: [Value]
    ) where Value.RawValue == String {
        guard !known.contains(value) else { return }
        append(
            ReceiptWarning(
                .unknownValue, field: field, "answered '\(Shown.identifier(value.rawValue))', which no document lists"))
    }

    /// Compares a value of one of Canopy's lists where one was asked, and tells of one that no document lists.
    mutating func echoValue<Value: CanopyValue>(_ field: String, asked: Value?, answered: Value?) {
        if let asked { echo(field, asked: asked.rawValue, answered: answered?.rawValue) }
        if let answered { unknown(field, answered, Value.documented) }
    }
}

extension Identifier {
    /// Whether Canopy generated it: the document forbids the prefix in ids that callers choose.
    fileprivate var isCanopys: Bool { rawValue.hasPrefix("can_") }
}
