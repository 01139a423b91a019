import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// A transport never sends a request twice, wherever and however the connection ends.
@Suite struct SecondDeliveryTests {
    enum Cut: String, CaseIterable, Sendable {
        case nothing, oneByte, statusLine, halfHeader, wholeHeader, halfBody

        var sent: String {
            switch self {
            case .nothing: ""
            case .oneByte: "H"
            case .statusLine: "HTTP/1.1 200 OK\r\n"
            case .halfHeader: "HTTP/1.1 200 OK\r\nContent-Length: 8\r\nX-Half: ye"
            case .wholeHeader: "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n"
            case .halfBody: "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nhalf"
            }
        }
    }

    struct Case: Sendable, CustomStringConvertible {
        let method: HTTPMethod
        let cut: Cut
        let isReset: Bool
        let isWarm: Bool

        var description: String { "\(method) \(cut) \(isReset ? "RST" : "FIN") \(isWarm ? "warm" : "cold")" }

        static let all = [HTTPMethod.post, .put, .get].flatMap { method in
            Cut.allCases.flatMap { cut in
                [true, false].flatMap { isReset in
                    [true, false].map { Case(method: method, cut: cut, isReset: isReset, isWarm: $0) }
                }
            }
        }
    }

    @Test("A request whose connection is cut arrives once and ends as unknown", arguments: Case.all)
    func cutConnection(_ row: Case) async throws {
        let server = try ScriptedServer { delivery, peer in
            guard delivery.requestLine.contains("/cut") else { return peer.send(Answers.whole()) }
            peer.send(row.cut.sent)
            return row.isReset ? peer.reset() : peer.finish()
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let body = row.method == .get ? nil : Array("{}".utf8)
        if row.isWarm {
            _ = try await transport.send(
                request(row.method, to: server.baseURL, "/warm", body: body), deadline: .farAway)
        }
        let error = try await transport.failure(of: request(row.method, to: server.baseURL, "/cut", body: body))

        #expect(error.kind == .connectionLost)
        #expect(error.delivery == .mayHaveArrived)
        #expect(error.metrics.deliveries == 1)
        // A connection that libcurl opened to send again may be accepted late; none may carry a request.
        await transport.shutDown()
        #expect(await eventually { server.openConnections == 0 })
        #expect(server.journal.filter { $0.requestLine.contains("/cut") }.count == 1)
        if row.cut == .halfBody, !row.isReset { #expect(error.partialAnswer?.text == "half") }
        if row.cut == .wholeHeader, !row.isReset { #expect(error.partialAnswer?.status == 200) }
    }
}
