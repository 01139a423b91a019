/// How well a provider can express one field of a unified instruction.
public struct FieldFidelity: Hashable, Sendable, Codable, CustomStringConvertible {
    /// How well.
    public enum Grade: String, Hashable, Sendable, Codable {
        /// As it was meant.
        case exact
        /// Nearly; the note says what differs.
        case approximate
        /// Not at all: the field is dropped.
        case notExpressible
    }

    /// The field's name, as a caller accepts it: `effective_on`, `reason`.
    public let field: String
    /// How well.
    public let grade: Grade
    /// What differs; where nothing does, what else is worth knowing, or nothing.
    public let note: String

    /// As it was meant. A note may say what that rests on.
    public static func exact(_ field: String, _ note: String = "") -> FieldFidelity {
        FieldFidelity(field: field, grade: .exact, note: note)
    }

    /// Nearly.
    public static func approximate(_ field: String, _ note: String) -> FieldFidelity {
        FieldFidelity(field: field, grade: .approximate, note: note)
    }

    /// Not at all.
    public static func notExpressible(_ field: String, _ note: String) -> FieldFidelity {
        FieldFidelity(field: field, grade: .notExpressible, note: note)
    }

    /// Field, grade and note.
    public var description: String {
        let words = grade == .notExpressible ? "not expressible" : grade.rawValue
        return note.isEmpty ? "\(field): \(words)" : "\(field): \(words) (\(note))"
    }
}
