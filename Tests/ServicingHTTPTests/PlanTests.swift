import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("A plan over HTTP")
struct PlanTests {
    @Test("shows the exact request with its credential named and masked")
    func shown() throws {
        let toys = try ToyServicer(ScriptedTransport(200), credential: .bearer("tok-secret"))
        let plan = try toys.plan(Wind(toy: "x"))
        #expect(
            plan.request.masked == """
                PUT https://toys.example/toys/x
                Accept: application/json
                Content-Type: application/json
                Authorization: Bearer ***

                {"turns":3}
                """)
        #expect(plan.request.body == #"{"turns":3}"#)
        #expect(!plan.request.fields.contains { $0.name == "Authorization" })
    }

    @Test("for one place is not executed at another")
    func destination() async throws {
        let transport = ScriptedTransport(200, #"{"id":"x"}"#)
        let plan = try ToyServicer(transport, baseURL: "https://sandbox.toys.example").plan(Wind(toy: "x"))
        let production = try ToyServicer(transport)
        let error = await failure { () async throws(ServicingError) in try await production.execute(plan) }
        #expect(error?.effect == .notSent)
        #expect(error?.message.contains("another place") == true)
        #expect(transport.sent.isEmpty)
    }

    @Test("of an operation that may not be repeated is executed once, unless nothing was sent")
    func spent() async throws {
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            guard number > 1 else {
                throw TransportError(.cannotConnect, delivery: .notSent, phase: .connecting, message: "refused")
            }
            return HTTPResponse(status: 200, body: Array(#"{"id":"x"}"#.utf8))
        }
        let toys = try ToyServicer(transport)
        let plan = try toys.plan(Buy(toy: "x"))
        #expect(await failure { () async throws(ServicingError) in try await toys.execute(plan) }?.effect == .notSent)
        #expect(try await toys.execute(plan).outcome == .accepted)
        let again = await failure { () async throws(ServicingError) in try await toys.execute(plan) }
        #expect(again?.message.contains("executed before") == true)
        #expect(transport.sent.count == 2)
    }

    @Test("of an operation that may not be repeated is executed once, whichever adapter it is handed to, however late")
    func spentEverywhere() async throws {
        let transport = ScriptedTransport(200, #"{"id":"x"}"#)
        let first = try ToyServicer(transport)
        let second = try ToyServicer(transport)
        let plan = try first.plan(Buy(toy: "x"), options: PlanOptions(lifetime: .seconds(3)))
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    // Until a moment after it has expired, when a claim that was forgotten would be given again.
                    while !plan.isExpired(at: Timestamp(Timestamp.now.date.addingTimeInterval(-0.2))) {
                        _ = try? await (number.isMultiple(of: 2) ? first : second).execute(plan)
                        await Task.yield()
                    }
                }
            }
        }
        #expect(transport.sent.count == 1)
    }

    @Test("lasts at most a year, whatever is asked for")
    func lifetime() throws {
        let plan = try ToyServicer(ScriptedTransport(200)).plan(
            Wind(toy: "x"), options: PlanOptions(lifetime: .seconds(Int64.max)))
        #expect(plan.isUnaltered && !plan.isExpired())
        #expect(plan.expiresAt.secondsSinceEpoch - plan.createdAt.secondsSinceEpoch == 365 * 86_400)
    }

    @Test("whose instruction was swapped for another is refused even if its digest is computed anew")
    func swapped() async throws {
        let transport = ScriptedTransport(200, #"{"id":"x"}"#)
        let toys = try ToyServicer(transport)
        let plan = try toys.plan(Wind(toy: "x"))
        let forged = Plan(
            translation: Translation(Wind(toy: "x")), instruction: ["toy": "y"], request: plan.request,
            provider: "toy", contract: Wind.contract, scope: plan.scope, sideEffects: [], options: .standard)
        #expect(forged.isUnaltered)
        let error = await failure { () async throws(ServicingError) in try await toys.execute(forged) }
        #expect(error?.kind == .invalidRequest)
        #expect(transport.sent.isEmpty)
    }
}
