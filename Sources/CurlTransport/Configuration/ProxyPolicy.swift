extension CurlTransport {
    /// Which proxy `https` goes through, always as a tunnel: the proxy sees the host's name and no header of the
    /// request. Clear text stays on this machine and never goes to a proxy.
    ///
    /// Its description leaves user and password out.
    public enum ProxyPolicy: Sendable, CustomStringConvertible, CustomReflectable {
        /// No proxy, whatever the environment says.
        case none
        /// This one: `http://`, `https://`, `socks4://`, `socks4a://`, `socks5://` or `socks5h://`, optionally with
        /// user and password.
        case url(String)
        /// What `https_proxy`, `HTTPS_PROXY`, `all_proxy` or `ALL_PROXY` says (the first that is set), except to hosts
        /// in `no_proxy` or `NO_PROXY`. Read once, when the transport is made.
        case environment

        /// The policy.
        public var description: String {
            switch self {
            case .none: "none"
            case .url: "url(***)"
            case .environment: "environment"
            }
        }

        /// The policy.
        public var customMirror: Mirror { Mirror(self, children: ["policy": description], displayStyle: .enum) }
    }
}
