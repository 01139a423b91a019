import Testing

@testable import ServicingBulk

@Suite("CRC-32C")
struct ChecksumTests {
    @Test("is what RFC 3720 prints for its examples")
    func vectors() {
        func checksum(_ bytes: some Sequence<UInt8>) -> String {
            var checksum = Checksum()
            checksum.update(with: bytes)
            return checksum.hexadecimal
        }
        #expect(checksum(repeatElement(0, count: 32)) == "8a9136aa")
        #expect(checksum(repeatElement(0xff, count: 32)) == "62a8ab43")
        #expect(checksum(0..<32) == "46dd794e")
        #expect(checksum("123456789".utf8) == "e3069283")
    }

    @Test("reads eight lower-case hexadecimal digits and nothing else")
    func hexadecimal() {
        #expect(Checksum(hexadecimal: "0000000a")?.value == 10)
        for text in ["", "a", "0000000A", "+000000a", "00000000a", "0000000g", "-0000001"] {
            #expect(Checksum(hexadecimal: text) == nil)
        }
    }
}
