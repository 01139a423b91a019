public import ExactJSON
public import Servicing

/// One request and what came of it, kept with receipts and errors. Credentials are never part of it.
public struct HTTPExchange: RawExchange {
    /// The request, without its credentials.
    public let request: HTTPRequest
    /// The answer, whole or in part; nil where none came.
    public let response: HTTPResponse?
    /// Whether the answer is whole.
    public let isComplete: Bool
    private let redaction: RedactionRules
    /// Credentials that were sent, so that they are masked where the provider repeats them.
    private let secrets: [Secret]

    init(
        request: HTTPRequest, response: HTTPResponse?, isComplete: Bool, redaction: RedactionRules,
        secrets: [Secret] = []
    ) {
        self.request = request
        self.response = response
        self.isComplete = isComplete
        self.redaction = redaction
        self.secrets = secrets
    }

    /// The answer's body as it came.
    public var answerBytes: [UInt8] { response?.body ?? [] }

    /// The answer's status.
    public var statusCode: Int? { response?.status }

    /// The answer's body with personal data masked, where it is JSON.
    public var maskedAnswer: JSONValue? {
        guard let response, let value = try? JSONValue(parsing: response.body) else { return nil }
        return secrets.masked(in: redaction.masked(value))
    }

    /// Request and answer as a person reads them on the wire, credentials left out and personal data masked.
    public var description: String { secrets.masked(in: transcript) }

    private var transcript: String {
        var text = "> \(request.method) \(redaction.masked(target: request.fullTarget))\n"
        for field in request.headers.fields { text += "> \(field.name): \(redaction.masked(header: field))\n" }
        if let body = request.body { text += "> \(redaction.masked(body: body))\n" }
        guard let response else { return text + "< no answer\n" }
        text += "< \(response.status)\n"
        for field in response.headers.fields { text += "< \(field)\n" }
        if !response.body.isEmpty { text += "< \(redaction.masked(body: response.body))\n" }
        return isComplete ? text : text + "< (cut off)\n"
    }
}

extension HTTPExchange: CustomDebugStringConvertible, CustomReflectable {
    /// The description.
    public var debugDescription: String { description }

    /// The description alone, so that dumping an exchange shows no more than printing it.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

extension Receipt {
    /// The exchange over HTTP.
    public var httpExchange: HTTPExchange? { exchange as? HTTPExchange }
}

extension ServicingError {
    /// The exchange over HTTP.
    public var httpExchange: HTTPExchange? { exchange as? HTTPExchange }
}
