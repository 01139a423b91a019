public import ServicingHTTP

/// One request as a world saw it, and what the world did about it.
///
/// The body holds personal data; the description leaves it out. Credentials are masked in all that an entry tells, when
/// it is asked: most entries never are, and a request should not wait for it.
public struct JournalEntry: Sendable, CustomStringConvertible {
    /// The entry's number, counted from 1 since the world began.
    public let number: Int
    /// The number of the last request before that was the same but for its connection: method, target, every header
    /// field and the body, byte for byte. Nil where there was none among those the journal knows of.
    public let sameBytesAs: Int?
    /// When the request came, by the world's clock.
    public let time: MockInstant
    /// The connection's number.
    public let connection: Int
    /// The request's place on its connection, counted from 1.
    public let ordinal: Int
    /// The method.
    public let method: HTTPMethod
    /// The operation it meant, or nil where no document knows the path or the method.
    public let route: Route?
    /// The rule that decided the answer. A fault may have put another in its place.
    public let rule: Rule
    /// What became of the request.
    public let effect: MockAnswer.Effect
    /// The faults that hit it.
    public let faults: [Fault]
    /// How much of the answer the door was told to deliver.
    public let delivery: Reply.Delivery
    /// How much of the answer was delivered; nil while that is not over.
    public internal(set) var delivered: DeliveredBytes?
    /// What the request named and no document knows, which the provider passed over.
    public let ignoredFields: [String]
    /// The exchange as it was, with what has to be masked of it.
    let exchange: JournalExchange

    /// Path and query as they came, credentials in them masked.
    public var target: String { exchange.mask.target(exchange.target) }
    /// The header fields, credentials masked.
    public var requestHeaders: HTTPHeaders { exchange.mask.headers(exchange.headers) }
    /// The body as it came. Where it holds credentials, what they are is masked, and JSON is written anew for that.
    public var requestBody: [UInt8] {
        exchange.mask.body(exchange.body, contentType: exchange.headers["Content-Type"])
    }
    /// The answer, whole, however much of it was delivered. Credentials that the world accepts or hands out are masked.
    public var response: HTTPResponse { exchange.mask.response(exchange.response) }
    /// The provider's id.
    public var provider: String? { route?.provider }
    /// The operation's name.
    public var operation: String? { route?.operation }
    /// The status of the answer, delivered or not.
    public var status: Int { exchange.response.status }
    /// Whether the provider carried the request out.
    public var committed: Bool { effect != .none }
    /// Whether the state is another than before.
    public var changedState: Bool { effect == .carriedOut(changed: true) }

    /// What was asked, on which connection, what was answered and whether it was carried out. No personal data: the
    /// path is the documented one, not the request's own.
    public var description: String {
        let what = route.map { "\($0.provider) \($0.operation): \(method) \($0.path)" } ?? "\(method) (no operation)"
        let cut =
            switch delivery {
            case .whole: ""
            case .cut(let bytes, let ending): ", cut after \(bytes) bytes (\(ending))"
            }
        return "#\(number) [\(connection).\(ordinal)] \(what) -> \(status) by \(rule.id)"
            + (committed ? ", committed" : ", not committed") + cut
            + (sameBytesAs.map { ", the same bytes as #\($0)" } ?? "")
    }
}

extension JournalEntry: CustomReflectable {
    /// What `dump` and a failing test show: the description.
    public var customMirror: Mirror { Mirror(self, children: ["entry": description]) }
}

/// What a journal entry keeps of a request and its answer: as they were, credentials among it. Nothing outside the entry
/// reads it but through the mask.
struct JournalExchange: Sendable {
    let target: String
    let headers: HTTPHeaders
    let body: [UInt8]
    let response: HTTPResponse
    let mask: SecretMask
}

extension JournalExchange: CustomStringConvertible, CustomReflectable {
    /// Nothing of it.
    var description: String { "(an exchange)" }
    /// Nothing of it.
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
