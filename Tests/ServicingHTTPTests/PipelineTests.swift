import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("The pipeline")
struct PipelineTests {
    @Test("sends what the operation says with the common headers, and reads the answer")
    func success() async throws {
        let transport = ScriptedTransport(200, #"{"id":"bear","turns":3}"#)
        let toys = try ToyServicer(transport, credential: .header(name: "X-Key", value: "k"))
        let receipt = try await toys.perform(Wind(toy: "a/b"))
        #expect(receipt.outcome == .applied)
        #expect(receipt.answer(as: Wind.Answer.self) == Wind.Answer(id: "bear", turns: 3))
        #expect(receipt.attempts == 1)
        let request = try #require(transport.sent.first)
        #expect(request.target == "/toys/a%2Fb")
        #expect(request.body == Array(#"{"turns":3}"#.utf8))
        #expect(request.headers["X-Key"] == "k")
        #expect(request.headers["Content-Type"] == "application/json")
        #expect(request.headers["Accept"] == "application/json")
    }

    @Test("keeps the credential out of the kept exchange")
    func exchange() async throws {
        let toys = try ToyServicer(ScriptedTransport(200, #"{"id":"x"}"#), credential: .bearer("tok-secret"))
        let receipt = try await toys.perform(Wind(toy: "x"))
        #expect(receipt.httpExchange?.request.headers["Authorization"] == nil)
        #expect(receipt.httpExchange?.response?.status == 200)
    }

    @Test("shows no credential that an answer has for an id")
    func secretAsID() async throws {
        let toys = try ToyServicer(ScriptedTransport(200, #"{"id":"tok-secret"}"#), credential: .bearer("tok-secret"))
        let receipt = try await toys.perform(Buy(toy: "x"))
        #expect(receipt.references["id"] == "***")
        #expect(!"\(receipt)".contains("tok-secret"))
    }

    @Test("shows no credential that a broken answer has for a member's name")
    func secretAsName() async throws {
        let toys = try ToyServicer(ScriptedTransport(200, #"{"tok-secret":"#), credential: .bearer("tok-secret"))
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(error?.kind == .malformedResponse)
        #expect(error.map { "\($0)".contains("tok-secret") } == false)
    }

    @Test("reports every problem of an instruction together and sends nothing")
    func problems() async throws {
        let transport = ScriptedTransport(200)
        let toys = try ToyServicer(transport)
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "")) }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.effect == .notSent)
        #expect(error?.problems.map(\.field) == ["toy"])
        #expect(transport.sent.isEmpty)
    }

    @Test(
        "decides kind and effect of a write by the status",
        arguments: [
            (400, ServicingError.Kind.invalidRequest, ServicingError.Effect.refused),
            (401, .unauthenticated, .refused), (403, .forbidden, .refused), (404, .notFound, .refused),
            (405, .invalidRequest, .refused), (408, .outcomeUnknown, .mayHaveApplied), (409, .conflict, .refused),
            (410, .notFound, .refused), (413, .invalidRequest, .refused), (422, .ruleViolation, .refused),
            (429, .rateLimited, .refused), (499, .invalidRequest, .refused), (500, .providerFailure, .mayHaveApplied),
            (503, .providerFailure, .mayHaveApplied), (599, .providerFailure, .mayHaveApplied),
            (302, .malformedResponse, .mayHaveApplied), (304, .malformedResponse, .mayHaveApplied),
            (600, .malformedResponse, .mayHaveApplied), (199, .malformedResponse, .mayHaveApplied),
        ])
    func statuses(status: Int, kind: ServicingError.Kind, effect: ServicingError.Effect) async throws {
        let transport = ScriptedTransport(status, "<html>")
        let toys = try ToyServicer(transport)
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Buy(toy: "x")) }
        #expect(error?.kind == kind)
        #expect(error?.effect == effect)
        #expect((error?.receipt?.outcome == .unknown) == (effect == .mayHaveApplied))
        #expect(error?.exchange?.answerBytes == Array("<html>".utf8))
        #expect(transport.sent.count == 1)
    }

    @Test("tells what the document says of a status, and the provider's code")
    func complaint() async throws {
        let toys = try ToyServicer(ScriptedTransport(404, #"{"error":{"code":"t1","message":"it is not found"}}"#))
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Buy(toy: "x")) }
        #expect(error?.message == "toy answered 404 (documented as 'No such toy'): it is not found")
        #expect(error?.complaint?.code == "t1")
        #expect(error?.complaint?.message == "it is not found")
    }

    @Test("decides by whether a byte left when no answer comes")
    func delivery() async throws {
        for kind in [TransportError.Kind.cannotConnect, .timedOut, .cancelled, .connectionLost, .tlsFailed] {
            for delivery in [TransportError.Delivery.notSent, .mayHaveArrived] {
                let toys = try ToyServicer(
                    ScriptedTransport { _, _ throws(TransportError) in
                        throw TransportError(kind, delivery: delivery, phase: .sending, message: "it broke")
                    })
                let error = await failure { () async throws(ServicingError) in try await toys.perform(Buy(toy: "x")) }
                #expect(error?.kind == (delivery == .notSent ? .transport : .outcomeUnknown))
                #expect(error?.effect == (delivery == .notSent ? .notSent : .mayHaveApplied))
                #expect(error?.attempts == (delivery == .notSent ? 0 : 1))
            }
        }
    }

    @Test("takes a 409 for evidence only after an attempt whose outcome is unknown")
    func following() async throws {
        let toys = try ToyServicer(
            ScriptedTransport { number, _ throws(TransportError) in
                HTTPResponse(status: number == 1 ? 502 : 409)
            })
        let first = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        let unknown = try #require(first?.receipt)
        let plain = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(plain?.kind == .conflict)
        let other = await failure { () async throws(ServicingError) in
            try await toys.perform(Wind(toy: "y"), options: PlanOptions(following: unknown))
        }
        #expect(other?.kind == .conflict, "another instruction's attempt is no evidence")
        let receipt = try await toys.perform(Wind(toy: "x"), options: PlanOptions(following: unknown))
        #expect(receipt.outcome == .alreadyApplied)
        #expect(receipt.evidence.first?.fact == "409")
    }

    @Test("does not send again what may not be repeated while its earlier outcome is unknown")
    func neverAgain() async throws {
        let transport = ScriptedTransport(502)
        let toys = try ToyServicer(transport)
        let first = await failure { () async throws(ServicingError) in try await toys.perform(Buy(toy: "x")) }
        let unknown = try #require(first?.receipt)
        let second = await failure { () async throws(ServicingError) in
            try await toys.perform(Buy(toy: "x"), options: PlanOptions(following: unknown))
        }
        #expect(second?.kind == .conflict)
        #expect(second?.effect == .notSent)
        #expect(transport.sent.count == 1)
    }

    @Test(
        "does not take an answer for a yes or a no that says both",
        arguments: [
            #"{"success":true,"success":false,"id":"x"}"#, #"{"success":false,"success":true,"id":"x"}"#,
            #"{"error":null,"error":"no","id":"x"}"#,
        ])
    func contradiction(body: String) async throws {
        let toys = try ToyServicer(ScriptedTransport(200, body))
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Buy(toy: "x")) }
        #expect(error?.kind == .malformedResponse)
        #expect(error?.effect == .mayHaveApplied)
    }

    @Test(
        "takes an error of zero, null, false or nothing for none",
        arguments: ["0", "null", "false", "\"\"", "{}", "[]"])
    func emptyError(error: String) async throws {
        let toys = try ToyServicer(ScriptedTransport(200, #"{"id":"x","error":\#(error)}"#))
        #expect(try await toys.perform(Buy(toy: "x")).outcome == .accepted)
    }

    @Test("warns where a member stands twice")
    func duplicates() async throws {
        let toys = try ToyServicer(ScriptedTransport(200, #"{"id":"x","id":"y"}"#))
        #expect(try await toys.perform(Wind(toy: "x")).warnings.map(\.kind) == [.duplicateMember])
    }

    @Test("shows no credential that the provider repeats, and none of a servicer that is dumped")
    func echoedCredential() async throws {
        let body = #"{"message":"bad key tok-secret","note":"tok-secret","tok-secret":1}"#
        let toys = try ToyServicer(
            ScriptedTransport(401, body, headers: [HTTPField(unchecked: "X-Echo", "tok-secret")]),
            credential: .bearer("tok-secret"))
        let error = try #require(
            await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) })
        var dumped =
            "\(error) \(error.exchange.map { "\($0)" } ?? "") \(String(describing: error.exchange?.maskedAnswer))"
        dump(error, to: &dumped)
        dump(error.complaint, to: &dumped)
        dump(toys, to: &dumped)
        dump(toys.client, to: &dumped)
        dump(try Gateway([toys]), to: &dumped)
        #expect(!dumped.contains("tok-secret"))
    }

    @Test("leaves out an optional field that can't be read, and says so")
    func unreadableField() async throws {
        let toys = try ToyServicer(ScriptedTransport(200, #"{"id":7,"turns":"many"}"#))
        let receipt = try await toys.perform(Wind(toy: "7"))
        #expect(receipt.answer(as: Wind.Answer.self) == Wind.Answer(id: "7", turns: nil))
        #expect(receipt.warnings.map(\.kind) == [.unreadableField])
        #expect(receipt.warnings.first?.field == "turns")
        #expect(!"\(receipt)".contains("many"))
    }

    @Test("tells its events in order and without secrets")
    func events() async throws {
        let log = EventLog()
        let toys = try ToyServicer(
            ScriptedTransport(404, #"{"message":"no"}"#), credential: .bearer("tok-secret"), events: log)
        _ = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(log.lines.count == 3)
        #expect(log.lines[0].contains("sends"))
        #expect(log.lines[1].contains("404"))
        #expect(log.lines[2].contains("notFound"))
        #expect(!log.lines.joined().contains("tok-secret"))
    }

    @Test("refuses another provider's operation by name")
    func foreign() async throws {
        struct Foreign: NativeOperation {
            var scope: String { "nothing" }
            static let contract = OperationContract(
                name: "foreign", signature: "", repeatability: .never("x"), document: ToyDialect.document)
        }
        let toys = try ToyServicer(ScriptedTransport(200))
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Foreign()) }
        #expect(error?.kind == .unsupported)
        #expect(error?.hint?.contains("wind, buy, make, hush, look") == true)
    }

    @Test("refuses a credential that can't stand in a header, without showing it")
    func badCredential() {
        #expect {
            try ToyServicer(ScriptedTransport(200), credential: .bearer("tok\r\nX: y"))
        } throws: { error in
            (error as? ServicingError)?.effect == .notSent && !"\(error)".contains("tok\r\n")
        }
    }
}
