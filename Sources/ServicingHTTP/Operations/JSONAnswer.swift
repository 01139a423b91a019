public import ExactJSON
public import Servicing

/// A 2xx answer whose body is JSON.
public struct JSONAnswer: Sendable {
    /// The answer.
    public let response: HTTPResponse
    /// Its body, parsed once.
    public let document: JSONDocument

    /// The body in a type of the provider's, with a warning for each optional field that could not be read.
    ///
    /// - Throws: ``AnswerProblem/unreadable(_:)`` where a required field is missing or of another type.
    public func decode<Body: Decodable & Sendable>(
        _ type: Body.Type
    ) throws(AnswerProblem) -> (body: Body, warnings: [ReceiptWarning]) {
        do {
            let (value, unreadable) = try Self.decoder.decodeReporting(type, from: document.root)
            let warnings = unreadable.map {
                ReceiptWarning(.unreadableField, field: $0.path, "could not be read: expected \($0.expected)")
            }
            return (value, warnings)
        } catch {
            throw .unreadable(error.description)
        }
    }

    private static let decoder: ExactJSONDecoder = {
        var options = ExactJSONDecoder.Options()
        options.collectsUnreadableOptionals = true
        options.stringsReadAsNumbers = true
        return ExactJSONDecoder(options: options)
    }()
}
