import ServicingHTTP

/// Ids in paths.
package struct PathSegmentTarget: FuzzTarget {
    package let name = "segment"
    package let summary = "ids in a path: encoded they are one segment, and decoded they are the same id"
    package let corpus = ["CUST-12345", "a/b", "..", "%2F", "é x", "a?b#c", "~._-", "😀"].map { [UInt8]($0) }
    package let dictionary = ["/", "%", "?", "#", "..", "\\", ";", "%2e", "+", "@", ":"]

    package init() {}

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        guard let text = input.text, let encoded = try? PathSegment.encode(text) else { return }
        findings.isTaken = true
        findings.expect(
            encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/?#\\".utf8.contains($0) }, "it is not one segment")
        findings.expect(encoded != "." && encoded != "..", "it leads to another path")
        var decoded: [UInt8] = []
        var rest = Array(encoded.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                decoded.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard let value = UInt8(digits, radix: 16), digits.utf8.count == 2 else {
                return findings.expect(false, "an escape is not whole")
            }
            decoded.append(value)
            rest = rest.dropFirst(2)
        }
        findings.expect(decoded == Array(text.utf8), "it decodes to another id")
        findings.expect((try? BaseURL("https://h.example/" + encoded)) != nil, "no URL can hold it")
    }
}
