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
        // Most texts hold nothing that any pattern could begin with.
        let hasAt = bytes.contains(UInt8(ascii: "@"))
        guard hasAt || bytes.count >= 9 else { return [] }
        var matches: [Match] = []
        var place = 0
        while place < bytes.count {
            guard let match = match(in: bytes, at: place, hasAt) else {
                place += 1
                continue
            }
            place = match.range.upperBound
            if !allowed.isEmpty, allowed.contains(String(decoding: bytes[match.range], as: UTF8.self)) { continue }
            matches.append(match)
        }
        return matches
    }

    private func match(in bytes: [UInt8], at place: Int, _ hasAt: Bool) -> Match? {
        var longest: Match?
        func offer(_ kind: Kind, _ end: Int?) {
            guard let end, end > longest?.range.upperBound ?? 0 else { return }
            longest = Match(range: place..<end, kind: kind)
        }
        let byte = bytes[place]
        if byte.isDigit {
            if numberCanBegin(in: bytes, at: place) {
                offer(.cardNumber, CardNumber.end(in: bytes, from: place))
                offer(.socialSecurityNumber, SocialSecurityNumber.end(in: bytes, from: place))
                offer(.routingNumber, RoutingNumber.end(in: bytes, from: place))
            }
        } else if byte == UInt8(ascii: "-") {
            offer(.privateKey, PrivateKey.end(in: bytes, from: place))
        }
        if byte.isTokenByte, place == 0 || !bytes[place - 1].isTokenByte {
            offer(.webToken, WebToken.end(in: bytes, from: place))
            offer(.accessKey, AccessKey.end(in: bytes, from: place))
        }
        if hasAt { offer(.emailAddress, EmailAddress.end(in: bytes, from: place)) }
        return longest
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
