/// Bytes that grow, in memory whose address libcurl can be given. Its owner frees it.
struct RawBuffer {
    private(set) var start: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        start = .allocate(capacity: capacity)
    }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    @inline(__always)
    mutating func append(_ from: UnsafePointer<UInt8>, _ length: Int) {
        if capacity - count < length { grow(to: count + length) }
        start.advanced(by: count).update(from: from, count: length)
        count += length
    }

    /// Forgets the bytes and, where it has grown beyond `limit`, the memory.
    mutating func clear(keepingUpTo limit: Int) {
        count = 0
        guard capacity > limit else { return }
        start.deallocate()
        capacity = limit
        start = .allocate(capacity: capacity)
    }

    func deallocate() { start.deallocate() }

    private mutating func grow(to needed: Int) {
        var larger = capacity
        while larger < needed { larger *= 2 }
        let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        new.update(from: start, count: count)
        start.deallocate()
        start = new
        capacity = larger
    }
}
