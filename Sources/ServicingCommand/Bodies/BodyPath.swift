import ExactJSON

/// Where in a body something stands, written as JSON errors write it: `payouts.principal[1].split_percent`.
struct BodyPath {
    private(set) var steps: [JSONStep] = []

    init() {}

    /// Reads a path of plain keys and places. Nil for one that holds a key in quotes, which no request type has.
    init?(_ text: String) {
        var rest = text[...]
        while !rest.isEmpty {
            if rest.first == "[" {
                guard let end = rest.firstIndex(of: "]"),
                    let place = Int(rest[rest.index(after: rest.startIndex)..<end])
                else { return nil }
                steps.append(.index(place))
                rest = rest[rest.index(after: end)...]
            } else {
                if rest.first == "." { rest.removeFirst() }
                let key = rest.prefix { $0 != "." && $0 != "[" }
                guard !key.isEmpty else { return nil }
                steps.append(.key(String(key)))
                rest = rest[key.endIndex...]
            }
        }
    }

    func appending(_ step: JSONStep) -> BodyPath {
        var path = self
        path.steps.append(step)
        return path
    }

    /// The path. A key that is no plain name is not repeated: what stands where a name is expected may be anything.
    var text: String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .index(let place): text += "[\(place)]"
            case .key(let key) where Self.isPlain(key): text += text.isEmpty ? key : "." + key
            case .key: text += "[\"…\"]"
            }
        }
    }

    /// Whether it leads to an id, by its name.
    var isOfID: Bool {
        if case .key(let key)? = steps.last { key == "id" || key.hasSuffix("_id") } else { false }
    }

    /// Whether one path is another or leads on from it.
    static func isWithin(_ path: String, _ outer: String) -> Bool {
        guard path.hasPrefix(outer) else { return false }
        let next = path.dropFirst(outer.count).first
        return outer.isEmpty || next == nil || next == "." || next == "["
    }

    /// The value with another one at this place; nil where nothing can stand there.
    func replacing(in value: JSONValue, with other: JSONValue) -> JSONValue? {
        Self.replace(steps[...], in: value, with: other)
    }

    private static func replace(_ steps: ArraySlice<JSONStep>, in value: JSONValue, with other: JSONValue) -> JSONValue?
    {
        guard let step = steps.first else { return other }
        switch (step, value) {
        case (.key(let key), .object(var object)):
            guard let inner = replace(steps.dropFirst(), in: object[key] ?? .null, with: other) else { return nil }
            object[key] = inner
            return .object(object)
        case (.index(let place), .array(var items)):
            guard items.indices.contains(place),
                let inner = replace(steps.dropFirst(), in: items[place], with: other)
            else { return nil }
            items[place] = inner
            return .array(items)
        default: return nil
        }
    }

    private static func isPlain(_ key: String) -> Bool {
        (1...64).contains(key.utf8.count)
            && key.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F || $0 == 0x2D
            }
    }
}

/// A place in a text as editors count it, from 1.
struct TextPlace: CustomStringConvertible {
    let line: Int
    let column: Int

    /// - Parameter offset: bytes from the text's beginning.
    init(of offset: Int, in bytes: [UInt8]) {
        let before = bytes.prefix(offset)
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // A character's first byte is one that continues none.
        column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    }

    var description: String { "line \(line), column \(column)" }
}
