import ExactJSON
import Servicing
import ServicingHTTP

/// Compares a sent request with a recorded one, part by part.
///
/// The sent one comes masked, as it is printed where it differs; `book` tells what its masks stand for, which is what is
/// compared.
struct RequestComparison {
    let matching: RequestMatching
    let book: MaskBook
    /// What the recording's masks stand for: what was known before, and what this request adds.
    var bindings: MaskBindings
    private(set) var differences: [RequestDifference] = []

    init(_ matching: RequestMatching, _ book: MaskBook, _ bindings: MaskBindings) {
        self.matching = matching
        self.book = book
        self.bindings = bindings
    }

    mutating func compare(_ recorded: RecordedRequest, with sent: RecordedRequest) {
        if recorded.method != sent.method {
            differ("method", recorded.method.rawValue, sent.method.rawValue)
        }
        compare(path: recorded.url.segments, with: sent.url.segments)
        compare(query: recorded.url.queryItems, with: sent.url.queryItems)
        for name in matching.headers.sorted() {
            compare(list: recorded.headers.values(of: name), with: sent.headers.values(of: name), "header.\(name)")
        }
        if matching.comparesBody { compare(body: recorded.body, with: sent.body) }
    }

    private mutating func differ(_ place: String, _ recorded: String?, _ sent: String?, note: String? = nil) {
        differences.append(RequestDifference(place, recorded: recorded, sent: sent, note: note))
    }

    private mutating func compare(path recorded: [String], with sent: [String]) {
        guard recorded.count == sent.count else {
            differ("path", "/" + recorded.joined(separator: "/"), "/" + sent.joined(separator: "/"))
            return
        }
        for (index, pair) in zip(recorded, sent).enumerated() { compare(pair.0, with: pair.1, "path[\(index)]") }
    }

    private mutating func compare(
        query recorded: [RecordedURL.QueryItem], with sent: [RecordedURL.QueryItem], _ place: String = "query"
    ) {
        let names = Set(recorded.map(\.name) + sent.map(\.name)).subtracting(matching.ignoredQueryItems)
        for name in names.sorted() {
            compare(
                list: recorded.filter { $0.name == name }.map(\.value),
                with: sent.filter { $0.name == name }.map(\.value),
                "\(place).\(name)")
        }
    }

    private mutating func compare(list recorded: [String], with sent: [String], _ place: String) {
        for index in 0..<max(recorded.count, sent.count) {
            let place = max(recorded.count, sent.count) == 1 ? place : "\(place)[\(index)]"
            switch (recorded.indices.contains(index), sent.indices.contains(index)) {
            case (true, true): compare(recorded[index], with: sent[index], place)
            case (true, false): differ(place, recorded[index], nil)
            default: differ(place, nil, sent[index])
            }
        }
    }

    /// Texts are equal as they are, as instants, or with the recording's masks filled in.
    private mutating func compare(_ recorded: String, with sent: String, _ place: String, quoted: Bool = false) {
        let value = book.revealing(sent)
        if recorded == value { return }
        let pieces = Mask.pieces(of: recorded)
        let hasMask = pieces.contains { if case .mask = $0 { true } else { false } }
        if hasMask {
            if bindings.match(recorded, value) { return }
        } else if let a = try? Timestamp(recorded), let b = try? Timestamp(value), a.isSameInstant(as: b) {
            return
        }
        let isOneMask = pieces.count == 1 && hasMask && !value.isEmpty
        differ(
            place, quoted ? JSONValue.string(recorded).text() : recorded, quoted ? JSONValue.string(sent).text() : sent,
            note: isOneMask ? "the mask stands for another value" : nil)
    }

    private mutating func compare(body recorded: RecordedBody?, with sent: RecordedBody?) {
        let recordedBytes = recorded?.bytes ?? []
        let sentBytes = sent?.bytes ?? []
        if recordedBytes == sentBytes { return }
        if recordedBytes.isEmpty || sentBytes.isEmpty {
            differ(
                "body", recordedBytes.isEmpty ? nil : shown(recordedBytes), sentBytes.isEmpty ? nil : shown(sentBytes))
            return
        }
        if let a = try? JSONValue(parsing: recordedBytes), let b = try? JSONValue(parsing: sentBytes) {
            compare(json: a, with: b, [], "body")
            return
        }
        guard let a = String(validating: recordedBytes, as: UTF8.self),
            let b = String(validating: sentBytes, as: UTF8.self)
        else {
            differ("body", "\(recordedBytes.count) bytes", "\(sentBytes.count) bytes")
            return
        }
        if recorded?.mimeType.lowercased().contains("x-www-form-urlencoded") == true {
            compare(query: PercentCoding.items(a), with: PercentCoding.items(b), "body")
        } else {
            compare(a, with: b, "body")
        }
    }

    private func shown(_ bytes: [UInt8]) -> String {
        String(validating: bytes, as: UTF8.self) ?? "\(bytes.count) bytes"
    }

    private mutating func compare(
        json recorded: JSONValue, with sent: JSONValue, _ keys: [String], _ place: String
    ) {
        if !keys.isEmpty, matching.ignores(keys) { return }
        switch (recorded, sent) {
        case (.object(let a), .object(let b)):
            for (key, value) in a {
                let keys = keys + [key]
                if let other = b[key] {
                    compare(json: value, with: other, keys, "\(place).\(key)")
                } else if !matching.ignores(keys) {
                    differ("\(place).\(key)", value.text(), nil)
                }
            }
            for (key, value) in b where a[key] == nil && !matching.ignores(keys + [key]) {
                differ("\(place).\(key)", nil, value.text())
            }
        case (.array(let a), .array(let b)):
            guard a.count == b.count else {
                differ(place, "\(a.count) elements", "\(b.count) elements")
                return
            }
            for (index, pair) in zip(a, b).enumerated() {
                compare(json: pair.0, with: pair.1, keys, "\(place)[\(index)]")
            }
        case (.string(let a), .string(let b)):
            compare(a, with: b, place, quoted: true)
        case (.number(let a), .number(let b)):
            compare(a, with: b, place)
        default:
            if recorded != sent { differ(place, recorded.text(), sent.text()) }
        }
    }

    private mutating func compare(_ recorded: JSONNumber, with sent: JSONNumber, _ place: String) {
        let value = book.revealing(sent)
        if recorded == value { return }
        if case .recorded(let number)? = Mask(recorded) {
            if bindings.bind(number, to: value.text) { return }
            differ(place, recorded.text, sent.text, note: "the mask stands for another value")
        } else {
            differ(place, recorded.text, sent.text)
        }
    }
}
