/// One call that a provider documents, with everything it takes: what an instruction becomes at that provider.
public protocol NativeOperation: Codable, Hashable, Sendable {
    /// What the document says of the call, apart from its fields.
    static var contract: OperationContract { get }
    /// What it acts on, for plans and support notes: ids, no personal data.
    var scope: String { get }
    /// How to find out at the provider whether it was done, where that is not known: `look for … in …`. Nil where no way
    /// is known.
    var wayToFindOut: String? { get }
}

extension NativeOperation {
    /// No way is known.
    public var wayToFindOut: String? { nil }
}

/// An operation's name as scripts write it, for example `initiate-pay-off`.
public struct OperationName: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    /// The name.
    public let rawValue: String

    /// A name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A name written in the source.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// The name.
    public var description: String { rawValue }
}

/// What is known of an operation before any call of it.
public struct OperationContract: Hashable, Sendable {
    /// The operation's name.
    public let name: OperationName
    /// The operation in one line, in the provider's own notation.
    public let signature: String
    /// Whether it changes anything at the provider.
    public let isWrite: Bool
    /// Whether it moves money.
    public let movesMoney: Bool
    /// Whether it may be sent again, and why.
    public let repeatability: Repeatability
    /// The error statuses that the document names for this very operation; empty where it names none.
    public let documentedErrors: Set<Int>
    /// The document that describes it.
    public let document: SourceDocument
    /// Whether it can be called without a credential, as a sign-up can. One that is at hand is sent along; where a token
    /// source has none to give, the call goes out without.
    public let worksWithoutCredential: Bool
    /// Whether a credential stands in the request itself, as a new user's password does. A plan leaves it out, so that
    /// it can be looked at and not be executed.
    public let carriesSecret: Bool

    /// A contract.
    public init(
        name: OperationName, signature: String, isWrite: Bool = true, movesMoney: Bool = false,
        repeatability: Repeatability, documentedErrors: Set<Int> = [], document: SourceDocument,
        worksWithoutCredential: Bool = false, carriesSecret: Bool = false
    ) {
        self.name = name
        self.signature = signature
        self.isWrite = isWrite
        self.movesMoney = movesMoney
        self.repeatability = repeatability
        self.documentedErrors = documentedErrors
        self.document = document
        self.worksWithoutCredential = worksWithoutCredential
        self.carriesSecret = carriesSecret
    }
}

/// Whether an operation may be sent again once a byte of it has left, and on what that rests. No document of the four
/// providers grants idempotency.
public enum Repeatability: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The document says so.
    case documented(String)
    /// The protocol's semantics say so, as for `PUT`.
    case byProtocol(String)
    /// Nothing says so; it is concluded from what the operation does.
    case inferred(String)
    /// Not at all: a second one may do a second thing.
    case never(String)

    /// Whether it may be sent again.
    public var isRepeatable: Bool {
        if case .never = self { false } else { true }
    }

    /// What that rests on.
    public var reason: String {
        switch self {
        case .documented(let why), .byProtocol(let why), .inferred(let why), .never(let why): why
        }
    }

    /// In words.
    public var description: String {
        switch self {
        case .documented(let why): "documented: \(why)"
        case .byProtocol(let why): "by the protocol: \(why)"
        case .inferred(let why): "inferred: \(why)"
        case .never(let why): "never: \(why)"
        }
    }
}

/// A provider's document, and exactly which copy of it code was written from.
public struct SourceDocument: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The document's title, as it names itself.
    public let title: String
    /// Its version or date, where it states one.
    public let version: String?
    /// The SHA-256 of the copy's bytes, in lower-case hexadecimal; empty where no copy was kept.
    public let sha256: String

    /// A document.
    public init(title: String, version: String?, sha256: String) {
        self.title = title
        self.version = version
        self.sha256 = sha256
    }

    /// Title and version.
    public var description: String { version.map { "\(title) (\($0))" } ?? title }
}
