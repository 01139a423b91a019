/// Finds numbers that rules have masked somewhere in other spellings: a telephone number with other brackets, a number with
/// or without hyphens, or without its leading zeros.
struct KnownDigits: Sendable {
    /// So few digits occur everywhere.
    private static let least = 9
    private static let separators = Array(" -().+/".utf8)

    private var numbers: [String: Int] = [:]

    /// The numbers among a book's values.
    init(_ book: MaskBook) {
        for (number, entry) in book.entries.sorted(by: { $0.key < $1.key }) {
            let bytes = Array(entry.value.utf8)
            guard bytes.count < 40, bytes.allSatisfy({ $0.isDigit || Self.separators.contains($0) }) else { continue }
            let digits = String(decoding: bytes.filter(\.isDigit), as: UTF8.self)
            guard digits.utf8.count >= Self.least else {
                // As a whole number of JSON it can only be itself.
                if digits.utf8.count == 8, digits == entry.value { note(digits, number) }
                continue
            }
            note(digits, number)
            let short = String(digits.drop { $0 == "0" })
            if short.utf8.count >= 8 { note(short, number) }
            // With and without the country code of North America.
            if digits.utf8.count == 10 { note("1" + digits, number) }
            if digits.utf8.count == 11, digits.first == "1" { note(String(digits.dropFirst()), number) }
        }
    }

    private mutating func note(_ digits: String, _ number: Int) {
        if numbers[digits] == nil { numbers[digits] = number }
    }

    /// The mask's number of what these digits are a copy of.
    func number(of digits: String) -> Int? { numbers[digits] }

    /// Where copies are: whole numbers, whatever parts their digits.
    func ranges(in bytes: [UInt8]) -> [(range: Range<Int>, number: Int)] {
        guard !numbers.isEmpty, bytes.count >= Self.least else { return [] }
        var found: [(range: Range<Int>, number: Int)] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place].isDigit || bytes[place] == UInt8(ascii: "(") || bytes[place] == UInt8(ascii: "+") else {
                place += 1
                continue
            }
            var run = bytes[place...].prefix { $0.isDigit || Self.separators.contains($0) }
            place = run.endIndex
            while let last = run.last, !last.isDigit { run.removeLast() }
            let digits = run.filter(\.isDigit)
            guard digits.count >= Self.least, digits.count <= 20,
                let number = numbers[String(decoding: digits, as: UTF8.self)],
                run.startIndex == 0 || !bytes[run.startIndex - 1].isLetterOrDigit,
                run.endIndex == bytes.count || !bytes[run.endIndex].isLetterOrDigit
            else { continue }
            found.append((run.startIndex..<run.endIndex, number))
        }
        return found
    }
}
