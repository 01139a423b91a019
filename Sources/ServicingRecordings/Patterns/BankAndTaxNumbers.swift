/// Social security numbers and what has their shape: three, two and four digits, parted by hyphens or spaces.
///
/// Nine digits together are far too common to go by the shape; they are found by their names.
enum SocialSecurityNumber {
    /// The end of the one that begins here, where a number can begin.
    static func end(in bytes: [UInt8], from start: Int) -> Int? {
        let end = start + 11
        guard end <= bytes.count, numberCanEnd(in: bytes, at: end) else { return nil }
        let separator = bytes[start + 3]
        guard separator == UInt8(ascii: "-") || separator == 0x20, bytes[start + 6] == separator else { return nil }
        for (offset, byte) in bytes[start..<end].enumerated() where offset != 3 && offset != 6 {
            guard byte.isDigit else { return nil }
        }
        return end
    }
}

/// Routing numbers of American banks: nine digits that begin with a region's and end with a right check digit.
enum RoutingNumber {
    /// The end of the one that begins here, where a number can begin.
    static func end(in bytes: [UInt8], from start: Int) -> Int? {
        let end = start + 9
        guard end <= bytes.count, numberCanEnd(in: bytes, at: end), bytes[start..<end].allSatisfy(\.isDigit)
        else { return nil }
        let digits = bytes[start..<end].map { Int($0 - UInt8(ascii: "0")) }
        let region = digits[0] * 10 + digits[1]
        guard (1...12).contains(region) || (21...32).contains(region) || (61...72).contains(region) || region == 80
        else { return nil }
        let sum = zip(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]).reduce(0) { $0 + $1.0 * $1.1 }
        return sum.isMultiple(of: 10) ? end : nil
    }
}
