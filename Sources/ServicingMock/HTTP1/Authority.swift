/// `host [":" port]`, as it stands in `Host` and in an absolute target (RFC 9110 §4.2.1, §7.2; RFC 3986 §3.2.2).
enum Authority {
    /// Checks that the host is there and well formed, that there is no user info, and that the port is a port.
    static func check(_ bytes: Bytes) throws(RequestRefusal) {
        guard let first = bytes.first else { throw .host }
        var end = 0
        if first == 0x5B {
            guard let close = Grammar.index(of: 0x5D, in: bytes) else { throw .host }
            guard isAddressLiteral(Grammar.slice(bytes, 1, close)) else { throw .host }
            end = close + 1
        } else {
            while end < bytes.count, bytes[end] != 0x3A {
                if bytes[end] == 0x25 {
                    guard end + 2 < bytes.count, Grammar.hexValue(bytes[end + 1]) != nil,
                        Grammar.hexValue(bytes[end + 2]) != nil
                    else { throw .host }
                    end += 3
                } else {
                    guard Grammar.isNameCharacter(bytes[end]) else { throw .host }
                    end += 1
                }
            }
            // A registered name may be empty in RFC 3986, but not in an http URL (RFC 9110 §4.2.1).
            guard end > 0 else { throw .host }
        }
        guard end < bytes.count else { return }
        guard bytes[end] == 0x3A else { throw .host }
        try checkPort(Grammar.slice(bytes, end + 1, bytes.count))
    }

    /// An empty port is the scheme's own (RFC 3986 §3.2.3).
    private static func checkPort(_ digits: Bytes) throws(RequestRefusal) {
        var port = 0
        for digit in digits {
            guard Grammar.isDigit(digit) else { throw .host }
            port = port * 10 + Int(digit - 0x30)
            guard port <= 65535 else { throw .host }
        }
    }

    /// What may stand in brackets: an IPv6 address, or an address of a later version.
    private static func isAddressLiteral(_ bytes: Bytes) -> Bool {
        guard let first = bytes.first else { return false }
        return first | 0x20 == 0x76 ? isFutureAddress(bytes) : isIPv6(bytes)
    }

    /// `"v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" )`.
    private static func isFutureAddress(_ bytes: Bytes) -> Bool {
        guard let dot = Grammar.index(of: 0x2E, in: bytes), dot > 1, dot + 1 < bytes.count else { return false }
        return (1..<dot).allSatisfy { Grammar.hexValue(bytes[$0]) != nil }
            && (dot + 1..<bytes.count).allSatisfy { Grammar.isNameCharacter(bytes[$0]) || bytes[$0] == 0x3A }
    }

    /// Eight groups of up to four digits, the last two perhaps an IPv4 address, one run of zeros perhaps left out.
    private static func isIPv6(_ bytes: Bytes) -> Bool {
        var groups = 0
        var index = 0
        var gap = false
        if bytes.count >= 2, bytes[0] == 0x3A, bytes[1] == 0x3A {
            gap = true
            index = 2
        }
        while index < bytes.count {
            let start = index
            while index < bytes.count, Grammar.hexValue(bytes[index]) != nil { index += 1 }
            if index < bytes.count, bytes[index] == 0x2E {
                guard isIPv4(Grammar.slice(bytes, start, bytes.count)) else { return false }
                groups += 2
                break
            }
            guard index > start, index - start <= 4 else { return false }
            groups += 1
            guard index < bytes.count else { break }
            guard bytes[index] == 0x3A else { return false }
            index += 1
            guard index < bytes.count else { return false }
            if bytes[index] == 0x3A {
                guard !gap else { return false }
                gap = true
                index += 1
            }
        }
        return gap ? groups < 8 : groups == 8
    }

    private static func isIPv4(_ bytes: Bytes) -> Bool {
        var octets = 0
        var start = 0
        while start <= bytes.count {
            let end = Grammar.index(of: 0x2E, in: bytes, from: start) ?? bytes.count
            guard end > start, end - start <= 3 else { return false }
            var value = 0
            for index in start..<end {
                guard Grammar.isDigit(bytes[index]) else { return false }
                value = value * 10 + Int(bytes[index] - 0x30)
            }
            guard value <= 255, end - start == 1 || bytes[start] != 0x30 else { return false }
            octets += 1
            start = end + 1
        }
        return octets == 4
    }
}
