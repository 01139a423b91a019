#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Runs of base64 or base64url in a text, and what they hold where that is text.
enum Base64Runs {
    static func find(in bytes: [UInt8]) -> [(run: Range<Int>, content: [UInt8])] {
        bytes.split { !($0.isTokenByte || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")) }
            .filter { $0.count >= 12 }
            .compactMap { run in
                var text = run.map {
                    $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0
                }
                text += Array(repeating: UInt8(ascii: "="), count: (4 - text.count % 4) % 4)
                guard let data = Data(base64Encoded: Data(text)) else { return nil }
                let bytesOfRun = Array(data)
                let content = ContentCoding.gunzip(bytesOfRun) ?? bytesOfRun
                guard String(validating: content, as: UTF8.self) != nil else { return nil }
                let padding = bytes[run.endIndex...].prefix(2).prefix { $0 == UInt8(ascii: "=") }
                return (run.startIndex..<padding.endIndex, content)
            }
    }
}
