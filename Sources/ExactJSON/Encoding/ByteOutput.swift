/// Bytes to which JSON text is appended.
///
/// A class whose properties are only ever read or assigned whole: such accesses need no exclusivity check at run
/// time, which those to a struct inside a class would.
final class ByteOutput {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 256) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit {
        base.deallocate()
    }

    /// The last byte written; zero before the first.
    var last: UInt8 { count == 0 ? 0 : base[count - 1] }

    /// The bytes written, as an array.
    func array() -> [UInt8] {
        Array(bytes)
    }

    /// The bytes written, valid until more are.
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base, count: count)
    }

    /// Forgets what was written behind a place.
    func truncate(to count: Int) {
        self.count = count
    }

    @inline(__always)
    private func reserve(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    @inline(never)
    private func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }

    @inline(__always)
    func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    @inline(__always)
    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let from = bytes.baseAddress else { return }
        reserve(bytes.count)
        (base + count).update(from: from, count: bytes.count)
        count += bytes.count
    }

    func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func append(repeating byte: UInt8, count times: Int) {
        reserve(times)
        (base + count).update(repeating: byte, count: times)
        count += times
    }

    /// Appends an integer's digits.
    @inline(__always)
    func append(integer value: some FixedWidthInteger) {
        guard let small = Int64(exactly: value) else { return append(raw: String(value)) }
        reserve(20)
        var rest = small.magnitude
        if small < 0 { append(UInt8(ascii: "-")) }
        var length = 1
        var power: UInt64 = 10
        while length < 19, rest >= power {
            length += 1
            power &*= 10
        }
        for place in stride(from: count + length - 1, through: count, by: -1) {
            base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += length
    }

    /// Appends a text as it is.
    func append(raw text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Appends a string in quotes, with the escapes that JSON demands and no others.
    @inline(__always)
    func append(quoted text: String) {
        var text = text
        text.withUTF8 { append(quoted: $0) }
    }

    private func append(quoted text: UnsafeBufferPointer<UInt8>) {
        let length = text.count
        // Whole words may be stored where only their first bytes are meant.
        reserve(length + 16)
        base[count] = UInt8(ascii: "\"")
        count += 1
        guard let from = text.baseAddress else { return append(UInt8(ascii: "\"")) }
        var at = 0
        while at + 8 <= length {
            let word = UnsafeRawPointer(from + at).loadUnaligned(as: UInt64.self)
            UnsafeMutableRawPointer(base + count).storeBytes(of: word, as: UInt64.self)
            let marks = ByteScan.escapes(in: UInt64(littleEndian: word))
            if marks == 0 {
                at &+= 8
                count &+= 8
                continue
            }
            at += ByteScan.bytes(below: marks)
            count += ByteScan.bytes(below: marks)
            appendEscape(from[at])
            at += 1
            reserve(length - at + 16)
        }
        while at < length {
            let byte = from[at]
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                base[count] = byte
                count += 1
            } else {
                appendEscape(byte)
                reserve(length - at + 16)
            }
            at += 1
        }
        append(UInt8(ascii: "\""))
    }

    private func appendEscape(_ byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        case 0..<0x20:
            append("u00")
            append(UInt8(ascii: "0") + byte >> 4)
            let low = byte & 15
            append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
        default: append(byte)
        }
    }
}
