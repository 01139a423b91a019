import ExactJSON

/// What stands in the place of a value that was taken out: `masked-1`, or 8000000000001 where a number stood, so that
/// types survive. The same number always stands for the same value.
enum Mask: Hashable, Sendable {
    /// In a file.
    case recorded(Int)
    /// In a live request, before it is compared with a file. Never written.
    case live(Int)

    /// Which of the two a book makes.
    enum Realm: Hashable, Sendable {
        case recorded, live

        fileprivate var label: String {
            switch self {
            case .recorded: "masked-"
            case .live: "live-"
            }
        }

        /// Thirteen digits that begin with an 8: no card scheme begins so, and no count of cents is likely to.
        fileprivate var base: Int {
            switch self {
            case .recorded: 8_000_000_000_000
            case .live: 8_100_000_000_000
            }
        }
    }

    private static let largest = 99_999_999_999

    init(_ number: Int, _ realm: Realm) {
        self =
            switch realm {
            case .recorded: .recorded(number)
            case .live: .live(number)
            }
    }

    var realm: Realm {
        switch self {
        case .recorded: .recorded
        case .live: .live
        }
    }

    var number: Int {
        switch self {
        case .recorded(let number), .live(let number): number
        }
    }

    /// The mask as text.
    var text: String { realm.label + String(number) }

    /// The mask as a number.
    var jsonNumber: JSONNumber { JSONNumber(realm.base + number) }

    /// The mask that a number is; nil for any other number.
    init?(_ number: JSONNumber) {
        guard let int = number.int else { return nil }
        for realm in [Realm.recorded, .live] where int > realm.base && int - realm.base <= Self.largest {
            self.init(int - realm.base, realm)
            return
        }
        return nil
    }

    /// A part of a text: a mask, or what stands between masks.
    enum Piece: Hashable, Sendable {
        case literal(String)
        case mask(Mask)
    }

    /// The text's parts in order.
    static func pieces(of text: String) -> [Piece] {
        guard text.utf8.contains(UInt8(ascii: "-")) else { return text.isEmpty ? [] : [.literal(text)] }
        var pieces: [Piece] = []
        let bytes = Array(text.utf8)
        var literalStart = 0
        var place = 0
        while place < bytes.count {
            guard let (mask, end) = mask(in: bytes, at: place) else {
                place += 1
                continue
            }
            if literalStart < place {
                pieces.append(.literal(String(decoding: bytes[literalStart..<place], as: UTF8.self)))
            }
            pieces.append(.mask(mask))
            place = end
            literalStart = end
        }
        if literalStart < bytes.count {
            pieces.append(.literal(String(decoding: bytes[literalStart...], as: UTF8.self)))
        }
        return pieces
    }

    /// The highest number that a mask in the text has; zero where there is none.
    static func highest(in text: [UInt8]) -> Int {
        var highest = 0
        for case .mask(.recorded(let number)) in pieces(of: String(decoding: text, as: UTF8.self)) {
            highest = max(highest, number)
        }
        for run in text.split(whereSeparator: { !$0.isDigit }) where run.count == 13 {
            guard let number = JSONNumber(String(decoding: run, as: UTF8.self)),
                case .recorded(let found)? = Mask(number)
            else { continue }
            highest = max(highest, found)
        }
        return highest
    }

    /// Whether the whole text is one mask, of a file or of this library's logs.
    static func isMask(_ text: String) -> Bool {
        if text == "***" { return true }
        let pieces = pieces(of: text)
        guard pieces.count == 1, case .mask = pieces[0] else { return false }
        return true
    }

    private static func mask(in bytes: [UInt8], at start: Int) -> (Mask, end: Int)? {
        if start > 0, bytes[start - 1].isLetterOrDigit { return nil }
        for realm in [Realm.recorded, .live] where bytes[start...].starts(with: realm.label.utf8) {
            let digits = bytes[(start + realm.label.utf8.count)...].prefix { $0.isDigit }
            guard let first = digits.first, first != UInt8(ascii: "0"), digits.count <= 11,
                let number = Int(String(decoding: digits, as: UTF8.self))
            else { return nil }
            if digits.endIndex < bytes.count, bytes[digits.endIndex].isLetterOrDigit { return nil }
            return (Mask(number, realm), digits.endIndex)
        }
        return nil
    }
}

extension UInt8 {
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isLetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
    var isLetterOrDigit: Bool { isDigit || isLetter }
    var asciiLowercased: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
}
