/// A request method (RFC 9110 §9).
public struct HTTPMethod: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The method's token as it stands in the request line, for example `POST`.
    public let rawValue: String

    /// A method with any token. Use the constants where there is one.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Reads a resource; safe and idempotent.
    public static let get = HTTPMethod(rawValue: "GET")
    /// Reads a resource's header alone.
    public static let head = HTTPMethod(rawValue: "HEAD")
    /// Asks the resource to process the body; neither safe nor idempotent.
    public static let post = HTTPMethod(rawValue: "POST")
    /// Replaces the resource's state; idempotent (RFC 9110 §9.2.2).
    public static let put = HTTPMethod(rawValue: "PUT")
    /// Changes part of the resource's state.
    public static let patch = HTTPMethod(rawValue: "PATCH")
    /// Removes the resource; idempotent.
    public static let delete = HTTPMethod(rawValue: "DELETE")
    /// Asks what the resource can be asked.
    public static let options = HTTPMethod(rawValue: "OPTIONS")

    /// The method's token.
    public var description: String { rawValue }
}
