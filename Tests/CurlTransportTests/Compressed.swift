/// Compressed bodies.
enum Compressed {
    /// `{"answer":"decoded"}` as each encoding writes it, made with Python's gzip and zlib and Node's zlib.
    static let text = #"{"answer":"decoded"}"#
    static let gzip: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xAB, 0x56, 0x4A, 0xCC, 0x2B, 0x2E, 0x4F, 0x2D,
        0x52,
        0xB2, 0x52, 0x4A, 0x49, 0x4D, 0xCE, 0x4F, 0x49, 0x4D, 0x51, 0xAA, 0x05, 0x00, 0xA4, 0xEE, 0xA5, 0x2A, 0x14,
        0x00,
        0x00, 0x00,
    ]
    static let deflate: [UInt8] = [
        0x78, 0x9C, 0xAB, 0x56, 0x4A, 0xCC, 0x2B, 0x2E, 0x4F, 0x2D, 0x52, 0xB2, 0x52, 0x4A, 0x49, 0x4D, 0xCE, 0x4F,
        0x49,
        0x4D, 0x51, 0xAA, 0x05, 0x00, 0x4A, 0xA9, 0x07, 0x13,
    ]
    static let brotli: [UInt8] = [
        0x8B, 0x09, 0x80, 0x7B, 0x22, 0x61, 0x6E, 0x73, 0x77, 0x65, 0x72, 0x22, 0x3A, 0x22, 0x64, 0x65, 0x63, 0x6F,
        0x64,
        0x65, 0x64, 0x22, 0x7D, 0x03,
    ]

    /// A gzip stream of zeros without the checksum at its end, which nobody comes to.
    static func gzipOfZeros(megabytes: Int) -> [UInt8] {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        var bits = 0
        var count = 0
        func push(_ value: Int, _ width: Int) {
            // Huffman codes go in from their highest bit on (RFC 1951 §3.1.1).
            for bit in stride(from: width - 1, through: 0, by: -1) {
                bits |= (value >> bit & 1) << count
                count += 1
                if count == 8 {
                    bytes.append(UInt8(bits))
                    bits = 0
                    count = 0
                }
            }
        }
        push(0b110, 3)  // A last block with the fixed codes: 1, then 01 from the lowest bit on.
        push(0b0011_0000, 8)  // One zero.
        for _ in 0..<(megabytes << 20) / 258 {
            push(0b1100_0101, 8)  // 258 bytes
            push(0, 5)  // from 1 back.
        }
        push(0, 7)
        push(0, 7)
        return bytes
    }
}
