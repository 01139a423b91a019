/// What the reader stumbled over and where; becomes a ``JSONError`` once the path has been worked out.
struct TapeFault: Error {
    enum Reason {
        case byteOrderMark
        case unexpectedEnd
        case expectedValue
        case expectedKey
        case expectedColon
        case expectedCommaOrBracket
        case expectedCommaOrBrace
        case trailingComma
        case trailingText
        case badLiteral
        case leadingZero
        case expectedDigit
        case controlCharacter
        case badEscape
        case badUnicodeEscape
        case loneSurrogate
        case invalidUTF8
        case tooDeep
    }

    let reason: Reason
    let offset: Int

    var kind: JSONError.Kind {
        switch reason {
        case .tooDeep: .depth
        case .byteOrderMark, .loneSurrogate, .invalidUTF8: .encoding
        default: .syntax
        }
    }

    func message(maximumDepth: Int) -> String {
        switch reason {
        case .byteOrderMark: "the text begins with a byte order mark, which JSON text must not have (RFC 8259 §8.1)"
        case .unexpectedEnd: "the text ends too early"
        case .expectedValue: "expected a value"
        case .expectedKey: "expected a key in double quotes"
        case .expectedColon: "expected ':' behind the key"
        case .expectedCommaOrBracket: "expected ',' or ']'"
        case .expectedCommaOrBrace: "expected ',' or '}'"
        case .trailingComma: "a comma stands before the closing bracket"
        case .trailingText: "something follows the value"
        case .badLiteral: "expected true, false or null"
        case .leadingZero: "a number must not begin with a zero that a digit follows"
        case .expectedDigit: "expected a digit"
        case .controlCharacter: "a control character in a string must be escaped"
        case .badEscape: "a backslash must be followed by one of \"\\/bfnrtu"
        case .badUnicodeEscape: "\\u must be followed by four hexadecimal digits"
        case .loneSurrogate: "an escape names half of a surrogate pair"
        case .invalidUTF8: "the text is not valid UTF-8"
        case .tooDeep: "arrays and objects are nested deeper than \(maximumDepth)"
        }
    }
}
