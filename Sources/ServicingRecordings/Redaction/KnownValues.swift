import ExactJSON
import ServicingHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Finds further copies of values that rules have masked somewhere, also percent-encoded, escaped, in base64 and in
/// hexadecimal.
///
/// A rule finds a value by its name: a password in a member `password`. The same password may stand in a message's text
/// as well, and is found there by its value. Short and common values can't be searched for without harm: a state `GA`
/// or a placeholder `string` occurs everywhere. So what is searched for is
/// - a credential of four characters or more;
/// - any other value of eight characters or more;
/// - one of four to seven where it has both cases, white space, an `@`, or digits beside other characters, and one of
///   six digits or more, in each case only between characters that are neither letter nor digit.
struct KnownValues: Sendable {
    private struct Candidate: Sendable {
        /// In lower case; compared without regard to the case of ASCII letters.
        var bytes: [UInt8]
        var number: Int
        /// The value itself where the candidate is no encoding of it.
        var value: String?
        var isWord: Bool
    }

    private var candidates: [UInt8: [Candidate]] = [:]
    private var digits: KnownDigits

    /// The values of a book.
    init(_ book: MaskBook) {
        digits = KnownDigits(book)
        for (number, entry) in book.entries.sorted(by: { $0.key < $1.key }) {
            guard let isWord = Self.searchesWord(entry) else { continue }
            add(entry.value, number, value: entry.value, isWord: isWord)
            let bytes = Array(entry.value.utf8)
            let percent = PathSegment.percentEncode(entry.value)
            let json = entry.value.jsonEscaped
            let twice = PathSegment.percentEncode(percent)
            for form in [
                percent, twice, percent.split(separator: "%20").joined(separator: "+"), json, json.jsonEscaped,
            ]
            where form != entry.value {
                add(form, number, value: nil, isWord: isWord)
            }
            guard bytes.count >= 6 else { continue }
            add(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(), number, value: nil, isWord: false)
            let base64 = Data(bytes).base64EncodedString().split(separator: "=").joined()
            add(base64, number, value: nil, isWord: false)
            let urlSafe = String(base64.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
            if urlSafe != base64 { add(urlSafe, number, value: nil, isWord: false) }
            add(Base32.encode(bytes), number, value: nil, isWord: false)
        }
        for key in candidates.keys { candidates[key]?.sort { $0.bytes.count > $1.bytes.count } }
    }

    private mutating func add(_ form: String, _ number: Int, value: String?, isWord: Bool) {
        let bytes = form.utf8.map(\.asciiLowercased)
        guard let first = bytes.first else { return }
        candidates[first, default: []].append(Candidate(bytes: bytes, number: number, value: value, isWord: isWord))
    }

    /// Whether a value is searched for only as a whole word; nil where it is not searched for.
    private static func searchesWord(_ entry: MaskBook.Entry) -> Bool? {
        let value = entry.value
        let length = value.utf8.count
        guard length >= 4 else { return nil }
        if entry.isCredential { return length < 8 }
        let digits = value.utf8.count(where: \.isDigit)
        if digits == length { return length < 6 ? nil : length < 8 }
        if length >= 8 { return false }
        let hasBothCases = value.contains(where: \.isUppercase) && value.contains(where: \.isLowercase)
        return hasBothCases || digits > 0 || value.contains("@") || value.contains(where: \.isWhitespace) ? true : nil
    }

    /// The bytes with every copy replaced, or nil where there is none.
    ///
    /// - Parameter book: asked for a mask where a copy differs from the value in the case of its letters.
    func replacing(in bytes: [UInt8], _ book: inout MaskBook) -> [UInt8]? {
        let found = finds(in: bytes)
        guard !found.isEmpty else { return nil }
        var result: [UInt8] = []
        var copied = 0
        for find in found {
            result += bytes[copied..<find.range.lowerBound]
            let copy = String(decoding: bytes[find.range], as: UTF8.self)
            let mask =
                find.value == nil || find.value == copy
                ? Mask(find.number, book.realm) : book.mask(copy, as: "a copy of a masked value")
            result += Array(mask.text.utf8)
            copied = find.range.upperBound
        }
        return result + bytes[copied...]
    }

    /// Where copies are.
    func ranges(in bytes: [UInt8]) -> [Range<Int>] { finds(in: bytes).map(\.range) }

    /// The mask of a number that is a copy of a value of eight digits or more.
    func mask(of number: String, _ realm: Mask.Realm) -> Mask? {
        guard number.utf8.count >= 8 else { return nil }
        return digits.number(of: number).map { Mask($0, realm) }
    }

    private struct Find {
        var range: Range<Int>
        var number: Int
        /// The value where the copy is to be compared with it.
        var value: String?
    }

    private func finds(in bytes: [UInt8]) -> [Find] {
        var found: [Find] = []
        if !candidates.isEmpty {
            var place = 0
            while place < bytes.count {
                guard let candidate = candidate(in: bytes, at: place) else {
                    place += 1
                    continue
                }
                let end = place + candidate.bytes.count
                found.append(Find(range: place..<end, number: candidate.number, value: candidate.value))
                place = end
            }
        }
        let others = digits.ranges(in: bytes).filter { other in !found.contains { $0.range.overlaps(other.range) } }
        guard !others.isEmpty else { return found }
        found += others.map { Find(range: $0.range, number: $0.number, value: nil) }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func candidate(in bytes: [UInt8], at place: Int) -> Candidate? {
        candidates[bytes[place].asciiLowercased]?.first { candidate in
            let end = place + candidate.bytes.count
            guard end <= bytes.count else { return false }
            for index in candidate.bytes.indices where bytes[place + index].asciiLowercased != candidate.bytes[index] {
                return false
            }
            guard candidate.isWord else { return true }
            return (place == 0 || !bytes[place - 1].isLetterOrDigit)
                && (end == bytes.count || !bytes[end].isLetterOrDigit)
        }
    }
}

extension String {
    /// The text as it stands between the quotes of a JSON string.
    var jsonEscaped: String {
        String(JSONValue.string(self).text().dropFirst().dropLast())
    }
}
