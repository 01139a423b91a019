/// One header field.
public struct HTTPField: Hashable, Sendable, Codable {
    /// The field's name as given; compared without regard to case.
    public let name: String
    /// The field's value, without surrounding white space.
    public let value: String

    /// A field that is taken as it is. For a field that will be sent, use ``HTTPHeaders/set(_:to:)``, which checks it.
    public init(unchecked name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension HTTPField: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name and, where it is known to be harmless, the value; any other may be a credential.
    public var description: String {
        name + ": " + (Self.harmless.contains(name.lowercased()) ? value : RedactionRules.mask)
    }
    /// The description.
    public var debugDescription: String { description }
    /// The description alone.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }

    private static let harmless: Set<String> = [
        "accept", "allow", "connection", "content-encoding", "content-length", "content-type", "date", "host",
        "retry-after", "server", "transfer-encoding", "user-agent", "vary",
    ]
}

/// Why a header field can't be sent.
public struct HTTPFieldProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The field's name, with characters that are not allowed replaced.
    public let name: String
    /// What is wrong and what is allowed. Never the value.
    public let description: String
}

/// Header fields in the order they were given; names are compared without regard to case.
///
/// Equal headers that share their storage compare in constant time, which lets a transport keep what it built from them.
public struct HTTPHeaders: Hashable, Sendable, Codable {
    /// The fields in order.
    public private(set) var fields: [HTTPField]

    /// No fields.
    public init() {
        fields = []
    }

    /// Fields that came from elsewhere and are taken as they are, such as those of an answer.
    public init(unchecked fields: [HTTPField]) {
        self.fields = fields
    }

    /// The first field's value of that name.
    public subscript(_ name: String) -> String? {
        fields.first { Self.sameName($0.name, name) }?.value
    }

    /// Every value of that name, in order.
    public func values(of name: String) -> [String] {
        fields.filter { Self.sameName($0.name, name) }.map(\.value)
    }

    /// Replaces every field of that name by one.
    ///
    /// - Throws: ``HTTPFieldProblem`` when the name is not a token, or the value holds CR, LF, NUL or another
    ///   control character, which would let a value start a header of its own (RFC 9110 §5.5).
    public mutating func set(_ name: String, to value: String) throws(HTTPFieldProblem) {
        try Self.check(name, value)
        if fields.isEmpty {
            // A request has a few: one allocation instead of three.
            fields.reserveCapacity(6)
        } else if fields.contains(where: { Self.sameName($0.name, name) }) {
            fields.removeAll { Self.sameName($0.name, name) }
        }
        fields.append(HTTPField(unchecked: name, value))
    }

    /// Adds a field beside those of the same name.
    ///
    /// - Throws: ``HTTPFieldProblem``, as ``set(_:to:)`` does.
    public mutating func add(_ name: String, _ value: String) throws(HTTPFieldProblem) {
        try Self.check(name, value)
        fields.append(HTTPField(unchecked: name, value))
    }

    /// Adds a field as it is, such as one of an answer.
    public mutating func append(unchecked field: HTTPField) {
        fields.append(field)
    }

    /// Whether two field names are the same but for the case of ASCII letters.
    public static func sameName(_ a: String, _ b: String) -> Bool {
        let a = a.utf8
        let b = b.utf8
        guard a.count == b.count else { return false }
        for (x, y) in zip(a, b) where x != y {
            guard x ^ y == 0x20, (x | 0x20) >= 0x61, (x | 0x20) <= 0x7A else { return false }
        }
        return true
    }

    private static func check(_ name: String, _ value: String) throws(HTTPFieldProblem) {
        guard !name.isEmpty, everyByte(of: name, isTokenByte) else {
            let shown = String(decoding: name.utf8.map { isTokenByte($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
            throw HTTPFieldProblem(
                name: shown, description: "header name '\(shown)' is not a token: letters, digits and !#$%&'*+-.^_`|~")
        }
        guard everyByte(of: value, { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }) else {
            throw HTTPFieldProblem(
                name: name,
                description: "the value of header '\(name)' holds a line break, NUL or another control character")
        }
        if let first = value.utf8.first, let last = value.utf8.last {
            guard first > 0x20, last > 0x20 else {
                throw HTTPFieldProblem(
                    name: name, description: "the value of header '\(name)' begins or ends with white space")
            }
        }
    }

    /// Looks at the bytes where they lie, which takes a fifth of what iterating over a string's UTF-8 does.
    @inline(__always)
    private static func everyByte(of text: String, _ isAllowed: (UInt8) -> Bool) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isAllowed) } ?? text.utf8.allSatisfy(isAllowed)
    }

    /// RFC 9110 §5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"),
            UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default:
            false
        }
    }
}
