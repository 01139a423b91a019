import ExactJSON
import ServicingHTTP
import ServicingMock

/// The mock's control API: a first line of method and target, and the body.
package struct ControlTarget: FuzzTarget {
    package let name = "control"
    package let summary =
        "the mock's control API: every answer is JSON with a status of its own, a refusal says where, and faults, worlds and clock survive being read and written"
    package let corpus = [
        "GET /__mock/control\n", "GET /__mock/clock\n", "PUT /__mock/clock\n{\"time\":\"2025-06-01T12:00:00Z\"}",
        "PUT /__mock/clock\n{\"follows\":\"system\",\"shiftSeconds\":-3.5}",
        "POST /__mock/clock/advance\n{\"days\":1,\"hours\":2,\"seconds\":3.5}",
        "POST /__mock/clock/advance\n{\"to\":\"2031-06-01T12:00:00Z\"}", "PUT /__mock/worlds/a-1\n{}",
        "GET /__mock/worlds\n", "DELETE /__mock/worlds/default\n", "POST /__mock/reset\n",
        "GET /__mock/fidelity?provider=acme\n",
        "GET /__world/x/__mock/clock\n", "GET /__mock/health\n",
        "POST /__mock/faults\n{\"placement\":\"afterCommit\",\"turn\":{\"nth\":1},\"effects\":[{\"cut\":{\"afterBytes\":0,\"ending\":\"reset\"}}]}",
        "GET /__mock/faults\n", "GET /__mock/state\n", "GET /__mock/journal\n", "POST /__mock/snapshot\n{}",
    ].map { [UInt8]($0) }
    package let dictionary = [
        "GET ", "PUT ", "POST ", "DELETE ", "/__mock/", "/__world/", "worlds/", "?", "&", "=", "%00",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z", "\"days\":100000", "\"seconds\":1e300", "\"seconds\":0.0000000001", "default",
    ]
    package let isJSON = false

    package init() {}

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        let line = input.prefix { $0 != UInt8(ascii: "\n") }
        let words = String(decoding: line.prefix(4096), as: UTF8.self).split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return }
        let request = ReceivedRequest(
            method: HTTPMethod(rawValue: String(words[0])), target: String(words[1]),
            headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Type", "application/json")]),
            body: Array(input.dropFirst(line.count + 1)), connection: 1, ordinal: 1)
        let worlds = MockWorlds(limit: 4)
        let response = worlds.reply(to: request).response
        findings.isTaken = response.status < 300
        findings.expect((200...599).contains(response.status), "the status is \(response.status)")
        findings.expect(response.status != 500, "the mock fails of itself")
        let isJSON = response.headers["Content-Type"]?.hasPrefix("application/json") ?? false
        let value = try? JSONValue(parsing: response.body)
        if isJSON { findings.expect(value != nil, "the answer is not JSON") }
        if response.status == 422, response.headers["X-Mock-Problem"] == "invalid" {
            findings.expect(value?["problems"]?.array?.isEmpty == false, "nothing says what is wrong")
        }
        // Whatever was done to it, the mock goes on: its clock can be read, and what it shows can be put.
        let clock = answer(worlds, .get, "/__mock/clock", nil)
        findings.expect(clock.status == 200, "the clock can't be read any more: \(clock.status)")
        if var shown = (try? JSONValue(parsing: clock.body))?.object {
            shown["now"] = nil
            let put = answer(worlds, .put, "/__mock/clock", .object(shown))
            findings.expect(put.status == 200, "the clock can't be put as it was shown: \(put.body.text ?? "")")
        }
    }

    private func answer(_ worlds: MockWorlds, _ method: HTTPMethod, _ target: String, _ body: JSONValue?)
        -> HTTPResponse
    {
        worlds.reply(
            to: ReceivedRequest(
                method: method, target: target,
                headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Type", "application/json")]),
                body: body?.serialized() ?? [], connection: 1, ordinal: 2)
        ).response
    }
}
