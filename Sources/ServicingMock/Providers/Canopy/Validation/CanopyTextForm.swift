import ExactJSON

extension CanopyMock {
    /// The form that a text in a request must have, and how the Ajv validator speaks of it.
    struct TextForm: Sendable {
        let keyword: String
        let name: String
        let matches: @Sendable (String) -> Bool

        /// A form that the document gives as a pattern, or that can be written as one.
        init(pattern: String, _ matches: @escaping @Sendable (String) -> Bool) {
            keyword = "pattern"
            name = pattern
            self.matches = matches
        }

        /// A form that JSON Schema has a name for.
        init(format: String, _ matches: @escaping @Sendable (String) -> Bool) {
            keyword = "format"
            name = format
            self.matches = matches
        }

        func violation(at place: String) -> Violation {
            Violation(place, keyword, [keyword: .string(name)], "must match \(keyword) \"\(name)\"")
        }
    }
}

extension CanopyMock.TextForm {
    /// An id that the client chooses (canopy.core-api-1.8.44.txt, line 679). The pattern's point matches no line break.
    static let chosenID = Self(pattern: "^(?!can_).*$") { text in
        !text.hasPrefix("can_") && !text.unicodeScalars.contains { ["\n", "\r", "\u{2028}", "\u{2029}"].contains($0) }
    }

    /// A date-time with its offset (RFC 3339).
    static let dateTime = Self(format: "date-time") { OffsetDateTime($0) != nil }

    /// A day (ISO 8601).
    static let date = Self(format: "date") { CivilDate($0) != nil }

    /// An e-mail address: one `@` with something on both sides and no white space (*inferred*: which of the many
    /// grammars the provider checks is not documented).
    static let email = Self(format: "email") { text in
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
    }

    /// A length of time such as `1 month` (line 713; *inferred*: the grammar is that of the examples).
    static let interval = Self(pattern: "^\\d+ (day|week|month)s?$") { text in
        CanopyInterval(text).map { !$0.isNegative } ?? false
    }

    /// A length of time that may be counted back, such as `-5 days` (line 715).
    static let signedInterval = Self(pattern: "^-?\\d+ (day|week|month)s?$") { CanopyInterval($0) != nil }

    /// A time of day with its offset, such as `23:59:59-05:00` (line 723).
    static let timeOfDay = Self(format: "time") { text in
        // A time is what follows the day in a date-time.
        OffsetDateTime("2000-01-01T" + text) != nil
    }

    /// A time zone's name, such as `America/New_York` (line 725; *inferred*: its form is checked, not that it exists).
    static let timeZone = Self(format: "time-zone") { text in
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { byte in
                    let character = Character(Unicode.Scalar(byte))
                    return character.isASCII && (character.isLetter || character.isNumber || "_+-".contains(character))
                }
        } && text.first?.isLetter == true
    }
}
