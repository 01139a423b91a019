import Servicing
import ServicingHTTP

extension FieldChecks {
    /// A field that the document requires; where it is not there, that is a problem.
    ///
    /// Swift callers can't leave it out. A body that was read from a file can, and is then told of everything that is
    /// missing at once.
    mutating func required<Value>(_ field: String, _ value: Value?, allowed: String) -> Value? {
        if value == nil { add(field, "is missing; the document requires it", allowed: allowed) }
        return value
    }

    /// Checks a text that the document requires.
    mutating func requiredText(_ field: String, _ value: String?) {
        guard let value = required(field, value, allowed: "a text of at least one character") else { return }
        text(field, value)
    }

    /// Checks a text that the document requires.
    mutating func requiredText(_ field: String, _ value: Sensitive<String>?) {
        requiredText(field, value?.revealed)
    }

    /// Checks a text, where there is one.
    mutating func optionalText(_ field: String, _ value: String?) {
        if let value { text(field, value) }
    }

    /// Checks a text, where there is one.
    mutating func optionalText(_ field: String, _ value: Sensitive<String>?) {
        optionalText(field, value?.revealed)
    }

    /// Checks a datum that has a form of its own, where there is one.
    mutating func optional(
        _ field: String, _ value: Sensitive<String>?, _ check: (inout FieldChecks, String, String) -> Void
    ) {
        if let value { check(&self, field, value.revealed) }
    }

    /// Checks a value of one of Canopy's lists, where there is one: only what a document lists is sent.
    mutating func documented<Value: CanopyValue>(_ field: String, _ value: Value?) {
        if let value { member(field, value, of: Value.documented) }
    }
}
