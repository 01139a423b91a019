/// CRC-32C (Castagnoli): tells whether bytes are the ones that were written. It guards against torn writes and rotten
/// disks, not against a forger.
struct Checksum: Hashable, Sendable {
    /// The checksum of all bytes so far.
    private(set) var value: UInt32

    /// The checksum of no bytes, or one to go on from.
    init(_ value: UInt32 = 0) {
        self.value = value
    }

    /// Takes in more bytes.
    mutating func update(with bytes: some Sequence<UInt8>) {
        var state = ~value
        for byte in bytes {
            state = Self.table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ (state >> 8)
        }
        value = ~state
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { state, _ in state & 1 == 1 ? 0x82F6_3B78 ^ (state >> 1) : state >> 1 }
    }

    /// Eight hexadecimal digits.
    var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Reads eight hexadecimal digits in lower case.
    init?(hexadecimal text: some StringProtocol) {
        guard text.utf8.count == 8, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
            let value = UInt32(text, radix: 16)
        else { return nil }
        self.value = value
    }
}
