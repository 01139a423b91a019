import ServicingHTTP

@testable import ServicingMock

/// What a parser made of some bytes, in a form that can be compared.
enum ParserOutcome: Equatable, CustomStringConvertible {
    case request(method: String, target: String, fields: [String], body: String, keepsAlive: Bool)
    case continueExpected
    case refused(Int, String)

    init(_ request: ParsedRequest) {
        self = .request(
            method: request.head.method.rawValue, target: request.head.target,
            fields: request.head.headers.fields.map { "\($0.name): \($0.value)" },
            body: String(decoding: request.body, as: UTF8.self), keepsAlive: request.head.keepsAlive)
    }

    var description: String {
        switch self {
        case .request(let method, let target, let fields, let body, let keepsAlive):
            "\(method) \(target) \(fields) '\(body)'\(keepsAlive ? "" : " close")"
        case .continueExpected: "continue"
        case .refused(let status, let explanation): "\(status) \(explanation)"
        }
    }

    var status: Int? {
        if case .refused(let status, _) = self { status } else { nil }
    }
}

enum ParserHarness {
    static let limits = RequestLimits(
        header: 1024, target: 100, body: 64, chunkExtensions: 40, trailers: 128, emptyLines: 2)

    /// Feeds the pieces one after the other until a refusal.
    static func outcomes(of pieces: [[UInt8]], limits: RequestLimits = limits) -> [ParserOutcome] {
        var parser = RequestParser(limits: limits)
        var outcomes: [ParserOutcome] = []
        for piece in pieces {
            let refused = piece.withUnsafeBufferPointer { bytes in
                var position = 0
                while true {
                    switch parser.advance(bytes, &position) {
                    case .needsMore: return false
                    case .continueExpected: outcomes.append(.continueExpected)
                    case .request(let request): outcomes.append(ParserOutcome(request))
                    case .refused(let refusal):
                        outcomes.append(.refused(refusal.status, refusal.explanation))
                        return true
                    }
                }
            }
            if refused { return outcomes }
        }
        if let refusal = parser.refusalAtEnd() { outcomes.append(.refused(refusal.status, refusal.explanation)) }
        return outcomes
    }

    /// What the parser makes of the text as one piece.
    static func outcomes(of text: String, limits: RequestLimits = limits) -> [ParserOutcome] {
        outcomes(of: [Array(text.utf8)], limits: limits)
    }

    /// The ways of cutting the bytes that must make no difference: byte by byte, in threes, and every cut in two.
    static func cuts(_ bytes: [UInt8]) -> [[[UInt8]]] {
        let single = bytes.map { [$0] }
        let threes = stride(from: 0, to: bytes.count, by: 3).map { Array(bytes[$0..<min($0 + 3, bytes.count)]) }
        let twos = bytes.indices.dropFirst().map { [Array(bytes[..<$0]), Array(bytes[$0...])] }
        return [single, threes] + twos
    }
}
