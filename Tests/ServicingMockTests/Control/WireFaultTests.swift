import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Faults on the wire, asked for over HTTP")
struct WireFaultTests {
    private func failure(
        _ client: MockClient, _ effect: String, placement: String = "afterCommit"
    ) async throws -> TransportError {
        let fault = #"{"placement":"\#(placement)","effects":[\#(effect)]}"#
        return try #require(
            await #expect(throws: TransportError.self) { try await client.cancel("", ["X-Mock-Fault": fault]) })
    }

    @Test("Garbage is no answer, and what was asked for is done", arguments: Door.allCases)
    func garbage(door: Door) async throws {
        let worlds = MockWorlds()
        try await through(door, worlds) { client in
            for bytes in [#"{"text":"SSH-2.0-x\r\n"}"#, #"{"hex":"00Ff0d0A0d0a"}"#] {
                let error = try await failure(client, #"{"garbage":\#(bytes)}"#)
                #expect(error.kind == .malformedAnswer)
            }
        }
        #expect(worlds.default.journal.entries.map(\.changedState) == [true, false])
    }

    @Test("A length that is too long ends where the connection does", arguments: Door.allCases)
    func length(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            let error = try await failure(
                client, #"{"contentLength":5000},{"cut":{"afterBytes":1000000,"ending":"closed"}}"#)
            #expect(error.kind == .connectionLost)
            #expect(error.partialAnswer?.headers["Content-Length"] == "5000")
        }
    }

    @Test("A dribble comes whole", arguments: Door.allCases)
    func dribble(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            let fault = #"{"effects":[{"dribble":{"bytes":100,"gap":0.001}}]}"#
            let answer = try await client.cancel("", ["X-Mock-Fault": fault])
            #expect(try answer.json["loansUpdated"] == 3)
        }
    }

    @Test("Connections that are refused are so from the next one on, and for so long", arguments: Door.allCases)
    func acceptance(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            let fault =
                #"{"effects":[{"acceptance":{"refusedFor":0.2}},{"header":{"name":"Connection","value":"close"}}]}"#
            _ = try await client.cancel("", ["X-Mock-Fault": fault])
            let end = ContinuousClock.now + .seconds(20)
            var refusals = 0
            while ContinuousClock.now < end {
                do {
                    #expect(try await client.cancel().status == 200)
                    break
                } catch let error as TransportError {
                    #expect(error.kind == .cannotConnect && error.delivery == .notSent)
                    refusals += 1
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            #expect(refusals > 0)
        }
    }

    @Test(
        "What can't be is refused, with its place",
        arguments: [
            (#"{"contentLength":-1}"#, "effects[0].contentLength"), (#"{"garbage":"x"}"#, "effects[0].garbage"),
            (#"{"garbage":{}}"#, "effects[0].garbage"), (#"{"garbage":{"hex":"0"}}"#, "effects[0].garbage.hex"),
            (#"{"garbage":{"hex":"0g"}}"#, "effects[0].garbage.hex"),
            (#"{"garbage":{"text":"a","hex":"61"}}"#, "effects[0].garbage"),
            (#"{"dribble":{"bytes":0,"gap":1}}"#, "effects[0].dribble.bytes"),
            (#"{"dribble":{"bytes":1}}"#, "effects[0].dribble.gap"),
            (#"{"acceptance":{}}"#, "effects[0].acceptance"),
            (#"{"acceptance":{"refusedFor":601}}"#, "effects[0].acceptance.refusedFor"),
            (#"{"acceptance":{"slowFor":5}}"#, "effects[0].acceptance.delay"),
            (#"{"acceptance":{"prompt":false}}"#, "effects[0].acceptance"),
            (#"{"acceptance":{"prompt":true,"refusedFor":5}}"#, "effects[0].acceptance"),
            (#"{"body":{"contentType":"text/html"}}"#, "effects[0].body"),
        ])
    func refused(effect: String, path: String) async throws {
        let worlds = MockWorlds()
        try await through(.inProcess, worlds) { client in
            let answer = try await client.send(.post, "/__mock/faults", body: #"{"effects":[\#(effect)]}"#)
            #expect(answer.status == 422)
            #expect(try answer.json["problems"]?[0]?["path"]?.string == path)
        }
        #expect(worlds.default.faults.isEmpty)
    }
}
