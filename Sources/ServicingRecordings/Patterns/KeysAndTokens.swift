/// JSON web tokens (RFC 7519): base64url parts joined by dots, the first of which begins an object.
enum WebToken {
    /// The end of the one that begins here, where a token can begin.
    static func end(in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes[start] == UInt8(ascii: "e"), bytes[start...].starts(with: "eyJ".utf8) else { return nil }
        let parts = bytes[start...].prefix { $0.isTokenByte || $0 == UInt8(ascii: ".") }
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0].count >= 10, parts[1].count >= 4 else { return nil }
        return parts[min(parts.count, 5) - 1].endIndex
    }
}

/// Private keys in PEM (RFC 7468).
enum PrivateKey {
    static func end(in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes[start...].starts(with: "-----BEGIN ".utf8) else { return nil }
        let label = bytes[(start + 11)...].prefix { $0 != UInt8(ascii: "-") }
        guard label.suffix(11).elementsEqual("PRIVATE KEY".utf8) else { return nil }
        let footer = Array("-----END ".utf8)
        var place = label.endIndex
        while place < bytes.count, !bytes[place...].starts(with: footer) { place += 1 }
        let rest = bytes[min(place + footer.count, bytes.count)...].prefix { $0 != UInt8(ascii: "-") }
        return min(rest.endIndex + 5, bytes.count)
    }
}

/// Keys and tokens that tell by their beginning what they are, and what follows `Bearer` or `Basic`.
enum AccessKey {
    /// The end of the one that begins here, where a token can begin.
    static func end(in bytes: [UInt8], from start: Int) -> Int? {
        for (prefix, least) in prefixes where bytes[start] == prefix[0] && bytes[start...].starts(with: prefix) {
            let rest = bytes[(start + prefix.count)...].prefix { $0.isTokenByte || $0 == UInt8(ascii: ".") }
            guard rest.count >= least, rest.contains(where: \.isDigit) else { continue }
            return rest.endIndex
        }
        guard start > 0, bytes[start - 1] == 0x20 else { return nil }
        for scheme in schemes where start >= scheme.count {
            guard bytes[(start - scheme.count)..<start].map(\.asciiLowercased) == scheme else { continue }
            let rest = bytes[start...].prefix { $0.isTokenByte || ".=+/~".utf8.contains($0) }
            // A word such as `Bearer authentication` is no token.
            guard rest.count >= 8, rest.contains(where: \.isDigit),
                !Mask.isMask(String(decoding: rest, as: UTF8.self))
            else { continue }
            return rest.endIndex
        }
        return nil
    }

    private static let schemes = ["bearer ", "basic "].map { Array($0.utf8) }

    private static let prefixes: [(prefix: [UInt8], least: Int)] = [
        ("AKIA", 16), ("ASIA", 16), ("AIza", 30), ("ya29.", 20), ("sk_live_", 10), ("sk_test_", 10), ("rk_live_", 10),
        ("rk_test_", 10), ("whsec_", 10), ("sk-", 20), ("ghp_", 20), ("gho_", 20), ("ghu_", 20), ("ghs_", 20),
        ("github_pat_", 20), ("glpat-", 16), ("xoxb-", 10), ("xoxp-", 10), ("xoxa-", 10), ("SG.", 20), ("npm_", 20),
        ("shpat_", 20), ("access-sandbox-", 20), ("access-production-", 20), ("processor-sandbox-", 20),
        ("processor-production-", 20),
    ].map { (Array($0.0.utf8), $0.1) }
}

extension UInt8 {
    /// A character of base64url, of which tokens are made.
    var isTokenByte: Bool { isLetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
}
