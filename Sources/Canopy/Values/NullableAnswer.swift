import ExactJSON
import Servicing
import ServicingHTTP

extension JSONAnswer {
    /// The body of an answer that the document declares as `object | null`. Null is nothing, with a warning, and no
    /// error: what was asked was done, as the status says.
    func decodeUnlessNull<Body: Decodable & Sendable>(
        _ type: Body.Type
    ) throws(AnswerProblem) -> (body: Body?, warnings: [ReceiptWarning]) {
        guard document.root.kind == .null else { return try decode(type) }
        let warning = ReceiptWarning(
            .echoMissing, field: "", "the answer is null, as the document allows, and repeats nothing of what was asked"
        )
        return (nil, [warning])
    }
}
