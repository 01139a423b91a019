/// Finds out whether an object names a key twice, so that "the first wins" can be kept without looking back.
///
/// One open-addressed table serves all objects of a text, one after the other.
struct KeyTable {
    /// Indices of key tokens; zero is free, as the first token is never a key.
    private var slots: UnsafeMutablePointer<UInt32>?
    private var capacity = 0

    /// Above this many keys an author of hostile texts could make the cheap hash collide at will.
    private static let cheapHashLimit = 64

    func deallocate() {
        slots?.deallocate()
    }

    /// Whether two of the keys of one object are equal. `from` is its first key, `to` is behind its last value.
    @inline(__always)
    mutating func hasDuplicates(
        _ text: UnsafePointer<UInt8>, _ tokens: UnsafePointer<Token>, from: Int, to: Int
    ) -> Bool {
        // Two tokens or fewer hold at most one member.
        to - from > 2 && search(text, tokens, from: from, to: to)
    }

    private mutating func search(
        _ text: UnsafePointer<UInt8>, _ tokens: UnsafePointer<Token>, from: Int, to: Int
    ) -> Bool {
        var count = 0
        var hasEscapes = false
        var key = from
        while key < to {
            count += 1
            if tokens[key].kind == .escapedString { hasEscapes = true }
            key = Self.next(tokens, key)
        }
        if count < 2 { return false }
        if hasEscapes { return hasDuplicatesUnescaped(text, tokens, from: from, to: to) }
        let slots = cleared(for: count)
        let mask = capacityMask(for: count)
        key = from
        while key < to {
            let token = tokens[key]
            let start = text + token.start
            let hash =
                count <= Self.cheapHashLimit
                ? cheapHash(start, token.extent) : seededHash(start, token.extent)
            var slot = hash & mask
            while slots[slot] != 0 {
                let other = tokens[Int(slots[slot])]
                if other.extent == token.extent, sameBytes(text + other.start, start, token.extent) { return true }
                slot = (slot + 1) & mask
            }
            slots[slot] = UInt32(truncatingIfNeeded: key)
            key = Self.next(tokens, key)
        }
        return false
    }

    @inline(never)
    private func hasDuplicatesUnescaped(
        _ text: UnsafePointer<UInt8>, _ tokens: UnsafePointer<Token>, from: Int, to: Int
    ) -> Bool {
        var seen: Set<ExactString> = []
        var key = from
        while key < to {
            let name = tokens[key].string(in: text)
            guard seen.insert(ExactString(name)).inserted else { return true }
            key = Self.next(tokens, key)
        }
        return false
    }

    /// The key behind the value that follows this key.
    @inline(__always)
    private static func next(_ tokens: UnsafePointer<Token>, _ key: Int) -> Int {
        let value = tokens[key + 1]
        return value.isContainer ? value.extent : key + 2
    }

    /// A power of two, at least twice the count, less one.
    @inline(__always)
    private func capacityMask(for count: Int) -> Int {
        Int.max >> ((count * 2).leadingZeroBitCount - 1)
    }

    private mutating func cleared(for count: Int) -> UnsafeMutablePointer<UInt32> {
        let needed = capacityMask(for: count) + 1
        if let slots, needed <= capacity {
            slots.update(repeating: 0, count: needed)
            return slots
        }
        slots?.deallocate()
        let fresh = UnsafeMutablePointer<UInt32>.allocate(capacity: needed)
        fresh.initialize(repeating: 0, count: needed)
        slots = fresh
        capacity = needed
        return fresh
    }
}

/// Mixes length, first and last eight bytes.
@inline(__always)
private func cheapHash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let raw = UnsafeRawPointer(bytes)
    var first = raw.loadUnaligned(as: UInt64.self)
    var last: UInt64 = 0
    if count < 8 {
        // The word reaches beyond the key. Shift that out; a shift by 64 gives zero.
        first = UInt64(littleEndian: first) << UInt64(64 - count * 8)
    } else {
        last = (raw + count - 8).loadUnaligned(as: UInt64.self)
    }
    let mixed = (first ^ (last &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(truncatingIfNeeded: count)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 33)
}

/// The standard library's hash, whose seed is drawn anew for each process.
private func seededHash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(start: bytes, count: count))
    return hasher.finalize() & Int.max
}

/// Whether two runs of bytes are the same. Both must lie in blocks or hold at least `count` bytes.
@inline(__always)
func sameBytes(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let a = UnsafeRawPointer(a)
    let b = UnsafeRawPointer(b)
    func same<Word: FixedWidthInteger>(_ type: Word.Type, _ at: Int) -> Bool {
        a.loadUnaligned(fromByteOffset: at, as: Word.self) == b.loadUnaligned(fromByteOffset: at, as: Word.self)
    }
    if count >= 8 {
        var at = 0
        while at + 8 < count {
            guard same(UInt64.self, at) else { return false }
            at += 8
        }
        return same(UInt64.self, count - 8)
    }
    if count >= 4 { return same(UInt32.self, 0) && same(UInt32.self, count - 4) }
    if count >= 2 { return same(UInt16.self, 0) && same(UInt16.self, count - 2) }
    return count == 0 || a.load(as: UInt8.self) == b.load(as: UInt8.self)
}
