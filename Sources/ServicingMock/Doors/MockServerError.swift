/// Why a ``MockServer`` could not be started.
public enum MockServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The host is not an IP address, nor `localhost`.
    case badHost(String)
    /// The host is an address that other machines can reach, and that was not asked for.
    case notLoopback(String)
    /// The host is an address that this machine does not have.
    case addressNotAvailable(String)
    /// Another process, or another server of this one, listens on the port.
    case portInUse(UInt16)
    /// The port is one that this user may not listen on.
    case portNotPermitted(UInt16)
    /// The system refused something else: the call, and the system's number for the reason.
    case system(call: String, code: Int32)

    /// What is wrong and what can be done.
    public var description: String {
        switch self {
        case .badHost(let host):
            "'\(host)' is not an IP address to listen on; give one such as 127.0.0.1 or ::1, or localhost"
        case .notLoopback(let host):
            "'\(host)' is not a loopback address; listening where other machines can connect must be asked for"
        case .addressNotAvailable(let host):
            "this machine has no address '\(host)'"
        case .portInUse(let port):
            "port \(port) is in use; choose another one, or 0 for any that is free"
        case .portNotPermitted(let port):
            "this user may not listen on port \(port); choose one above 1023, or 0 for any that is free"
        case .system(let call, let code):
            "the system refused \(call) (error \(code))"
        }
    }
}
