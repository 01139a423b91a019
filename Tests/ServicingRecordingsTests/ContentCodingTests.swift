import Foundation
import Testing

@testable import ServicingRecordings

/// Bodies as other programs compressed them.
enum CodedSample {
    /// 12 rows, in gzip with dynamic codes.
    static let rows = decoded(
        "H4sIAAAAAAACA6tWKsovL1ayUoiuBrGADINaHQUY2xCJbYTENkZimyCxTZHYZkhscyS2BRLbEtkuFIsNa2NrAQ9g5PWcAAAA")
    static let rowsText =
        "{\"rows\": [" + (0..<12).map { "{\"row\": \($0)}" }.joined(separator: ", ") + "]}"

    /// A person and 20 rows: its address is planted@corp.io, its number 078-05-1120. In gzip and in the zlib format.
    static let person = decoded(
        "H4sIAAAAAAACA2XQvQqDMBTF8VcJmWvJ8dtOfY/SQdoMATWiQgfx3RvpcC+nU+D875Lfbv3Yh8HejJ2Hftr8+/6Ky3wN0V6MXdfpLK5p"
            + "M1dlQO7ONWx+XNP+2G1Ij0vTFDd/Xi7xY5w9LuaXQAmSckq5pIJSIamkVEqqKFWSakq1pIZSI6ml1ErqKHXqy8wB7fEHokTAJFAmYBQo"
            + "FTALlAsYBkoGTANlA8aB0gHzQPmAgZCEnscX9sNZ5m0CAAA=")
    static let personInZlib = decoded(
        "eNpl0L0KgzAUxfFXCZlryfHbTn2P0kHaDAE1okIH8d0b6XAvp1Pg/O+S32792IfB3oydh37a/Pv+ist8DdFejF3X6SyuaTNXZUDuzjVsflzT"
            + "/thtSI9L0xQ3f14u8WOcPS7ml0AJknJKuaSCUiGppFRKqihVkmpKtaSGUiOppdRK6ih16svMAe3xB6JEwCRQJmAUKBUwC5QLGAZKBkwDZQPG"
            + "gdIB80D5gIGQhJ7HF8k9ovU=")
    /// `{"password":"hunter2!"}` in gzip with fixed codes.
    static let password = decoded("H4sIAAAAAAACA6tWKkgsLi7PL0pRslLKKM0rSS0yUlSqBQAhkp6RFwAAAA==")

    private static func decoded(_ text: String) -> [UInt8] { Array(Data(base64Encoded: text)!) }
}

@Suite("A content coding")
struct ContentCodingTests {
    @Test("is taken apart, with dynamic and with fixed codes")
    func decodes() {
        #expect(ContentCoding.gzip.decode(CodedSample.rows)?.text == CodedSample.rowsText)
        #expect(ContentCoding.gzip.decode(CodedSample.password)?.text == #"{"password":"hunter2!"}"#)
        #expect(ContentCoding.deflate.decode(CodedSample.personInZlib)?.text.hasPrefix("{\"email\"") == true)
        #expect(
            ContentCoding.deflate.decode(CodedSample.personInZlib) == ContentCoding.gzip.decode(CodedSample.person))
    }

    @Test("may consist of several members")
    func members() {
        #expect(
            ContentCoding.gzip.decode(CodedSample.rows + CodedSample.rows)?.text
                == CodedSample.rowsText + CodedSample.rowsText)
    }

    @Test("is put together so that it can be taken apart", arguments: [0, 1, 65_535, 65_536, 200_000])
    func encodes(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(ContentCoding.gzip.decode(ContentCoding.gzip.encode(bytes)) == bytes)
        #expect(ContentCoding.deflate.decode(ContentCoding.deflate.encode(bytes)) == bytes)
    }

    @Test("that is cut off or damaged anywhere is not taken apart, and does no harm")
    func damaged() {
        for length in CodedSample.rows.indices {
            #expect(ContentCoding.gzip.decode(Array(CodedSample.rows.prefix(length))) == nil)
        }
        for place in CodedSample.rows.indices where ![3, 4, 5, 6, 7, 8, 9].contains(place) {
            var bytes = CodedSample.rows
            bytes[place] ^= 0x55
            // The last four bytes are the length, which the checksum makes redundant.
            if place < bytes.count - 4 { #expect(ContentCoding.gzip.decode(bytes)?.text != CodedSample.rowsText) }
        }
        for length in CodedSample.personInZlib.indices {
            #expect(ContentCoding.deflate.decode(Array(CodedSample.personInZlib.prefix(length))) == nil)
        }
    }
}
