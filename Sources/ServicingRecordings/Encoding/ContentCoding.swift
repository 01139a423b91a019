import ServicingHTTP

/// A content coding (RFC 9110 §8.4.1) that a recording can take apart and put together again.
enum ContentCoding: Sendable {
    /// RFC 1952.
    case gzip
    /// DEFLATE data in the zlib format (RFC 1950).
    case deflate

    /// The most that a body may hold once it is taken apart.
    private static let limit = 256 << 20

    /// What a message's fields say, where it is one coding that is known here.
    init?(_ headers: HTTPHeaders) {
        switch headers["Content-Encoding"]?.lowercased() {
        case "gzip", "x-gzip": self = .gzip
        case "deflate": self = .deflate
        default: return nil
        }
    }

    /// Whether a message's fields name any coding.
    static func isNamed(in headers: HTTPHeaders) -> Bool {
        headers.values(of: "Content-Encoding").contains { !["", "identity"].contains($0.lowercased()) }
    }

    /// What the bytes hold; nil where they are not whole data of this coding, such as bytes that were taken apart already.
    func decode(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .gzip: Self.gunzip(bytes)
        case .deflate: Self.unzlib(bytes)
        }
    }

    /// The bytes in this coding, as they are and not compressed: what they hold was altered, and no compressor would
    /// give back the bytes that were sent.
    func encode(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .gzip:
            [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + Self.stored(bytes) + Checksum.crc32(bytes).littleEndianBytes
                + UInt32(truncatingIfNeeded: bytes.count).littleEndianBytes
        case .deflate: [0x78, 0x01] + Self.stored(bytes) + Checksum.adler32(bytes).littleEndianBytes.reversed()
        }
    }

    /// What gzip data without a name of its coding holds, such as a downloaded archive.
    static func gunzip(_ bytes: [UInt8]) -> [UInt8]? {
        guard !bytes.isEmpty else { return nil }
        var output: [UInt8] = []
        var place = 0
        // A body may consist of several members, one after another.
        while place < bytes.count {
            guard let start = dataStart(of: bytes, from: place),
                let member = Inflate.decode(bytes, from: start, limit: limit - output.count),
                member.end + 8 <= bytes.count,
                Array(bytes[member.end..<(member.end + 4)]) == Checksum.crc32(member.output).littleEndianBytes
            else { return nil }
            output += member.output
            place = member.end + 8
        }
        return output
    }

    /// What packed data without a name of its coding holds, and the coding; nil where the bytes are not packed.
    static func unpack(_ bytes: [UInt8]) -> (content: [UInt8], coding: ContentCoding)? {
        if bytes.starts(with: [0x1F, 0x8B]) { return gunzip(bytes).map { ($0, .gzip) } }
        return bytes.first == 0x78 ? unzlib(bytes).map { ($0, .deflate) } : nil
    }

    /// Whether gzip data has a header without names and comments, in which anything might stand.
    static func hasPlainHeader(_ bytes: [UInt8]) -> Bool { bytes.count < 4 || bytes[0] != 0x1F || bytes[3] == 0 }

    /// Where a gzip member's data begins, behind its header.
    private static func dataStart(of bytes: [UInt8], from place: Int) -> Int? {
        guard bytes.count >= place + 18, bytes[place] == 0x1F, bytes[place + 1] == 0x8B, bytes[place + 2] == 8 else {
            return nil
        }
        let flags = bytes[place + 3]
        guard flags & 0xE0 == 0 else { return nil }
        var start = place + 10
        if flags & 4 != 0 { start += 2 + Int(bytes[start]) + Int(bytes[start + 1]) << 8 }
        for flag: UInt8 in [8, 16] where flags & flag != 0 {
            guard start < bytes.count, let end = bytes[start...].firstIndex(of: 0) else { return nil }
            start = end + 1
        }
        if flags & 2 != 0 { start += 2 }
        return start < bytes.count ? start : nil
    }

    private static func unzlib(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 6, bytes[0] & 0x0F == 8, (Int(bytes[0]) << 8 + Int(bytes[1])).isMultiple(of: 31),
            bytes[1] & 0x20 == 0, let data = Inflate.decode(bytes, from: 2, limit: limit), data.end + 4 == bytes.count,
            Array(bytes.suffix(4)) == Checksum.adler32(data.output).littleEndianBytes.reversed()
        else { return nil }
        return data.output
    }

    /// DEFLATE data that holds the bytes as they are.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        repeat {
            let end = min(place + 0xFFFF, bytes.count)
            let length = UInt16(end - place)
            result.append(end == bytes.count ? 1 : 0)
            result += [length, ~length].flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
            result += bytes[place..<end]
            place = end
        } while place < bytes.count
        return result
    }
}

/// The checksums that the codings end with.
enum Checksum {
    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crcTable[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }

    static func adler32(_ bytes: [UInt8]) -> UInt32 {
        var a: UInt32 = 1
        var b: UInt32 = 0
        for byte in bytes {
            a = (a + UInt32(byte)) % 65521
            b = (b + a) % 65521
        }
        return b << 16 | a
    }

    private static let crcTable: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}

extension UInt32 {
    fileprivate var littleEndianBytes: [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: self >> UInt32($0)) }
    }
}
