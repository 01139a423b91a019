/// A body in chunks (RFC 9112 §7.1), taken apart. libcurl has looked at its form before it handed it over; what has not
/// come whole is taken as far as it goes.
struct ChunkedBody {
    /// What the chunks hold.
    private(set) var bytes: [UInt8] = []
    /// How much each holds.
    private(set) var chunks: [Int] = []
    /// Where the trailers' lines are, the empty one behind them left out.
    private(set) var trailerLines = 0..<0

    init(_ raw: UnsafeBufferPointer<UInt8>) {
        var place = 0
        while let size = Self.size(in: raw, at: place) {
            guard let feed = raw[place...].firstIndex(of: 0x0A) else { return }
            place = feed + 1
            if size == 0 {
                trailerLines = place..<Self.end(ofLinesIn: raw, from: place)
                return
            }
            let held = min(size, raw.count - place)
            bytes.append(contentsOf: raw[place..<(place + held)])
            chunks.append(held)
            place = min(place + held + 2, raw.count)
        }
    }

    /// A chunk's size; nil where none begins.
    private static func size(in raw: UnsafeBufferPointer<UInt8>, at place: Int) -> Int? {
        let digits = raw[place...].prefix(16).prefix {
            (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
        }
        return Int(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// Where the empty line begins.
    private static func end(ofLinesIn raw: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while place < raw.count, raw[place] != 0x0D, raw[place] != 0x0A {
            place = raw[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? raw.count
        }
        return place
    }
}
