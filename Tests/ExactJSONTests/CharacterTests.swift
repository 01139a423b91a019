import ExactJSON
import Testing

@Suite("Texts are UTF-8 and escapes stand for what they say")
struct CharacterTests {
    @Test(
        "bytes that are not UTF-8 are refused",
        arguments: [
            [0xFF], [0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0xAF], [0xE0, 0xFF],
            [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0xAF], [0xF0, 0x9F, 0x98],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xE9],
            [0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF], [0x81], [0xE5, 0x88],
            [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x80],
        ] as [[UInt8]])
    func badUTF8(bytes: [UInt8]) {
        let error = #expect(throws: JSONError.self) {
            try JSONValue(parsing: Array("[\"".utf8) + bytes + Array("\"]".utf8))
        }
        #expect(error?.kind == .encoding)
        #expect(throws: JSONError.self) { try JSONValue(parsing: Array("[\"".utf8) + bytes) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: Array("[1".utf8) + bytes) }
    }

    @Test("every scalar survives, raw and escaped")
    func everyScalar() throws {
        // Every seventh, and the ends of every range that UTF-8 and UTF-16 treat apart.
        let ends: [UInt32] = [
            0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0xFFFFF, 0x100000, 0x10FFFF,
        ]
        for value in Array(stride(from: UInt32(0), through: 0x10FFFF, by: 7)) + ends {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let string = String(Character(scalar))
            let written = JSONValue.string(string).serialized()
            try #require(try JSONValue(parsing: written).string?.unicodeScalars.first == scalar)
            let escaped = string.utf16.map { unit in
                "\\u" + String(repeating: "0", count: 4 - String(unit, radix: 16).count) + String(unit, radix: 16)
            }
            try #require(
                try JSONValue(parsing: "\"" + escaped.joined() + "\"").string?.unicodeScalars.elementsEqual([scalar])
                    == true)
        }
    }

    @Test(
        "half of a surrogate pair is refused",
        arguments: [
            #""\uD800""#, #""\uDFAA""#, #""\uDD1E\uD834""#, #""\uD888\u1234""#, #""\uD800\uD800\n""#, #""\uD800\n""#,
            #""\uD800abc""#, #""\udc00\ud800""#, #""\uDADA""#, #""x\uD83D""#,
        ])
    func loneSurrogates(text: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.kind == .encoding)
    }

    @Test("a byte order mark is refused by name")
    func byteOrderMark() {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: [0xEF, 0xBB, 0xBF] + Array("{}".utf8)) }
        #expect(error?.kind == .encoding)
        #expect(error?.message.contains("byte order mark") == true)
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0xFF, 0xFE, 0x5B, 0, 0x5D, 0]) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0, 0x5B, 0, 0x5D]) }
    }

    @Test("escapes are resolved wherever they stand in a string")
    func escapes() throws {
        for length in 0..<20 {
            let before = String(repeating: "x", count: length)
            for (escape, plain) in [
                ("\\\"", "\""), ("\\\\", "\\"), ("\\/", "/"), ("\\n", "\n"), ("\\u00e9", "é"), ("\\uD83D\\uDE00", "😀"),
            ] {
                let text = "\"" + before + escape + before + "\""
                #expect(try JSONValue(parsing: text).string == before + plain + before)
            }
        }
    }

    @Test("strings are written with the escapes they need and no others")
    func minimalEscapes() {
        let all = "/\u{7F}é\u{2028}\"\\\u{8}\u{C}\n\r\t\u{0}\u{1F}"
        #expect(JSONValue.string(all).text() == "\"/\u{7F}é\u{2028}\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\"")
    }

    @Test("a control character is refused wherever it stands in a string")
    func controlCharacters() {
        for code in 0..<0x20 {
            for length in 0..<18 {
                let text = Array(repeating: UInt8(ascii: "x"), count: length) + [UInt8(code)]
                #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22] + text + Array("xxxxxxxxx\"".utf8)) }
            }
        }
    }
}
