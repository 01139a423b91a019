import ServicingHTTP

extension FieldChecks {
    /// Checks a phone number in E.164: `+`, a country code that does not begin with 0, at most 15 digits in all.
    mutating func phoneNumber(_ field: String, _ number: String) {
        let digits = number.utf8.dropFirst()
        let isE164 =
            number.utf8.first == UInt8(ascii: "+") && (2...15).contains(digits.count)
            && digits.first != UInt8(ascii: "0") && digits.allSatisfy(\.isDigit)
        guard !isE164 else { return }
        add(
            field, "is not a phone number in E.164",
            allowed: "'+', then 2 to 15 digits of which the first is not 0, and nothing between them")
    }

    /// Checks an employer identification number. The document asks for `NN-NNNNNNN`, and all its examples are
    /// `888-888888`: nine digits with the dash one digit later. Who sends the document's own example must not be
    /// refused here, so both are taken, and no third form.
    mutating func employerNumber(_ field: String, _ number: String) {
        guard !number.isDigits(grouped: 2, 7), !number.isDigits(grouped: 3, 6) else { return }
        add(field, "is not an employer identification number", allowed: "NN-NNNNNNN, or NNN-NNNNNN")
    }

    /// Checks a beneficial owner's social security number. The document asks for "full nine digits" and shows
    /// `000-00-0000`: nine digits, with both dashes or none. Part of a number is refused.
    mutating func socialSecurityNumber(_ field: String, _ number: String) {
        guard !number.isDigits(grouped: 9), !number.isDigits(grouped: 3, 2, 4) else { return }
        add(field, "is not a whole social security number", allowed: "nine digits, or NNN-NN-NNNN")
    }

    /// Checks the social security number of a customer or controller, which the document gives no format: any text, but
    /// none that is masked, as an answer may show it. That such a one must not be sent back in the number's place is
    /// *inferred*.
    mutating func customerNumber(_ field: String, _ number: String) {
        text(field, number)
        guard number.contains(where: { "*•#xX".contains($0) }) else { return }
        add(field, "is masked", allowed: "the whole number, such as nine digits, or leaving the field out")
    }

    /// Checks a UUID, in upper or lower case.
    mutating func uuid(_ field: String, _ text: String) {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        let isUUID =
            groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit } }
        guard !isUUID else { return }
        add(
            field, "is not a UUID", allowed: "32 hexadecimal digits in groups of 8, 4, 4, 4 and 12, with dashes between"
        )
    }
}

extension UInt8 {
    /// Whether the byte is one of the ten ASCII digits. Other scripts' digits are none.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension String {
    /// Whether the text is groups of so many ASCII digits with single dashes between them.
    func isDigits(grouped counts: Int...) -> Bool {
        let groups = split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == counts && groups.allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
    }
}
