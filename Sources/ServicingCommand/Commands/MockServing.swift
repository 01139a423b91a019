import ExactJSON
import Servicing
import ServicingMock

/// Where `servicing mock` listens, who may use its control API, and how much it takes.
struct MockServing {
    private static let host = Option("host", "the IP address to listen on (default 127.0.0.1)")
    private static let port = Option("port", "the port, 0 to pick a free one (default 8080)")
    private static let tokenFile = Option("token-file", "a file with the token that the control API asks for")
    private static let hosts = Option(
        "allow-hosts", "names, joined by commas, under which the control API may be asked")
    private static let worlds = Option("worlds", "how many worlds there may be (default 10000)")
    private static let limits = Option("limits", "sizes and times that the server allows, as NAME=VALUE,…")

    static let options = [host, port, tokenFile, hosts, worlds, limits]
    /// The variable that has the token where no file is named.
    static let tokenVariable = "SERVICING_MOCK_TOKEN"

    let host: String
    let port: UInt16
    let access: ControlAccess
    let worldLimit: Int
    let limits: MockServer.Limits

    init(_ arguments: Arguments, environment: [String: String]) throws(UsageError) {
        host = arguments[Self.host] ?? "127.0.0.1"
        guard let port = UInt16(arguments[Self.port] ?? "8080") else {
            throw UsageError("--port must be a number from 0 to 65535", "mock")
        }
        self.port = port
        guard let worlds = Int(arguments[Self.worlds] ?? "10000"), (1...1_000_000).contains(worlds) else {
            throw UsageError("--worlds must be a number from 1 to 1000000", "mock")
        }
        worldLimit = worlds
        limits = try MockLimits.read(arguments[Self.limits])
        let token = try Self.token(arguments[Self.tokenFile], environment)
        var hosts = Set((arguments[Self.hosts] ?? "").split(separator: ",").map(String.init))
        guard hosts.allSatisfy({ !$0.contains("/") && !$0.contains(" ") }) else {
            throw UsageError("--allow-hosts takes names without scheme and path, joined by commas", "mock")
        }
        // The address that is listened on is a name for this machine; it is no one's to point elsewhere.
        hosts.insert(host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host)
        access = ControlAccess(token: token, hosts: hosts)
    }

    /// Serves the worlds; other machines only where they need a token for the control API.
    func start(_ worlds: MockWorlds) throws(UsageError) -> MockServer? {
        do throws(MockServerError) {
            return try MockServer.start(
                handler: worlds, host: host, port: port, beyondLoopback: access.token != nil, configuration: limits)
        } catch {
            if case .notLoopback = error {
                throw UsageError(
                    "other machines can reach \(host): the control API needs a token there, by --token-file or "
                        + Self.tokenVariable, "mock")
            }
            Console.error("servicing: \(error)")
            return nil
        }
    }

    private static func token(
        _ path: String?, _ environment: [String: String]
    ) throws(UsageError) -> String? {
        var text = environment[tokenVariable]
        if let path {
            do throws(BodyProblem) {
                text = String(decoding: try BodySource.file(path).read(), as: UTF8.self)
            } catch {
                throw UsageError("--token-file: \(path) can't be read", "mock")
            }
            if text?.hasSuffix("\n") == true { text?.removeLast() }
        }
        guard let text else { return nil }
        guard (16...1024).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw UsageError(
                "the control API's token must be 16 to 1024 characters of printable ASCII without spaces", "mock")
        }
        return text
    }
}
