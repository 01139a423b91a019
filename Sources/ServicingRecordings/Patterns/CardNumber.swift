/// Payment card numbers: 13 to 19 digits in a scheme's range whose check digit is right (ISO/IEC 7812), together or in
/// groups that one kind of separator parts.
enum CardNumber {
    /// The end of the longest one that begins here, where a number can begin.
    static func end(in bytes: [UInt8], from start: Int) -> Int? {
        var digits: [UInt8] = []
        var separator: UInt8?
        var place = start
        var end: Int?
        while place < bytes.count, digits.count <= 19 {
            if bytes[place].isDigit {
                digits.append(bytes[place] - UInt8(ascii: "0"))
                place += 1
                if digits.count >= 13, numberCanEnd(in: bytes, at: place), isCard(digits) { end = place }
            } else if (bytes[place] == 0x20 || bytes[place] == UInt8(ascii: "-"))
                && bytes[place] == separator ?? bytes[place], place + 1 < bytes.count, bytes[place + 1].isDigit
            {
                separator = bytes[place]
                place += 1
            } else {
                break
            }
        }
        return end
    }

    static func isCard(_ digits: [UInt8]) -> Bool {
        guard (13...19).contains(digits.count), hasCheckDigit(digits) else { return false }
        // Of the two usual lengths anything counts; of the others, which ids and times in milliseconds have as well,
        // what a scheme issues.
        return (15...16).contains(digits.count) ? digits.contains { $0 != 0 } : isIssued(digits)
    }

    /// Luhn's formula.
    static func hasCheckDigit(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let value = Int(digit) * (index.isMultiple(of: 2) ? 1 : 2)
            sum += value > 9 ? value - 9 : value
        }
        return sum.isMultiple(of: 10)
    }

    private static func isIssued(_ digits: [UInt8]) -> Bool {
        let prefix = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
        return switch digits.count {
        case 13: prefix / 1000 == 4
        case 14: [36, 38, 39].contains(prefix / 100) || (300...305).contains(prefix / 10)
        default:
            prefix / 1000 == 4 || prefix / 1000 == 6 || (3528...3589).contains(prefix) || prefix / 100 == 50
                || (56...58).contains(prefix / 100)
        }
    }
}
