import ExactJSON

extension CanopyMock {
    /// What a value in a request must be.
    ///
    /// A value of its own, as the provider's validator has its schemas: what is wrong with a request is found in the
    /// schema's order, all at once, and what is left out takes its default.
    struct BodySchema: Sendable {
        indirect enum Form: Sendable {
            case text(TextForm?, longest: Int?)
            case choice([String])
            /// An id: a text or an integer, answered as a text.
            case identifier(TextForm?)
            case integer(ClosedRange<Int>?)
            case number(ClosedRange<Int>?)
            case bool
            case list(of: BodySchema, atMost: Int?)
            case object([Member])
        }

        let form: Form
        let isNullable: Bool

        static func text(_ form: TextForm? = nil, longest: Int? = nil) -> BodySchema {
            BodySchema(form: .text(form, longest: longest), isNullable: false)
        }

        static func choice(_ allowed: [String]) -> BodySchema {
            BodySchema(form: .choice(allowed), isNullable: false)
        }

        static func identifier(_ form: TextForm? = nil) -> BodySchema {
            BodySchema(form: .identifier(form), isNullable: false)
        }

        static func integer(_ range: ClosedRange<Int>? = nil) -> BodySchema {
            BodySchema(form: .integer(range), isNullable: false)
        }

        /// An amount in cents: none below zero, and none beyond 2⁵³ − 1, above which not every JSON reader keeps the cent
        /// (*inferred*: no document has bounds). Sums of two such amounts are exact.
        static let cents = integer(0...9_007_199_254_740_991)

        static func number(_ range: ClosedRange<Int>? = nil) -> BodySchema {
            BodySchema(form: .number(range), isNullable: false)
        }

        static let bool = BodySchema(form: .bool, isNullable: false)

        static func list(of element: BodySchema, atMost most: Int? = nil) -> BodySchema {
            BodySchema(form: .list(of: element, atMost: most), isNullable: false)
        }

        static func object(_ members: [Member]) -> BodySchema {
            BodySchema(form: .object(members), isNullable: false)
        }

        /// The same, or null.
        var orNull: BodySchema { BodySchema(form: form, isNullable: true) }
    }
}

extension CanopyMock.BodySchema {
    /// A member of an object.
    struct Member: Sendable {
        let name: String
        let schema: CanopyMock.BodySchema
        let isRequired: Bool
        /// What stands in its place where it is left out.
        let fallback: Fallback?

        enum Fallback: Sendable {
            /// A value, which takes the defaults of its own members in turn.
            case value(JSONValue)
            /// What another member of the same object has; it stands before this one.
            case member(String)
        }

        static func required(_ name: String, _ schema: CanopyMock.BodySchema) -> Member {
            Member(name: name, schema: schema, isRequired: true, fallback: nil)
        }

        static func optional(
            _ name: String, _ schema: CanopyMock.BodySchema, default fallback: JSONValue? = nil
        ) -> Member {
            Member(name: name, schema: schema, isRequired: false, fallback: fallback.map { .value($0) })
        }

        static func optional(
            _ name: String, _ schema: CanopyMock.BodySchema, like other: String
        ) -> Member {
            Member(name: name, schema: schema, isRequired: false, fallback: .member(other))
        }
    }
}

extension CanopyMock.BodySchema.Form {
    /// The type's name in JSON Schema.
    var typeName: String {
        switch self {
        case .text, .choice, .identifier: "string"
        case .integer: "integer"
        case .number: "number"
        case .bool: "boolean"
        case .list: "array"
        case .object: "object"
        }
    }
}
