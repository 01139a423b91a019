#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Runs of base64 or base64url in a text, and what they hold.
enum Base64Runs {
    /// The shortest run that is looked into: nine bytes.
    private static let least = 12

    /// The runs that are base64, those that are broken into lines (RFC 2045 §6.8) as one.
    static func find(in bytes: [UInt8]) -> [(run: Range<Int>, content: [UInt8])] {
        groups(of: runs(in: bytes), in: bytes).flatMap { group -> [(run: Range<Int>, content: [UInt8])] in
            if group.count > 1, let whole = decode(group, in: bytes) { return [whole] }
            return group.flatMap { pieces(of: $0, in: bytes) }
        }
    }

    /// A run, or where it is no text, its parts between slashes, which may be a path's.
    private static func pieces(of run: Range<Int>, in bytes: [UInt8]) -> [(run: Range<Int>, content: [UInt8])] {
        let whole = run.count >= least ? decode([run], in: bytes) : nil
        if let whole, String(validating: whole.content, as: UTF8.self) != nil { return [whole] }
        guard bytes[run].contains(UInt8(ascii: "/")) else { return whole.map { [$0] } ?? [] }
        let parts = bytes[run].split(separator: UInt8(ascii: "/")).filter { $0.count >= least }
            .compactMap { decode([$0.startIndex..<$0.endIndex], in: bytes) }
            .filter { String(validating: $0.content, as: UTF8.self) != nil }
        return parts.isEmpty ? whole.map { [$0] } ?? [] : parts
    }

    private static func runs(in bytes: [UInt8]) -> [Range<Int>] {
        bytes.split { !($0.isTokenByte || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")) }
            .map { $0.startIndex..<$0.endIndex }
    }

    /// Runs that only line breaks part, all but the last of them of whole groups of four.
    private static func groups(of runs: [Range<Int>], in bytes: [UInt8]) -> [[Range<Int>]] {
        var groups: [[Range<Int>]] = []
        for run in runs {
            if let last = groups.last?.last, last.count >= 48, last.count.isMultiple(of: 4),
                isLineBreak(bytes[last.upperBound..<run.lowerBound])
            {
                groups[groups.count - 1].append(run)
            } else {
                groups.append([run])
            }
        }
        return groups
    }

    private static func isLineBreak(_ gap: ArraySlice<UInt8>) -> Bool {
        gap.elementsEqual([0x0A]) || gap.elementsEqual([0x0D, 0x0A])
    }

    private static func decode(_ runs: [Range<Int>], in bytes: [UInt8]) -> (run: Range<Int>, content: [UInt8])? {
        guard let first = runs.first, let last = runs.last else { return nil }
        var text = runs.flatMap { bytes[$0] }.map {
            $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0
        }
        text += Array(repeating: UInt8(ascii: "="), count: (4 - text.count % 4) % 4)
        guard let data = Data(base64Encoded: Data(text)) else { return nil }
        let padding = bytes[last.upperBound...].prefix(2).prefix { $0 == UInt8(ascii: "=") }
        return (first.lowerBound..<padding.endIndex, Array(data))
    }
}
