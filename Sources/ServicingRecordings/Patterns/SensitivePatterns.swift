/// What looks like a secret or a personal datum whatever its name is.
struct SensitivePatterns: Hashable, Sendable {
    /// What something looks like.
    enum Kind: String, Hashable, Sendable {
        case cardNumber = "a card number"
        case socialSecurityNumber = "a social security number"
        case routingNumber = "a bank's routing number"
        case webToken = "a JSON web token"
        case privateKey = "a private key"
        case accessKey = "an access key or token"
        case emailAddress = "an e-mail address"
    }

    /// Where something was seen.
    struct Match: Hashable, Sendable {
        var range: Range<Int>
        var kind: Kind
    }

    /// Texts that may stand anywhere although they look like something.
    var allowed: Set<String> = []

    /// What the bytes hold, in order, without overlaps; of two that overlap the first, and of two that begin together
    /// the longer.
    func matches(in bytes: [UInt8]) -> [Match] {
        var matches: [Match] = []
        var end = 0
        for place in bytes.indices where place >= end {
            guard let match = match(in: bytes, at: place) else { continue }
            end = match.range.upperBound
            guard !allowed.contains(String(decoding: bytes[match.range], as: UTF8.self)) else { continue }
            matches.append(match)
        }
        return matches
    }

    private func match(in bytes: [UInt8], at place: Int) -> Match? {
        let found: [(Kind, Int?)]
        switch bytes[place] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            found = [
                (.cardNumber, CardNumber.end(in: bytes, from: place)),
                (.socialSecurityNumber, SocialSecurityNumber.end(in: bytes, from: place)),
                (.routingNumber, RoutingNumber.end(in: bytes, from: place)),
                (.emailAddress, EmailAddress.end(in: bytes, from: place)),
            ]
        case UInt8(ascii: "-"):
            found = [(.privateKey, PrivateKey.end(in: bytes, from: place))]
        default:
            found = [
                (.webToken, WebToken.end(in: bytes, from: place)),
                (.accessKey, AccessKey.end(in: bytes, from: place)),
                (.emailAddress, EmailAddress.end(in: bytes, from: place)),
            ]
        }
        return found.compactMap { kind, end in end.map { Match(range: place..<$0, kind: kind) } }
            .max { $0.range.count < $1.range.count }
    }
}

/// Whether a number can begin here: not in the middle of a word, of a decimal, or of a longer number with separators.
func numberCanBegin(in bytes: [UInt8], at place: Int) -> Bool {
    guard place > 0 else { return true }
    let previous = bytes[place - 1]
    if previous.isLetterOrDigit { return false }
    guard previous == UInt8(ascii: ".") || previous == UInt8(ascii: "-"), place > 1 else { return true }
    return !bytes[place - 2].isDigit
}

/// Whether a number can end before this place.
func numberCanEnd(in bytes: [UInt8], at place: Int) -> Bool {
    guard place < bytes.count else { return true }
    let next = bytes[place]
    if next.isLetterOrDigit { return false }
    guard next == UInt8(ascii: ".") || next == UInt8(ascii: "-"), place + 1 < bytes.count else { return true }
    return !bytes[place + 1].isLetterOrDigit
}
