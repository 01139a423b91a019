public import ExactJSON
public import Servicing

/// What all operations of one provider share.
public protocol ProviderDialect: Sendable {
    /// The provider.
    static var provider: ProviderID { get }
    /// The documents it was written from.
    static var documents: [SourceDocument] { get }
    /// What is masked wherever a request or answer is printed.
    static var redaction: RedactionRules { get }

    /// What an answer that is no 2xx says. The status and `Retry-After` are filled in by the pipeline.
    ///
    /// - Parameters:
    ///   - status: the status code.
    ///   - body: the body where it is JSON.
    func complaint(status: Int, body: JSONValue?) -> ProviderComplaint

    /// What the document says that a status means, in its own words; nil where it says nothing.
    func meaning(ofStatus status: Int) -> String?

    /// Whether an answer says that the token is not, or no longer, good.
    func rejectsToken(status: Int, complaint: ProviderComplaint) -> Bool
}

extension ProviderDialect {
    /// A 401.
    public func rejectsToken(status: Int, complaint: ProviderComplaint) -> Bool { status == 401 }
}
