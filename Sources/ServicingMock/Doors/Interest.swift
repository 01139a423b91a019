/// What a socket is watched for.
struct Interest: OptionSet {
    let rawValue: UInt8

    /// Something to receive.
    static let receiving = Interest(rawValue: 1)
    /// Room to send.
    static let sending = Interest(rawValue: 2)
}
