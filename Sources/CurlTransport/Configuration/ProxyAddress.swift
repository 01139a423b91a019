internal import CCurl

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A proxy's URL as libcurl takes it, the hosts that are reached without it, and what may be shown of it.
struct ProxyAddress: Sendable {
    typealias Problem = CurlTransport.ConfigurationError

    /// The URL with user and password.
    let url: String
    /// libcurl's list of hosts that are reached directly.
    let except: String
    /// Scheme, host and port: what messages show.
    let shown: String

    static func chosen(by policy: CurlTransport.ProxyPolicy) throws(Problem) -> ProxyAddress? {
        switch policy {
        case .none:
            return nil
        case .url(let text):
            return try ProxyAddress(text, except: "", "proxy")
        case .environment:
            for name in ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
                guard let text = variable(name) else { continue }
                // In the environment a scheme may be left out, and then it is http.
                let url = text.contains("://") ? text : "http://" + text
                return try ProxyAddress(url, except: variable("no_proxy") ?? variable("NO_PROXY") ?? "", name)
            }
            return nil
        }
    }

    private init(_ text: String, except: String, _ setting: String) throws(Problem) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Problem(setting: setting, problem: "holds white space or a character beyond ASCII")
        }
        guard let parts = curl_url() else { throw Problem(setting: setting, problem: "could not be read") }
        defer { curl_url_cleanup(parts) }
        guard curl_url_set(parts, CURLUPART_URL, text, ccurl_url_any_scheme()) == CURLUE_OK,
            let scheme = Self.part(CURLUPART_SCHEME, of: parts)
        else {
            throw Problem(setting: setting, problem: "is not a URL such as http://proxy.example:3128")
        }
        guard ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(scheme) else {
            throw Problem(
                setting: setting, problem: "has the scheme '\(scheme)'; it may be http, https, socks4(a) or socks5(h)")
        }
        guard let host = Self.part(CURLUPART_HOST, of: parts), !host.isEmpty else {
            throw Problem(setting: setting, problem: "has no host")
        }
        guard Self.part(CURLUPART_PATH, of: parts) ?? "/" == "/", Self.part(CURLUPART_QUERY, of: parts) == nil,
            Self.part(CURLUPART_FRAGMENT, of: parts) == nil
        else {
            throw Problem(setting: setting, problem: "must end after host and port")
        }
        let port = Self.part(CURLUPART_PORT, of: parts).map { ":" + $0 } ?? ""
        self.url = text
        self.except = except
        self.shown = "\(scheme)://\(host)\(port)"
    }

    private static func part(_ which: CURLUPart, of url: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, which, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
