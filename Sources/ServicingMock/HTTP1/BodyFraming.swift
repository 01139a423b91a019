/// How a request's body is delimited (RFC 9112 §6.3), gathered field by field and decided when the header is whole.
struct BodyFraming {
    /// What is decided.
    enum Body: Hashable {
        /// There is none, or it has no byte.
        case none
        /// So many bytes, more than none.
        case length(Int)
        /// Chunks.
        case chunked
    }

    private var length: UInt64?
    private var codings = TransferCodings()

    /// Whether a field has said anything about it.
    var isGiven: Bool { length != nil || codings.present }

    /// Takes a `Content-Length`. One number, or the same one again: RFC 9112 §6.3 lets repetitions of one value pass.
    mutating func add(contentLength value: Bytes) throws(RequestRefusal) {
        guard !value.isEmpty else { throw .contentLength }
        var start = 0
        while start <= value.count {
            let end = Grammar.index(of: 0x2C, in: value, from: start) ?? value.count
            let number = try Self.number(Grammar.trim(Grammar.slice(value, start, end)))
            guard length == nil || length == number else { throw .contentLength }
            length = number
            start = end + 1
        }
    }

    /// Takes a `Transfer-Encoding`.
    mutating func add(transferEncoding value: Bytes) throws(RequestRefusal) {
        try codings.add(value)
    }

    /// The decision.
    func decide(minorVersion: Int, bodyLimit: Int) throws(RequestRefusal) -> Body {
        if codings.present {
            guard minorVersion > 0 else { throw .codingInHTTP10 }
            guard length == nil else { throw .bothLengths }
            try codings.check()
            return .chunked
        }
        guard let length, length > 0 else { return .none }
        guard length <= UInt64(bodyLimit) else { throw .bodyTooLarge }
        return .length(Int(length))
    }

    private static func number(_ digits: Bytes) throws(RequestRefusal) -> UInt64 {
        guard !digits.isEmpty else { throw .contentLength }
        var number: UInt64 = 0
        for digit in digits {
            guard Grammar.isDigit(digit) else { throw .contentLength }
            let (product, wraps) = number.multipliedReportingOverflow(by: 10)
            let (sum, carries) = product.addingReportingOverflow(UInt64(digit - 0x30))
            guard !wraps, !carries else { throw .contentLength }
            number = sum
        }
        return number
    }
}
