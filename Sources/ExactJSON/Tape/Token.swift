/// One value or key of a text: its kind, where it begins, and how far it reaches, in one word.
///
/// Scalars give their length in bytes; arrays and objects give the index of the token behind their last one, so that
/// a reader steps over them at once.
struct Token {
    enum Kind: UInt8 {
        case null
        case `false`
        case `true`
        /// A number of digits alone, perhaps with a minus sign.
        case integer
        /// A number with a fraction or an exponent.
        case number
        /// A string whose bytes stand for themselves.
        case string
        /// A string with escapes.
        case escapedString
        case array
        case object
        /// An object that names a key more than once.
        case ambiguousObject

        /// The kind with that raw value, as the compiler's own initializer gives it, and inlined.
        @inline(__always)
        init(_ rawValue: UInt64) {
            switch rawValue {
            case 0: self = .null
            case 1: self = .false
            case 2: self = .true
            case 3: self = .integer
            case 4: self = .number
            case 5: self = .string
            case 6: self = .escapedString
            case 7: self = .array
            case 8: self = .object
            default: self = .ambiguousObject
            }
        }
    }

    /// The largest offset, length and token index.
    static let largest = 1 << 30 - 1

    private(set) var bits: UInt64

    @inline(__always)
    init(_ kind: Kind, start: Int, extent: Int) {
        bits =
            UInt64(kind.rawValue) << 60 | UInt64(truncatingIfNeeded: start) << 30 | UInt64(truncatingIfNeeded: extent)
    }

    @inline(__always)
    var kind: Kind { Kind(bits >> 60) }

    /// Where the value begins; for a string, behind its opening quote.
    @inline(__always)
    var start: Int { Int(truncatingIfNeeded: bits >> 30 & 0x3FFF_FFFF) }

    /// Where the value begins, a string with its quote.
    var offset: Int { kind == .string || kind == .escapedString ? start - 1 : start }

    /// A scalar's length in bytes, or the index of the token behind an array's or object's last.
    @inline(__always)
    var extent: Int { Int(truncatingIfNeeded: bits & 0x3FFF_FFFF) }

    /// Whether the token is an array or object, whose extent is a token index.
    @inline(__always)
    var isContainer: Bool { bits >= UInt64(Kind.array.rawValue) << 60 }

    /// The kind as users know it.
    var publicKind: JSONKind {
        switch kind {
        case .null: .null
        case .false, .true: .boolean
        case .integer, .number: .number
        case .string, .escapedString: .string
        case .array: .array
        case .object, .ambiguousObject: .object
        }
    }
}
