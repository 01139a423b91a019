import CurlTransport
import Servicing
import ServicingHTTP

/// The options that say how a provider is reached, the same ones for every command that reaches one.
extension Option {
    static let caFile = Option("ca-file", "a PEM file of the certificates to trust in place of the system's")
    static let clientCert = Option(
        "client-cert", "a PEM file of this client's certificate, for servers that ask for one")
    static let clientKey = Option(
        "client-key", "a PEM file of its private key; where left out, the one that holds the certificate")
    static let pinKey = Option(
        "pin-key", "the server's public key has to be this: sha256// and Base64; several, joined by ;, for any of them")
    static let proxy = Option(
        "proxy", "the proxy that https goes through, as in http://proxy.example:3128; env for the environment's")
    static let maxResponseBytes = Option(
        "max-response-bytes", "the largest body of an answer that is taken, decompressed (default 33554432)")
    static let retries = Option(
        "retries", "how often a request is sent again where that is safe, all within --timeout (default 2)")
    static let trace = Option(
        "trace", "print what goes over the wire to standard error, masked, and send a traceparent", isSwitch: true)
    static let evidence = Option(
        "evidence", "write what was asked, sent and answered, masked, to this new file, to be kept for a dispute")

    /// What every command that reaches a provider takes.
    static let connection: [Option] = [
        .caFile, .clientCert, .clientKey, .pinKey, .proxy, .maxResponseBytes, .retries,
    ]
}

/// How a provider is reached, as the options and the environment say.
struct ConnectionOptions: Sendable {
    private var configuration = CurlTransport.Configuration()
    /// How often a request is sent again.
    private(set) var retry = RetryPolicy.standard

    /// What the client's key is encrypted with: in the environment, as other users of a machine can read arguments.
    private static let passphrase = "SERVICING_CLIENT_KEY_PASSPHRASE"

    /// - Parameters:
    ///   - value: the text of an option, where it is given.
    ///   - problems: takes what is wrong with the options.
    init(_ value: (Option) -> String?, environment: [String: String], problems: inout [FieldProblem]) {
        configuration.tls.certificateAuthorities = value(.caFile)
        if let certificate = value(.clientCert) {
            configuration.tls.clientCertificate = CurlTransport.ClientCertificate(
                certificate: certificate, key: value(.clientKey) ?? certificate,
                passphrase: environment[Self.passphrase])
        } else if value(.clientKey) != nil {
            problems.append(
                FieldProblem("--client-key", "is given without --client-cert", allowed: Option.clientCert.meaning))
        }
        if let pins = value(.pinKey) {
            configuration.tls.pinnedPublicKeys = pins.split(separator: ";", omittingEmptySubsequences: false)
                .map(String.init)
        }
        if let proxy = value(.proxy) { configuration.proxy = proxy == "env" ? .environment : .url(proxy) }
        if let bytes = Self.number(value, .maxResponseBytes, 1...1 << 40, &problems) {
            configuration.maximumBodyBytes = bytes
        }
        if let retries = Self.number(value, .retries, 0...100, &problems) {
            retry = RetryPolicy(maximumTries: retries + 1)
        }
    }

    /// The transport.
    ///
    /// - Parameter atATime: how many requests are on their way at once, at most.
    /// - Throws: `invalidRequest` with everything that is wrong with the options, each file by its name.
    func transport(of provider: ProviderID? = nil, atATime: Int = 64) throws(ServicingError) -> CurlTransport {
        var configuration = configuration
        configuration.maximumActiveTransfers = atATime
        configuration.maximumConnections = atATime
        var problems: [FieldProblem] = []
        while true {
            do {
                let transport = try CurlTransport(configuration)
                guard !problems.isEmpty else { return transport }
                break
            } catch {
                guard let (option, source) = configuration.withdraw(error.setting) else {
                    throw ServicingError(.transport, .notSent, "the transport can't be started: \(error)")
                }
                problems.append(FieldProblem("--" + option.name, source + error.problem, allowed: option.meaning))
            }
        }
        throw ServicingError(
            .invalidRequest, .notSent, "the connection can't be made as asked; nothing was sent", provider: provider,
            problems: problems)
    }

    private static func number(
        _ value: (Option) -> String?, _ option: Option, _ allowed: ClosedRange<Int>, _ problems: inout [FieldProblem]
    ) -> Int? {
        guard let text = value(option) else { return nil }
        if let number = Int(text), allowed.contains(number) { return number }
        problems.append(
            FieldProblem(
                "--" + option.name, Int(text) == nil ? "is not a whole number" : "is out of its range",
                allowed: "\(allowed.lowerBound) to \(allowed.upperBound)"))
        return nil
    }
}

extension CurlTransport.Configuration {
    /// Takes back a setting that can't be used, so that the next one that can't is found as well.
    ///
    /// - Parameter setting: its name in a ``CurlTransport/ConfigurationError``.
    /// - Returns: the option that it came from, and where that names the environment, the variable; nil where it came
    ///   from none.
    fileprivate mutating func withdraw(_ setting: String) -> (Option, source: String)? {
        switch setting {
        case "tls.certificateAuthorities":
            tls.certificateAuthorities = nil
            return (.caFile, "")
        case "tls.clientCertificate.certificate", "tls.clientCertificate.key", "tls.clientCertificate.passphrase":
            let certificate = tls.clientCertificate
            tls.clientCertificate = nil
            let isKey = setting.hasSuffix(".key") && certificate?.key != certificate?.certificate
            return (isKey ? .clientKey : .clientCert, "")
        case "tls.pinnedPublicKeys":
            tls.pinnedPublicKeys = []
            return (.pinKey, "")
        case "proxy":
            proxy = .none
            return (.proxy, "")
        case "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY":
            proxy = .none
            return (.proxy, "the environment's \(setting) ")
        default: return nil
        }
    }
}
