/// The exact request that a plan would send, credentials left out.
public struct NativeRequest: Hashable, Sendable, Codable {
    /// The verb, for example `POST`.
    public let verb: String
    /// Where it goes: the provider's base address.
    public let destination: String
    /// What it addresses there, encoded as it will be sent.
    public let resource: String
    /// The fields that stand beside the body, in order, credentials left out.
    public let fields: [Field]
    /// The body as it will be sent, or nil where there is none.
    public let body: String?
    /// The request for a person's eyes: credentials named and masked, personal data masked.
    public let masked: String

    /// One field beside the body.
    public struct Field: Hashable, Sendable, Codable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: String

        /// A field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A request.
    public init(
        verb: String, destination: String, resource: String, fields: [Field], body: String?, masked: String
    ) {
        self.verb = verb
        self.destination = destination
        self.resource = resource
        self.fields = fields
        self.body = body
        self.masked = masked
    }
}

extension NativeRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The request with credentials and personal data masked.
    public var description: String { masked }

    /// The description.
    public var debugDescription: String { description }

    /// The description alone, so that dumping a request shows no more than printing it.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
