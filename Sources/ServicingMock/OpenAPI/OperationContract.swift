public import ExactJSON

/// What an operation takes and answers, for those who make clients of it: the part of its document that OpenAPI can
/// say. Where it answers and what it asks for stands in its ``MockOperation``.
///
/// Schemas are JSON Schema in its version 2020-12, the one of OpenAPI 3.1.
public struct OperationContract: Sendable {
    /// An item of the query.
    public struct QueryItem: Sendable {
        /// The item's name.
        public let name: String
        /// What it must be.
        public let schema: JSONValue

        /// An item, which may be left out.
        public init(_ name: String, _ schema: JSONValue) {
            self.name = name
            self.schema = schema
        }
    }

    /// The JSON body of a request.
    public struct Body: Sendable {
        /// What it must be.
        public let schema: JSONValue
        /// Whether it must be there.
        public let isRequired: Bool

        /// A body, which must be there unless said otherwise.
        public init(_ schema: JSONValue, isRequired: Bool = true) {
            self.schema = schema
            self.isRequired = isRequired
        }
    }

    /// An answer.
    public struct Answer: Sendable {
        /// The status.
        public let status: Int
        /// What it means, as a sentence.
        public let meaning: String
        /// What its JSON body is.
        public let schema: JSONValue

        /// An answer.
        public init(_ status: Int, _ meaning: String, _ schema: JSONValue) {
            self.status = status
            self.meaning = meaning
            self.schema = schema
        }
    }

    /// What the operation does, in a few words.
    public let summary: String
    /// The items of the query.
    public let query: [QueryItem]
    /// The body, or nil where the operation takes none.
    public let body: Body?
    /// The answers, one for each status.
    public let answers: [Answer]

    /// A contract.
    public init(_ summary: String, query: [QueryItem] = [], body: Body? = nil, answers: [Answer]) {
        self.summary = summary
        self.query = query
        self.body = body
        self.answers = answers
    }
}
