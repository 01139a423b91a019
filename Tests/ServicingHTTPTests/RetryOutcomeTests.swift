import Servicing
import ServicingHTTP
import TestSupport
import Testing

/// What a call ends as when two of its tries say different things: every ending of the first that is followed by a
/// second, with every ending of the second.
@Suite("The outcome of several tries")
struct RetryOutcomeTests {
    enum First: CaseIterable, Sendable {
        /// No byte left.
        case notSent
        /// A 429: nothing was done.
        case refused
        /// A 503.
        case failed
        /// No answer came.
        case lost

        var mayHaveApplied: Bool { self == .failed || self == .lost }
    }

    enum Second: CaseIterable, Sendable {
        case done, saysNo, unreadable, badRequest, unauthenticated, forbidden, notFound, conflict, ruleViolation
        case tooMany, failed, timeout, redirect, lost, notSent, malformed

        var status: Int? {
            switch self {
            case .done, .saysNo, .unreadable: 200
            case .badRequest: 400
            case .unauthenticated: 401
            case .forbidden: 403
            case .notFound: 404
            case .conflict: 409
            case .ruleViolation: 422
            case .tooMany: 429
            case .failed: 500
            case .timeout: 408
            case .redirect: 302
            case .lost, .notSent, .malformed: nil
            }
        }

        var kind: ServicingError.Kind {
            switch self {
            case .done: .unsupported
            case .saysNo, .ruleViolation: .ruleViolation
            case .unreadable, .redirect, .malformed: .malformedResponse
            case .badRequest: .invalidRequest
            case .unauthenticated: .unauthenticated
            case .forbidden: .forbidden
            case .notFound: .notFound
            case .conflict: .conflict
            case .tooMany: .rateLimited
            case .failed: .providerFailure
            case .timeout, .lost: .outcomeUnknown
            case .notSent: .transport
            }
        }

        var isUnknown: Bool {
            switch self {
            case .unreadable, .failed, .timeout, .redirect, .lost, .malformed: true
            default: false
            }
        }
    }

    private static func ending(_ number: Int, _ first: First, _ second: Second) throws(TransportError) -> HTTPResponse {
        func lost(_ kind: TransportError.Kind, _ delivery: TransportError.Delivery) -> TransportError {
            TransportError(kind, delivery: delivery, phase: .sending, message: "it broke at try \(number)")
        }
        if number == 1 {
            switch first {
            case .notSent: throw lost(.cannotConnect, .notSent)
            case .refused: return HTTPResponse(status: 429)
            case .failed: return HTTPResponse(status: 503)
            case .lost: throw lost(.connectionLost, .mayHaveArrived)
            }
        }
        switch second {
        case .lost: throw lost(.connectionLost, .mayHaveArrived)
        case .notSent: throw lost(.cannotConnect, .notSent)
        case .malformed: throw lost(.malformedAnswer, .mayHaveArrived)
        default:
            let body = second == .saysNo ? #"{"success":false}"# : second == .unreadable ? "{" : #"{"id":"x"}"#
            return HTTPResponse(status: second.status ?? 0, body: Array(body.utf8))
        }
    }

    @Test("is what the last one said, with the effect of all of them", arguments: First.allCases, Second.allCases)
    func combination(first: First, second: Second) async throws {
        let time = TestTime()
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            try Self.ending(number, first, second)
        }
        let toys = try ToyServicer(transport, retry: RetryPolicy(maximumTries: 2)) { $0.time = time.time }
        let result: Result<Receipt, ServicingError>
        do throws(ServicingError) {
            result = .success(try await toys.perform(Wind(toy: "x")))
        } catch {
            result = .failure(error)
        }
        #expect(transport.sent.count == 2)
        let delivered = (first == .notSent ? 0 : 1) + (second == .notSent ? 0 : 1)

        switch result {
        case .success(let receipt):
            #expect(receipt.attempts == delivered)
            #expect(receipt.history.count == 2)
            if second == .conflict {
                #expect(first.mayHaveApplied, "a conflict is evidence only after an attempt that may have arrived")
                #expect(receipt.outcome == .alreadyApplied)
                #expect(!receipt.evidence.isEmpty)
            } else {
                #expect(second == .done)
                #expect(receipt.outcome == .applied)
                #expect(receipt.warnings.contains { $0.kind == .earlierAttemptUnknown } == first.mayHaveApplied)
            }
        case .failure(let error):
            #expect(second != .done)
            #expect(!(second == .conflict && first.mayHaveApplied))
            #expect(error.attempts == delivered)
            #expect(error.history.count == 2)
            #expect((error.receipt?.outcome == .unknown) == (error.effect == .mayHaveApplied))
            if first.mayHaveApplied, second == .notSent {
                // The second says nothing: the first is told.
                #expect(error.kind == (first == .failed ? .providerFailure : .outcomeUnknown))
            } else {
                #expect(error.kind == second.kind)
            }
            let effect: ServicingError.Effect =
                first.mayHaveApplied || second.isUnknown
                ? .mayHaveApplied : first == .notSent && second == .notSent ? .notSent : .refused
            #expect(error.effect == effect)
            if error.effect == .mayHaveApplied {
                #expect(error.hint?.contains("find out") == true)
            }
        }
    }

    @Test("stays refused for a read, whatever was lost")
    func read() async throws {
        let time = TestTime()
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            if number == 1 {
                throw TransportError(.connectionLost, delivery: .mayHaveArrived, phase: .receiving, message: "it broke")
            }
            return HTTPResponse(status: 404)
        }
        let toys = try ToyServicer(transport, retry: .standard) { $0.time = time.time }
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Look(toy: "x")) }
        #expect(error?.kind == .notFound)
        #expect(error?.effect == .refused)
    }
}
