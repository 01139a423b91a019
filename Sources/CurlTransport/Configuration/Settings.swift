internal import CCurl
internal import ServicingHTTP

/// A configuration that was checked, in the form that handles are set up from.
struct Settings: Sendable {
    typealias Problem = CurlTransport.ConfigurationError

    let maximumActive: Int
    let connectTimeoutMilliseconds: Int
    let maximumBody: Int
    let maximumHeader: Int
    let maximumConnections: Int
    let idleLifetime: Duration
    let userAgent: String
    let keepsSentBodies: Bool
    /// The lowest version of TLS as libcurl numbers it.
    let minimumTLSNumber: Int
    let authorities: String?
    let client: CurlTransport.ClientCertificate?
    /// The pins as libcurl takes them, joined by semicolons.
    let pins: String?
    let proxy: ProxyAddress?

    init(_ configuration: CurlTransport.Configuration) throws(Problem) {
        try Libcurl.check()
        func positive(_ value: Int, _ setting: String) throws(Problem) -> Int {
            guard value >= 1 else { throw Problem(setting: setting, problem: "is \(value); it must be 1 or more") }
            return value
        }
        func limited(_ value: Duration, from least: Duration, _ setting: String) throws(Problem) -> Duration {
            guard value >= least, value <= .seconds(86_400) else {
                throw Problem(setting: setting, problem: "is \(value); it must be from \(least) to a day")
            }
            return value
        }
        maximumActive = try positive(configuration.maximumActiveTransfers, "maximumActiveTransfers")
        maximumBody = try positive(configuration.maximumBodyBytes, "maximumBodyBytes")
        maximumHeader = try positive(configuration.maximumHeaderBytes, "maximumHeaderBytes")
        maximumConnections = try positive(configuration.maximumConnections, "maximumConnections")
        idleLifetime = try limited(configuration.idleConnectionLifetime, from: .seconds(1), "idleConnectionLifetime")
        connectTimeoutMilliseconds = try limited(configuration.connectTimeout, from: .milliseconds(1), "connectTimeout")
            .wholeMilliseconds
        do {
            var headers = HTTPHeaders()
            try headers.set("User-Agent", to: configuration.userAgent)
        } catch {
            throw Problem(setting: "userAgent", problem: error.description)
        }
        userAgent = configuration.userAgent
        keepsSentBodies = configuration.keepsSentBodies
        switch configuration.tls.minimumVersion {
        case .v1_2: minimumTLSNumber = Int(CURL_SSLVERSION_TLSv1_2)
        case .v1_3: minimumTLSNumber = Int(CURL_SSLVERSION_TLSv1_3)
        }
        authorities = configuration.tls.certificateAuthorities
        if let authorities {
            try PEMFile.check(authorities, holds: "CERTIFICATE-----", "tls.certificateAuthorities")
        }
        client = configuration.tls.clientCertificate
        if let client {
            try PEMFile.check(
                client.certificate, holds: "CERTIFICATE-----", "tls.clientCertificate.certificate")
            try PEMFile.check(client.key, holds: "PRIVATE KEY-----", "tls.clientCertificate.key")
            if let passphrase = client.passphrase, passphrase.utf8.contains(0) {
                throw Problem(setting: "tls.clientCertificate.passphrase", problem: "holds a NUL")
            }
        }
        for pin in configuration.tls.pinnedPublicKeys where !Self.isPin(pin) {
            throw Problem(
                setting: "tls.pinnedPublicKeys",
                problem: "'\(pin.prefix(80))' is not sha256// and the 44 characters of a Base64 SHA-256")
        }
        pins =
            configuration.tls.pinnedPublicKeys.isEmpty
            ? nil : configuration.tls.pinnedPublicKeys.joined(separator: ";")
        proxy = try ProxyAddress.chosen(by: configuration.proxy)
    }

    /// `sha256//` and 32 bytes in Base64: 43 digits and one `=`.
    private static func isPin(_ text: String) -> Bool {
        guard text.hasPrefix("sha256//") else { return false }
        let digits = text.utf8.dropFirst(8)
        return digits.count == 44 && digits.last == UInt8(ascii: "=")
            && digits.dropLast().allSatisfy {
                switch $0 {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                    true
                default: false
                }
            }
    }
}

extension Duration {
    /// In milliseconds, a part of one counted as a whole one.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
