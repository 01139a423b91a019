import Servicing
import TestSupport
import Testing

@testable import ServicingHTTP

@Suite("What an error says to do next")
struct HintsTests {
    private static let operations: [any NativeOperation] = [Wind(toy: "x"), Look(toy: "x"), Buy(toy: "x")]

    @Test("is said for every kind, with an effect that agrees", arguments: ServicingError.Kind.allCases)
    func kinds(kind: ServicingError.Kind) {
        for effect in ServicingError.Effect.allCases {
            let hint = Hints.hint(kind, effect)
            if kind == .unsupported, effect != .mayHaveApplied {
                #expect(hint == nil)
                continue
            }
            #expect(hint?.isEmpty == false)
            let agrees: Bool =
                switch effect {
                case .mayHaveApplied: hint?.contains("find out") == true
                case .refused: hint?.contains("nothing was changed") == true
                case .notSent: hint?.contains("find out") == false
                }
            #expect(agrees, "\(kind) \(effect)")
        }
    }

    @Test("is said for every status, and whether it may be sent again", arguments: Array(300...599) + [199, 600, 999])
    func statuses(status: Int) async throws {
        for operation in Self.operations {
            let contract = type(of: operation).contract
            let toys = try ToyServicer(ScriptedTransport(status))
            let error = try #require(
                await failure { () async throws(ServicingError) in try await toys.perform(operation) })
            let (kind, effect) = StatusMeaning.classify(status, isWrite: contract.isWrite)
            #expect(error.kind == kind && error.effect == effect)
            #expect(error.hint?.isEmpty == false)
            #expect(error.mayHaveBeenApplied == (effect == .mayHaveApplied))
            let passes = [408, 429, 500, 502, 503, 504].contains(status)
            #expect(error.isRetryable == (passes && contract.repeatability.isRepeatable))
        }
    }

    @Test("is said for every way that an exchange can fail")
    func transports() async throws {
        let kinds = TransportError.Kind.allCases
        var seen: Set<String> = []
        for kind in kinds {
            for delivery in [TransportError.Delivery.notSent, .mayHaveArrived] {
                for operation in Self.operations {
                    let isWrite = type(of: operation).contract.isWrite
                    let toys = try ToyServicer(
                        ScriptedTransport { _, _ throws(TransportError) in
                            throw TransportError(kind, delivery: delivery, phase: .connecting, message: "it broke")
                        })
                    let error = try #require(
                        await failure { () async throws(ServicingError) in try await toys.perform(operation) })
                    let hint = try #require(error.hint)
                    seen.insert(hint)
                    switch (delivery, isWrite) {
                    case (.notSent, _):
                        #expect(error.effect == .notSent && hint.hasPrefix("nothing was sent; "))
                    case (.mayHaveArrived, false):
                        #expect(error.effect == .refused && hint.hasPrefix("nothing was changed; "))
                    case (.mayHaveArrived, true):
                        #expect(error.effect == .mayHaveApplied && hint.contains("find out"))
                    }
                }
            }
        }
        #expect(seen.count == kinds.count * 3, "each says something of its own")
    }
}
