import ExactJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension CanopyMock {
    /// A request's body read by a schema: the object with its defaults, and all that is wrong with it.
    ///
    /// ```swift
    /// var reading = BodyReading(call.body, as: schema)
    /// if reading.value["from"] == reading.value["to"] { reading.add(Violation("/body/to", …)) }
    /// let body = try reading.object(by: rule)
    /// ```
    struct BodyReading {
        /// What is wrong, in the schema's order.
        private(set) var violations: [Violation] = []
        /// What no document names, as ``MockAnswer/ignoredFields`` has it: `product_overview.colour`, `list[0].x`.
        private(set) var ignoredFields: [String] = []
        /// The body's known members in the schema's order, those left out with their defaults. A member that is wrong
        /// is not there.
        private(set) var value: JSONObject = [:]

        init(_ body: JSONValue?, as schema: BodySchema) {
            value = read(body ?? .null, as: schema, at: Place(pointer: "/body", name: ""))?.object ?? [:]
        }

        mutating func add(_ violation: Violation) {
            violations.append(violation)
        }

        /// The object, or Canopy's 422 with everything that is wrong.
        func object(by rule: Rule) throws(MockAnswer) -> JSONObject {
            guard violations.isEmpty else { throw CanopyMock.invalid(violations, by: rule) }
            return value
        }
    }
}

extension CanopyMock.BodyReading {
    /// Where a value stands: as a JSON Pointer, and as the journal names fields.
    private struct Place {
        let pointer: String
        let name: String

        func member(_ key: String) -> Place {
            Place(pointer: pointer + "/" + key, name: name.isEmpty ? key : name + "." + key)
        }

        func element(_ index: Int) -> Place {
            Place(pointer: "\(pointer)/\(index)", name: "\(name)[\(index)]")
        }
    }

    /// The value with its defaults, or nil where it is wrong.
    private mutating func read(_ value: JSONValue, as schema: CanopyMock.BodySchema, at place: Place) -> JSONValue? {
        if schema.isNullable, value.isNull { return .null }
        let before = violations.count
        let result: JSONValue?
        switch schema.form {
        case .text(let form, let longest):
            result = value.string.map { check($0, form, longest, at: place) }
        case .choice(let allowed):
            result = value.string.map { text in
                if !allowed.contains(text) { add(.notOne(of: allowed, place.pointer)) }
                return .string(text)
            }
        case .identifier(let form):
            // An integer is what its digits say: 7.0 is no id, nor is 7e0.
            let digits = value.number.flatMap { $0.int.map(String.init) == $0.text ? $0.text : nil }
            result = (value.string ?? digits).map { check($0, form, nil, at: place) }
        case .integer(let range):
            let whole = value.number.flatMap { $0.isInteger ? $0 : nil }
            result = whole.map { check($0, range, at: place) }
        case .number(let range):
            result = value.number.map { check($0, range, at: place) }
        case .bool:
            result = value.bool.map { .bool($0) }
        case .list(let element, let most):
            result = value.array.map { list($0, element, most, at: place) }
        case .object(let members):
            result = value.object.map { object($0, members, at: place) }
        }
        guard let result else {
            add(.wrongType(schema.form.typeName, orNull: schema.isNullable, place.pointer))
            return nil
        }
        if case .object = schema.form { return result }
        return violations.count == before ? result : nil
    }

    private mutating func check(
        _ text: String, _ form: CanopyMock.TextForm?, _ longest: Int?, at place: Place
    ) -> JSONValue {
        if let longest, text.unicodeScalars.count > longest {
            add(.tooMany("Length", "characters", longest, place.pointer))
        }
        if let form, !form.matches(text) { add(form.violation(at: place.pointer)) }
        return .string(text)
    }

    private mutating func check(_ number: JSONNumber, _ range: ClosedRange<Int>?, at place: Place) -> JSONValue {
        guard let range else { return .number(number) }
        // What no Decimal holds is further from zero than any bound where it is whole; a fraction counts by its sign.
        let isNegative = number.text.hasPrefix("-")
        let isBelow = number.decimal.map { $0 < Decimal(range.lowerBound) } ?? isNegative
        let isAbove = number.decimal.map { $0 > Decimal(range.upperBound) } ?? (!isNegative && number.isInteger)
        if isBelow {
            add(.outOfRange(place.pointer, "minimum", ">=", range.lowerBound))
        } else if isAbove, range.upperBound < .max {
            add(.outOfRange(place.pointer, "maximum", "<=", range.upperBound))
        }
        return .number(number)
    }

    private mutating func list(
        _ items: [JSONValue], _ element: CanopyMock.BodySchema, _ most: Int?, at place: Place
    ) -> JSONValue {
        if let most, items.count > most { add(.tooMany("Items", "items", most, place.pointer)) }
        var result: [JSONValue] = []
        for (index, item) in items.enumerated() {
            if let item = read(item, as: element, at: place.element(index)) { result.append(item) }
        }
        return .array(result)
    }

    private mutating func object(
        _ given: JSONObject, _ members: [CanopyMock.BodySchema.Member], at place: Place
    ) -> JSONValue {
        for member in members where member.isRequired && given[member.name] == nil {
            add(.missing(member.name, in: place.pointer))
        }
        var result: JSONObject = [:]
        for member in members {
            let place = place.member(member.name)
            if let value = given[member.name] {
                result[member.name] = read(value, as: member.schema, at: place)
                continue
            }
            switch member.fallback {
            case .value(let value): result[member.name] = read(value, as: member.schema, at: place)
            case .member(let other): result[member.name] = result[other]
            case nil: break
            }
        }
        let known = Set(members.map(\.name))
        ignoredFields += given.keys.filter { !known.contains($0) }.map { place.member($0).name }
        return .object(result)
    }
}

extension JSONNumber {
    /// Whether the value is a whole number, of any size.
    fileprivate var isInteger: Bool {
        // The normal form of 22 digits and more has an exponent, however they were written.
        int != nil
            || [text, normalizedText].contains { $0.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) } }
    }
}

extension CanopyMock.Violation {
    static func wrongType(_ name: String, orNull isNullable: Bool, _ place: String) -> Self {
        isNullable
            ? Self(place, "type", ["type": [.string(name), "null"]], "must be \(name),null")
            : Self(place, "type", ["type": .string(name)], "must be \(name)")
    }

    /// More characters or elements than there may be.
    fileprivate static func tooMany(_ what: String, _ plural: String, _ limit: Int, _ place: String) -> Self {
        Self(place, "max" + what, ["limit": .number(JSONNumber(limit))], "must NOT have more than \(limit) \(plural)")
    }
}
