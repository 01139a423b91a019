/// A documented path such as `/customers/{id}/cancel-servicing`.
public struct PathPattern: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    enum Piece: Hashable, Sendable {
        case literal(String)
        case parameter(String)
    }

    /// The path as its document writes it.
    public let description: String
    let pieces: [Piece]

    /// A path; parts in braces stand for one segment each.
    public init(stringLiteral text: String) {
        description = text
        pieces = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    /// Whether the path is this one. A segment that can't be decoded could be any parameter; an empty one is none.
    func matches(_ segments: [String?]) -> Bool {
        guard segments.count == pieces.count else { return false }
        return zip(pieces, segments).allSatisfy { piece, segment in
            switch piece {
            case .literal(let text): segment == text
            case .parameter: segment != ""
            }
        }
    }

    /// The segments that stand for parameters, by name.
    func parameters(in segments: [String?]) -> [String: String] {
        var found: [String: String] = [:]
        for case (.parameter(let name), let segment?) in zip(pieces, segments) {
            found[name] = segment
        }
        return found
    }

    /// The parameters' names in their order.
    var parameterNames: [String] {
        pieces.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }

    /// How many parts stand for themselves. Of two patterns that match, the one with more is meant.
    var literalCount: Int {
        pieces.reduce(0) { if case .literal = $1 { $0 + 1 } else { $0 } }
    }
}
