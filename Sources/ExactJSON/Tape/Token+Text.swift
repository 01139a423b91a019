extension Token {
    /// A scalar's bytes in its text.
    @inline(__always)
    func bytes(in text: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text + start, count: extent)
    }

    /// A scalar as it stands in its text.
    @inline(__always)
    func raw(in text: UnsafePointer<UInt8>) -> String {
        String(decoding: bytes(in: text), as: UTF8.self)
    }

    /// The string that a string's token stands for.
    @inline(__always)
    func string(in text: UnsafePointer<UInt8>) -> String {
        kind == .string ? raw(in: text) : unescaped(bytes(in: text))
    }
}

/// Resolves the escapes of a string that the tape's builder has checked.
private func unescaped(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    // No escape is shorter than what it stands for: two bytes give one, six give three, twelve give four.
    String(unsafeUninitializedCapacity: raw.count) { out in
        var written = 0
        var at = 0
        func put(_ byte: UInt8) {
            out[written] = byte
            written += 1
        }
        func unit(_ at: Int) -> UInt32 {
            (at..<at + 4).reduce(0) { $0 << 4 | UInt32(hexValue(raw[$1]) ?? 0) }
        }
        while at < raw.count {
            guard raw[at] == UInt8(ascii: "\\") else {
                put(raw[at])
                at += 1
                continue
            }
            at += 2
            switch raw[at - 1] {
            case UInt8(ascii: "b"): put(0x08)
            case UInt8(ascii: "f"): put(0x0C)
            case UInt8(ascii: "n"): put(0x0A)
            case UInt8(ascii: "r"): put(0x0D)
            case UInt8(ascii: "t"): put(0x09)
            case UInt8(ascii: "u"):
                var scalar = unit(at)
                at += 4
                if scalar & 0xF800 == 0xD800 {
                    scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(at + 2) & 0x3FF
                    at += 6
                }
                Unicode.Scalar(scalar).map { UTF8.encode($0)?.forEach(put) }
            case let itself: put(itself)
            }
        }
        return written
    }
}
