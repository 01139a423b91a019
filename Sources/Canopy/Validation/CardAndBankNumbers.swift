import Servicing
import ServicingHTTP

extension FieldChecks {
    /// Checks a card's number: "Minimum length is 16, maximum length is 16 … ^[0-9]{16}$".
    mutating func cardNumber(_ field: String, _ number: String) {
        digits(field, number, 16...16, "a card number")
    }

    /// Checks a card's expiry in one text: "The card expiration date in the format MMYY … ^[0-9]{4}$". Its month is one
    /// of the year's twelve.
    mutating func expiry(_ field: String, _ expiry: String) {
        guard !expiry.isDigits(grouped: 4) || !Self.isMonth(expiry.prefix(2)) else { return }
        add(field, "is not an expiry in the format MMYY", allowed: "four digits, of which the first two are 01 to 12")
    }

    /// Checks the month of a card's expiry: "Minimum length is 2, maximum length is 2 … ^[0-9]{2}$", 01 to 12.
    mutating func expiryMonth(_ field: String, _ month: String) {
        guard !month.isDigits(grouped: 2) || !Self.isMonth(month[...]) else { return }
        add(field, "is not a month in two digits", allowed: "01 to 12")
    }

    /// Checks the year of a card's expiry: "Minimum length is 4, maximum length is 4 … ^[0-9]{4}$".
    mutating func expiryYear(_ field: String, _ year: String) {
        digits(field, year, 4...4, "a year in four digits")
    }

    /// Checks a card's security code: "Minimum length is 3, maximum length is 4". That it is digits is *inferred*.
    mutating func securityCode(_ field: String, _ code: String) {
        digits(field, code, 3...4, "a security code")
    }

    /// Checks a bank's number: "a nine-digit code based on the U.S. Bank location". Its check digit is not looked at: the
    /// document's own example, `012345678`, has a wrong one.
    mutating func routingNumber(_ field: String, _ number: String) {
        digits(field, number, 9...9, "a bank's routing number")
    }

    /// Checks a bank account's number: "an eight to ten digit number that identifies a specific account".
    mutating func accountNumber(_ field: String, _ number: String) {
        digits(field, number, 8...10, "a bank account's number")
    }

    /// Checks that a text is so many ASCII digits and nothing else.
    mutating func digits(_ field: String, _ text: String, _ counts: ClosedRange<Int>, _ what: String) {
        guard !counts.contains(text.utf8.count) || !text.utf8.allSatisfy(\.isDigit) else { return }
        let count =
            counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
        add(field, "is not \(what)", allowed: "\(count) digits, and nothing between them")
    }

    /// Checks a required secret of a card or bank account.
    mutating func required(
        _ field: String, _ value: Sensitive<String>?, allowed: String = "a text of digits",
        _ check: (inout FieldChecks, String, String) -> Void
    ) {
        if let value = required(field, value, allowed: allowed) { check(&self, field, value.revealed) }
    }

    private static func isMonth(_ digits: Substring) -> Bool {
        Int(digits).map((1...12).contains) ?? false
    }
}
