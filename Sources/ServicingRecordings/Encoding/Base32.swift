/// Base 32 (RFC 4648 §6), as the secrets of one-time passwords are written.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// The bytes without padding.
    static func encode(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        var held = 0
        var heldBits = 0
        for byte in bytes {
            held = (held << 8 | Int(byte)) & 0xFFF
            heldBits += 8
            while heldBits >= 5 {
                heldBits -= 5
                result.append(alphabet[held >> heldBits & 31])
            }
        }
        if heldBits > 0 { result.append(alphabet[held << (5 - heldBits) & 31]) }
        return String(decoding: result, as: UTF8.self)
    }
}
