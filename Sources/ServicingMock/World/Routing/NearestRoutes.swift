import ExactJSON
import ServicingHTTP

/// What a request that no document knows would have matched, had it been a little different.
struct NearestRoutes {
    private struct Near {
        let route: Route
        let reasons: [String]
    }

    private let nearest: [Near]

    /// The three nearest.
    init(_ routes: [Route], _ method: HTTPMethod, _ target: DecodedTarget) {
        let near = routes.map { Near(route: $0, reasons: Self.reasons($0, method, target.segments)) }
        nearest = Array(near.sorted { $0.reasons.count < $1.reasons.count }.prefix(3))
    }

    var json: [JSONValue] {
        nearest.map { near in
            [
                "provider": .string(near.route.provider), "operation": .string(near.route.operation),
                "method": .string(near.route.method.rawValue), "path": .string(near.route.path.description),
                "if": .array(near.reasons.map { .string($0) }),
            ]
        }
    }

    /// What would have to be different. Says nothing of what was sent.
    private static func reasons(_ route: Route, _ method: HTTPMethod, _ segments: [String?]) -> [String] {
        let pieces = route.path.pieces
        var reasons: [String] = []
        if method != route.method { reasons.append("the method were \(route.method)") }
        for (place, piece) in pieces.enumerated() {
            let segment = place < segments.count ? segments[place] : nil
            switch piece {
            case .literal(let text) where segment != text: reasons.append("segment \(place + 1) were '\(text)'")
            case .parameter(let name) where segment?.isEmpty ?? true:
                reasons.append("segment \(place + 1) were a {\(name)}")
            default: break
            }
        }
        for place in pieces.count..<max(pieces.count, segments.count) {
            reasons.append("there were no segment \(place + 1)")
        }
        return reasons
    }
}
