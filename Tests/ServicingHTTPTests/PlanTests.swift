import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

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
