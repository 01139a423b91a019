import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

/// Performs one operation at a provider that repeats what it was sent, and collects everything that can be printed of it.
struct MarkerProbe: Sendable {
    let operation: any NativeOperation
    let servicer: @Sendable (ServicerSettings, any HTTPTransport) throws -> any Servicer
    /// The answer's body.
    let echo: String
    /// A credential that the answer's header repeats.
    let secret: String

    /// The ways that a call can end; 0 is an answer that breaks off.
    static let statuses = [200, 201, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503, 0]

    /// The markers that stand somewhere in what is printed, each with what stands before it.
    func found(_ markers: [String], after status: Int) async throws -> [String] {
        let text = try await printed(after: status)
        return markers.compactMap { marker in
            text.firstRange(of: marker).map { found in
                let from = text.index(found.lowerBound, offsetBy: -60, limitedBy: text.startIndex)
                return "\(marker) after \(status): \(text[(from ?? text.startIndex)..<found.upperBound])"
            }
        }
    }

    /// Plans, requests, receipts or errors, exchanges, support notes, evidence, events, log, metrics and the wire's trace.
    private func printed(after status: Int) async throws -> String {
        let log = Lines()
        let metrics = CallMetrics()
        var settings = ServicerSettings(
            baseURL: try BaseURL("https://p.example"),
            events: EventSinks([log, metrics, ConsoleLog(level: .requests) { line in log.take(line) }]))
        settings.retry = RetryPolicy(maximumTries: 2, firstPause: .zero)
        settings.tracing = { nil }
        let transport = ScriptedTransport { [echo, secret] _, _ throws(TransportError) in
            let answer = HTTPResponse(
                status: status == 0 ? 200 : status,
                headers: HTTPHeaders(unchecked: [
                    HTTPField(unchecked: "X-Request-Id", secret),
                    HTTPField(unchecked: "Set-Cookie", "session=\(secret)"),
                    HTTPField(unchecked: "Location", "https://p.example/?email=marker.person@example.org"),
                ]), body: Array(echo.utf8))
            guard status == 0 else { return answer }
            throw TransportError(
                .connectionLost, delivery: .mayHaveArrived, phase: .receiving, message: "it broke",
                partialAnswer: answer)
        }
        let traced = TracingTransport(transport, redaction: operation.redaction) { log.take($0) }
        let servicer = try servicer(settings, traced)
        var shown: [Any] = [servicer, settings, traced, try Gateway([servicer]), operation]
        let plan = try servicer.plan(operation)
        shown += [plan, plan.request]
        let file: EvidenceFile
        do throws(ServicingError) {
            let receipt = try await servicer.perform(operation)
            shown += [receipt, receipt.exchange as Any, receipt.details as Any, SupportNote(about: receipt)]
            file = EvidenceFile(receipt, plan: plan)
        } catch {
            #expect(!transport.sent.isEmpty, "\(error)")
            shown += [error, error.exchange as Any, error.receipt as Any, error.exchange?.maskedAnswer as Any]
            if let note = SupportNote(about: error) { shown.append(note) }
            file = EvidenceFile(error, of: operation, plan: plan)
        }
        var text = log.text + "\(metrics.snapshot)" + String(decoding: try file.json(), as: UTF8.self)
        for value in shown + [file] {
            text += "\n\(value)\n\(String(reflecting: value))\n"
            dump(value, to: &text)
        }
        return text
    }

    private final class Lines: ExchangeEventSink {
        private let lines = Lock("")
        var text: String { lines.withLock { $0 } }
        func take(_ line: String) { lines.withLock { $0 += line } }
        func receive(_ event: ExchangeEvent) {
            var text = "\(event) \(event.kind) \(String(reflecting: event))"
            dump(event, to: &text)
            take(text)
        }
    }
}

extension NativeOperation {
    fileprivate var redaction: RedactionRules { (self as? any ProviderOperation)?.rules ?? .standard }
}

extension ProviderOperation {
    fileprivate var rules: RedactionRules { Dialect.redaction }
}
