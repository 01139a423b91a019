import Servicing
import ServicingMock

/// `--limits NAME=VALUE,…`: the server's limits by the names that they have in Swift.
enum MockLimits {
    private static let sizes: [(name: String, set: @Sendable (inout MockServer.Limits, Int) -> Void)] = [
        ("headerBytes", { $0.headerBytes = $1 }), ("targetBytes", { $0.targetBytes = $1 }),
        ("bodyBytes", { $0.bodyBytes = $1 }), ("chunkExtensionBytes", { $0.chunkExtensionBytes = $1 }),
        ("trailerBytes", { $0.trailerBytes = $1 }), ("connections", { $0.connections = $1 }),
        ("lingerBytes", { $0.lingerBytes = $1 }),
    ]
    private static let times: [(name: String, set: @Sendable (inout MockServer.Limits, Duration) -> Void)] = [
        ("idleTime", { $0.idleTime = $1 }), ("headerTime", { $0.headerTime = $1 }),
        ("bodyTime", { $0.bodyTime = $1 }), ("bodyStallTime", { $0.bodyStallTime = $1 }),
        ("writeTime", { $0.writeTime = $1 }), ("writeStallTime", { $0.writeStallTime = $1 }),
        ("lingerTime", { $0.lingerTime = $1 }), ("silenceTime", { $0.silenceTime = $1 }),
        ("stopTime", { $0.stopTime = $1 }),
    ]

    static func read(_ text: String?) throws(UsageError) -> MockServer.Limits {
        var limits = MockServer.Limits.standard
        for item in (text ?? "").split(separator: ",") {
            let parts = item.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw unknown }
            if let size = sizes.first(where: { $0.name == parts[0] }) {
                guard let value = Int(parts[1]), (1...1_000_000_000).contains(value) else {
                    throw UsageError("--limits: \(size.name) must be a number from 1 to 1000000000", "mock")
                }
                size.set(&limits, value)
            } else if let time = times.first(where: { $0.name == parts[0] }) {
                guard let value = Double(parts[1]), (0.001...1_000_000).contains(value) else {
                    throw UsageError("--limits: \(time.name) must be seconds from 0.001 to 1000000", "mock")
                }
                time.set(&limits, .milliseconds(Int(value * 1000)))
            } else {
                throw unknown
            }
        }
        return limits
    }

    private static var unknown: UsageError {
        let names = sizes.map(\.name) + times.map(\.name)
        return UsageError(
            "--limits takes NAME=VALUE joined by commas; names are " + names.joined(separator: ", "), "mock")
    }
}
