extension CanopyMock.TextForm {
    /// A phone number in E.164 form (canopy.core-api-1.8.44.txt, line 2171).
    static let phoneNumber = Self(pattern: "^\\+[1-9][0-9]{1,14}$") { text in
        let digits = text.utf8.dropFirst()
        return text.hasPrefix("+") && (2...15).contains(digits.count) && digits.first != UInt8(ascii: "0")
            && isDigits(digits)
    }

    /// A tax number: `NN-NNNNNNN` is expected (line 2193), and the examples have `888-888888` (line 2479).
    static let taxNumber = Self(pattern: "^([0-9]{2}-[0-9]{7}|[0-9]{3}-[0-9]{6})$") { text in
        isDigits(text, 2, 7) || isDigits(text, 3, 6)
    }

    /// Nine digits (line 3190), or with hyphens between them as in the example, `000-00-0000` (line 3308).
    static let socialSecurityNumber = Self(pattern: "^([0-9]{9}|[0-9]{3}-[0-9]{2}-[0-9]{4})$") { text in
        isDigits(text, 9) || isDigits(text, 3, 2, 4)
    }

    /// Five digits, or nine as ZIP+4, with the hyphen or without (line 2128).
    static let zipCode = Self(pattern: "^[0-9]{5}(-?[0-9]{4})?$") { text in
        isDigits(text, 5) || isDigits(text, 9) || isDigits(text, 5, 4)
    }

    /// A country's two letters (line 2151, which has no list of them as the address has).
    static let countryCode = Self(pattern: "^[A-Z]{2}$") { text in
        text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    /// A UUID in either case (line 2201).
    static let uuid = Self(format: "uuid") { text in
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.joined().allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }

    /// That many digits.
    static func digits(_ counts: ClosedRange<Int>) -> Self {
        let count = counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound),\(counts.upperBound)"
        return Self(pattern: "^[0-9]{\(count)}$") { counts.contains($0.utf8.count) && isDigits($0.utf8) }
    }

    private static func isDigits(_ text: some Sequence<UInt8>) -> Bool {
        text.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether the text is groups of that many digits, with hyphens between them.
    private static func isDigits(_ text: String, _ counts: Int...) -> Bool {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == counts && groups.allSatisfy { isDigits($0) }
    }
}
