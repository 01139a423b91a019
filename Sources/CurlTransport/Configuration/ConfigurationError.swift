extension CurlTransport {
    /// Why a transport can't be made. Holds no passphrase and no proxy password.
    public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
        /// The setting's name as it is written in Swift, such as `tls.certificateAuthorities`, or that of the
        /// environment's variable.
        public let setting: String
        /// What is wrong with it.
        public let problem: String

        /// The setting and what is wrong with it.
        public var description: String { "\(setting): \(problem)" }
    }
}
