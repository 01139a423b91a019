public import ExactJSON

/// Exchanges with a provider, as one file keeps them: one case of one operation.
///
/// In a file a recording is HAR 1.2 (see ``init(har:file:)`` and ``har()``). What HAR has no place for, where the
/// recording came from and what it needs to be replayed, stands in fields whose names begin with an underscore, which
/// HAR leaves to whoever writes them.
public struct Recording: Hashable, Sendable {
    /// The version of the underscore fields that this code writes, and the newest that it reads.
    public static let formatVersion = 1

    /// Where it came from. Nil in files of other tools.
    public var origin: RecordingOrigin?
    /// What the provider's world must hold before the first request.
    public var state: ProviderState?
    /// Which credentials the requests need and which values come from earlier answers.
    public var bindings: RecordingBindings
    /// A sentence about the whole.
    public var comment: String?
    /// The program that wrote the file.
    public var creator: HARProduct
    /// The browser, in files of browsers.
    public var browser: HARProduct?
    /// HAR's pages as they were read; a recording of an API has none.
    public var pages: [JSONValue]
    /// The exchanges in order.
    public var interactions: [Interaction]
    /// Underscore fields of other tools.
    public var others: JSONObject

    /// A recording.
    public init(
        interactions: [Interaction], origin: RecordingOrigin? = nil, state: ProviderState? = nil,
        bindings: RecordingBindings = RecordingBindings(), comment: String? = nil, creator: HARProduct = .servicing,
        browser: HARProduct? = nil, pages: [JSONValue] = [], others: JSONObject = [:]
    ) {
        self.interactions = interactions
        self.origin = origin
        self.state = state
        self.bindings = bindings
        self.comment = comment
        self.creator = creator
        self.browser = browser
        self.pages = pages
        self.others = others
    }
}

/// The name and version of a program, as HAR's `creator` and `browser` have them.
public struct HARProduct: Hashable, Sendable {
    /// The program's name.
    public var name: String
    /// The program's version.
    public var version: String
    /// A sentence about it.
    public var comment: String?

    /// A program.
    public init(name: String, version: String, comment: String? = nil) {
        self.name = name
        self.version = version
        self.comment = comment
    }

    /// This library, in the version of its file format.
    public static let servicing = HARProduct(name: "servicing recordings", version: "\(Recording.formatVersion)")
}
