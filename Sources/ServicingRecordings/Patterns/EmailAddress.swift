/// E-mail addresses, but for those of the domains that are kept for examples (RFC 2606).
enum EmailAddress {
    static func end(in bytes: [UInt8], from start: Int) -> Int? {
        guard isLocal(bytes[start]), start == 0 || !isLocal(bytes[start - 1]) else { return nil }
        let local = bytes[start...].prefix(while: isLocal)
        guard local.count <= 64, local.endIndex < bytes.count, bytes[local.endIndex] == UInt8(ascii: "@") else {
            return nil
        }
        var domain = bytes[(local.endIndex + 1)...].prefix { $0.isTokenByte || $0 == UInt8(ascii: ".") }
        while let last = domain.last, !last.isLetterOrDigit { domain.removeLast() }
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, !labels.contains(where: \.isEmpty), let top = labels.last, top.count >= 2,
            top.allSatisfy(\.isLetter)
        else { return nil }
        return isExample(labels.map { String(decoding: $0, as: UTF8.self).lowercased() }) ? nil : domain.endIndex
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        byte.isLetterOrDigit || byte >= 0x80 || "._%+-".utf8.contains(byte)
    }

    private static func isExample(_ labels: [String]) -> Bool {
        if let top = labels.last, ["example", "test", "invalid", "localhost"].contains(top) { return true }
        let domain = labels.suffix(2).joined(separator: ".")
        return ["example.com", "example.net", "example.org"].contains(domain)
    }
}
