import ExactJSON

/// Changes one value somewhere in a JSON value, so that what comes out is JSON still and means something else.
enum JSONMutation {
    /// Numbers at the edges of what types hold.
    static let numbers = [
        "0", "-0", "1", "-1", "00", "127", "128", "255", "256", "32768", "65535", "65536", "2147483647", "2147483648",
        "4294967296", "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "-9223372036854775809", "18446744073709551616", "99999999999999999999999999999999999999999", "0.00", "0.005",
        "1.005", "1e0", "1e400", "1e-400", "1e999999999", "1e99999999999999999999", "-1e-999999999",
        "0.1000000000000000000000000000000000000001",
    ]

    private static let values: [JSONValue] =
        [
            .null, .bool(true), .bool(false), "", " ", "null", "0", "true", "\u{0}", "é\u{301}😀", "2021-02-29",
            .object([:]),
            .array([]), [.null], [[[]]], ["": .null], "9999-12-31T23:59:60Z", "-0001-01-01T00:00:00+99:99", "-1 months",
            "PT1S", "1e5", "***",
        ] + numbers.compactMap { JSONNumber($0).map { .number($0) } }

    /// The value with one place changed.
    static func changed(_ value: JSONValue, _ random: inout FuzzRandom) -> JSONValue {
        switch value {
        case .object(let object) where !object.isEmpty && !random.oneIn(12): .object(changed(object, &random))
        case .array(let elements) where !elements.isEmpty && !random.oneIn(12): .array(changed(elements, &random))
        default: replaced(value, &random)
        }
    }

    private static func changed(_ object: JSONObject, _ random: inout FuzzRandom) -> JSONObject {
        let key = random.one(of: Array(object.keys))
        var object = object
        switch random.below(8) {
        case 0: object[key] = nil
        case 1: object[random.one(of: Array(object.keys)) + random.one(of: ["", "_", "s", "\u{0}"])] = object[key]
        case 2: object[random.one(of: ["", "id", "success", "error", "data", "results"])] = random.one(of: values)
        default: object[key] = object[key].map { changed($0, &random) }
        }
        return object
    }

    private static func changed(_ elements: [JSONValue], _ random: inout FuzzRandom) -> [JSONValue] {
        let place = random.below(elements.count)
        var elements = elements
        switch random.below(6) {
        case 0: elements.remove(at: place)
        case 1: elements.insert(elements[place], at: place)
        case 2: elements.append(random.one(of: values))
        default: elements[place] = changed(elements[place], &random)
        }
        return elements
    }

    private static func replaced(_ value: JSONValue, _ random: inout FuzzRandom) -> JSONValue {
        switch (value, random.below(5)) {
        case (.string(let text), 0): .string(String(text.dropLast()))
        case (.string(let text), 1): .string(text + random.one(of: ["0", " ", "\u{0}", text, "é", "-"]))
        case (.string(let text), 2): JSONNumber(text).map { .number($0) } ?? .string(String(text.reversed()))
        case (.number(let number), 0): .string(number.text)
        case (_, 3): [value]
        default: random.one(of: values)
        }
    }
}
