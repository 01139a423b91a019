public import ExactJSON
public import Servicing

/// One request and its answer.
public struct Interaction: Hashable, Sendable {
    /// When the request began. In a transcribed recording no exchange took place, and this is 1970-01-01T00:00:00Z.
    public var startedAt: Timestamp
    /// The request.
    public var request: RecordedRequest
    /// The answer.
    public var response: RecordedResponse
    /// How long each part took.
    public var timings: RecordedTimings
    /// HAR's `cache` as it was read; empty for an API's exchanges.
    public var cache: JSONObject
    /// HAR's `pageref`, in files of browsers.
    public var pageReference: String?
    /// The address that answered, where the writer knew it.
    public var serverIPAddress: String?
    /// The connection's id, where the writer knew it.
    public var connection: String?
    /// A sentence about the exchange.
    public var comment: String?
    /// Values that the origin does not give and the recording had to fill in.
    public var inferred: [Inference]
    /// Places of the answer at which its document contradicts its own request, so that no server could answer so. They
    /// are not compared with a server's answer.
    public var contradictions: [Inference]
    /// Underscore fields of other tools.
    public var others: JSONObject

    /// An exchange.
    public init(
        startedAt: Timestamp, request: RecordedRequest, response: RecordedResponse,
        timings: RecordedTimings = RecordedTimings(), cache: JSONObject = [:], pageReference: String? = nil,
        serverIPAddress: String? = nil, connection: String? = nil, comment: String? = nil,
        inferred: [Inference] = [], contradictions: [Inference] = [], others: JSONObject = [:]
    ) {
        self.startedAt = startedAt
        self.request = request
        self.response = response
        self.timings = timings
        self.cache = cache
        self.pageReference = pageReference
        self.serverIPAddress = serverIPAddress
        self.connection = connection
        self.comment = comment
        self.inferred = inferred
        self.contradictions = contradictions
        self.others = others
    }
}

/// A value that a document leaves open, such as one that it gives only as the name of a type, and that a recording
/// fills in because an exchange can't be written without it.
public struct Inference: Hashable, Sendable {
    /// The value's place, such as `response.body.data.payOffAmount`.
    public var place: String
    /// What the document says instead, and why this value was taken.
    public var note: String

    /// A filled-in value.
    public init(_ place: String, _ note: String) {
        self.place = place
        self.note = note
    }
}
