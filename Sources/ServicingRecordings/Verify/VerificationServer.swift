public import Servicing
public import ServicingHTTP

/// A server that recordings are compared with, and how it is reached.
public struct VerificationServer: Sendable {
    /// Where it answers.
    public var baseURL: BaseURL
    /// What carries the requests.
    public var transport: any HTTPTransport
    /// The whole values of headers whose credentials the recordings have masked, by the slots that the recordings name.
    public var credentials: [String: Secret]

    /// A server.
    public init(baseURL: BaseURL, transport: any HTTPTransport, credentials: [String: Secret] = [:]) {
        self.baseURL = baseURL
        self.transport = transport
        self.credentials = credentials
    }
}

/// Why a state can't be brought about. The reason is printed; it must hold nothing secret.
public struct StateProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason, as the end of a sentence.
    public let description: String

    /// A reason.
    public init(_ description: String) {
        self.description = description
    }
}
