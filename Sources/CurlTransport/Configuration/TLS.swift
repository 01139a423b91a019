extension CurlTransport {
    /// Which peers are trusted and how this client proves who it is. Certificate and host name are always verified.
    public struct TLS: Sendable {
        /// The lowest protocol version that is spoken.
        public enum Version: Sendable, Hashable {
            /// TLS 1.2 (RFC 5246).
            case v1_2
            /// TLS 1.3 (RFC 8446).
            case v1_3
        }

        /// The lowest protocol version that is spoken.
        public var minimumVersion = Version.v1_2
        /// A file of PEM certificates to trust in place of the system's.
        public var certificateAuthorities: String?
        /// The client's own certificate, for servers that ask for one.
        public var clientCertificate: ClientCertificate?
        /// Public keys, one of which the server's certificate must hold in addition to being trusted: each
        /// `sha256//` and the Base64 of the SHA-256 of its DER form (RFC 7469 §2.4). None means any.
        public var pinnedPublicKeys: [String] = []

        /// The system's trusted certificates and TLS 1.2 or newer.
        public init() {}
    }

    /// A client certificate and its key. Its description leaves the passphrase out.
    public struct ClientCertificate: Sendable, CustomStringConvertible, CustomReflectable {
        /// The PEM file of the certificate, with those between it and the authority after it.
        public var certificate: String
        /// The PEM file of the private key.
        public var key: String
        /// What the key is encrypted with, if it is.
        public var passphrase: String?

        /// A certificate and key from files.
        public init(certificate: String, key: String, passphrase: String? = nil) {
            self.certificate = certificate
            self.key = key
            self.passphrase = passphrase
        }

        /// The two files.
        public var description: String {
            "certificate \(certificate), key \(key)\(passphrase == nil ? "" : ", passphrase ***")"
        }

        /// The two files.
        public var customMirror: Mirror {
            Mirror(self, children: ["certificate": certificate, "key": key], displayStyle: .struct)
        }
    }
}
