public import ExactJSON

/// What a provider said when it refused or failed, in its own words.
///
/// The words are the provider's: they may name a customer. They are at hand here and are left out where an error is
/// printed, but for those the document itself states.
public struct ProviderComplaint: Hashable, Sendable {
    /// The provider's own error code, as text.
    public var code: String?
    /// The provider's own message.
    public var message: String?
    /// The provider's own word for the status.
    public var status: String?
    /// The provider's messages by field; `field` is nil where it named none.
    public var details: [Detail]
    /// The protocol's status number, for example 409.
    public var statusCode: Int?
    /// The provider's id of the request, where an answer carried one.
    public var requestID: String?
    /// Further structure that the provider gives beside its message, such as Kordev's `context`.
    public var context: JSONValue?

    /// One message, and the field it is about.
    public struct Detail: Hashable, Sendable {
        /// The field, as the provider names it.
        public var field: String?
        /// The message.
        public var message: String

        /// A detail.
        public init(field: String? = nil, message: String) {
            self.field = field
            self.message = message
        }
    }

    /// A complaint.
    public init(
        code: String? = nil, message: String? = nil, status: String? = nil, details: [Detail] = [],
        statusCode: Int? = nil, requestID: String? = nil, context: JSONValue? = nil
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.details = details
        self.statusCode = statusCode
        self.requestID = requestID
        self.context = context
    }
}
