import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Canopy's errors")
struct CanopyErrorTests {
    @Test(
        "An answer that can't be understood may have been applied",
        arguments: [
            "", "<html><body>502</body></html>", "[]", "null", #""ok""#, "{}",
            #"{"success":true}"#, #"{"account_overview":{"account_status":null}}"#, #"{"account_id":null}"#,
        ])
    func malformed(body: String) async throws {
        let error = try #require(try await suspendFails(body))
        #expect(error.kind == .malformedResponse)
        #expect(error.effect == .mayHaveApplied)
        #expect(error.receipt?.outcome == .unknown)
        #expect(error.exchange?.answerBytes == Array(body.utf8))
    }

    @Test("An answer that is cut off may have been applied", arguments: [1, 40, 4_000])
    func cutOff(length: Int) async throws {
        let error = try #require(try await suspendFails(String(documentedAccount.prefix(length))))
        #expect(error.kind == .malformedResponse)
        #expect(error.effect == .mayHaveApplied)
    }

    @Test("A 2xx that carries an error says no")
    func errorInSuccess() async throws {
        let error = try #require(
            try await suspendFails(#"{"error":{"code":"invalid_status","message":"pair not allowed"}}"#))
        #expect(error.kind == .ruleViolation)
        #expect(error.effect == .refused)
        #expect(error.complaint?.code == "invalid_status")
    }

    @Test(
        "A status has its kind and its effect, whatever the body",
        arguments: [
            (401, ServicingError.Kind.unauthenticated, ServicingError.Effect.refused), (403, .forbidden, .refused),
            (404, .notFound, .refused), (422, .ruleViolation, .refused), (429, .rateLimited, .refused),
            (400, .invalidRequest, .refused), (408, .outcomeUnknown, .mayHaveApplied),
            (500, .providerFailure, .mayHaveApplied), (503, .providerFailure, .mayHaveApplied),
        ])
    func statuses(status: Int, kind: ServicingError.Kind, effect: ServicingError.Effect) async throws {
        for body in ["", "<html></html>", #"{"message":"m"}"#, #"{"error":{"code":"c"}}"#] {
            let error = try #require(try await suspendFails(body, status: status))
            #expect(error.kind == kind)
            #expect(error.effect == effect)
            #expect(error.complaint?.statusCode == status)
        }
    }

    @Test(
        "A document's words for a status stand in the message",
        arguments: [
            (401, "Unauthorized."), (403, "Forbidden."), (422, "Invalid input"), (429, "Too many requests."),
            (500, "Unexpected Error."),
        ])
    func meanings(status: Int, words: String) async throws {
        #expect(try await suspendFails("", status: status)?.message.contains(words) == true)
    }

    @Test(
        "An error's parts are read inside 'error' and at the top",
        arguments: [
            #"{"error":{"code":"validation","message":"Invalid input","helpUrl":"https://h.example","details":[\#(detail)]}}"#,
            #"{"code":"validation","message":"Invalid input","help_url":"https://h.example","details":[\#(detail)]}"#,
        ])
    func parts(body: String) async throws {
        let complaint = try #require(try await suspendFails(body, status: 422)?.complaint)
        #expect(complaint.code == "validation")
        #expect(complaint.message == "Invalid input")
        #expect(complaint.context?["help_url"] == "https://h.example")
        #expect(complaint.details.map(\.field) == ["account_status"])
        #expect(complaint.details.first?.message == "must have required property account_status")
    }

    private static let detail = """
        {"instancePath":"/body","schemaPath":"#/properties/body/required","keyword":"required",\
        "params":{"missingProperty":"account_status"},"message":"must have required property account_status"}
        """

    @Test("Details are read in snake case too")
    func snakeDetails() async throws {
        let body = """
            {"error":{"details":[{"instance_path":"/body/account_status","message":"must be equal"},\
            {"params":{"missing_property":"x"},"message":"missing"}]}}
            """
        let complaint = try await suspendFails(body, status: 422)?.complaint
        #expect(complaint?.details.map(\.field) == ["/body/account_status", "x"])
    }

    @Test("A call whose answer was lost may have been applied")
    func lost() async throws {
        let transport = ScriptedTransport { _, _ throws(TransportError) in
            throw TransportError(.connectionLost, delivery: .mayHaveArrived, phase: .waitingForAnswer, message: "lost")
        }
        let error = await failure(of: try canopy(transport))
        #expect(error?.kind == .outcomeUnknown)
        #expect(error?.effect == .mayHaveApplied)
        #expect(transport.sent.count == 1)
    }

    @Test("A 429's wait is told")
    func retryAfter() async throws {
        let headers = [HTTPField(unchecked: "Retry-After", "1")]
        #expect(try await suspendFails("", status: 429, headers: headers)?.retryAfter == .seconds(1))
    }
}

@Suite("Canopy's tokens")
struct CanopyTokenTests {
    private static let expired = #"{"error":{"code":"not_authorized","message":"Not authorized"}}"#

    private func call(refusing refusal: HTTPResponse) async throws -> (sent: [String?], outcome: Outcome?) {
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            number == 1 ? refusal : HTTPResponse(status: 200, body: Array(documentedAccount.utf8))
        }
        let fetches = Lock(0)
        let source = CachedTokenSource {
            let number = fetches.withLock { count -> Int in
                count += 1
                return count
            }
            return CachedTokenSource.Token(Secret("token-\(number)"))
        }
        let servicer = try canopy(transport, credential: .bearerSource(source))
        let receipt = try? await servicer.updateStatus(of: "can_52322", to: .suspended, substatus: .bankruptcy)
        return (transport.sent.map { $0.headers["Authorization"] }, receipt?.outcome)
    }

    @Test(
        "A token is renewed, and the call made again, after a 401 and after a 403 that says not_authorized",
        arguments: [
            HTTPResponse(status: 401), HTTPResponse(status: 403, body: Array(expired.utf8)),
        ])
    func renewed(refusal: HTTPResponse) async throws {
        let (sent, outcome) = try await call(refusing: refusal)
        #expect(sent == ["Bearer token-1", "Bearer token-2"])
        #expect(outcome == .applied)
    }

    @Test("A token is not renewed after any other 403", arguments: ["", #"{"error":{"code":"forbidden"}}"#])
    func notRenewed(body: String) async throws {
        let (sent, outcome) = try await call(refusing: HTTPResponse(status: 403, body: Array(body.utf8)))
        #expect(sent == ["Bearer token-1"])
        #expect(outcome == nil)
    }

    @Test("A rejected token is told as such, not as a lack of rights")
    func kind() async throws {
        #expect(try await suspendFails(Self.expired, status: 403)?.kind == .unauthenticated)
    }
}
