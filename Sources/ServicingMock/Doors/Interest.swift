/// What a socket is watched for.
struct Interest: OptionSet {
    let rawValue: UInt8

    /// Something to receive.
    static let receiving = Interest(rawValue: 1)
    /// Room to send.
    static let sending = Interest(rawValue: 2)
}

/// What a wait found out about one socket.
struct Readiness {
    /// What the socket was added with; ``wakeToken`` for a wake-up.
    let token: UInt64
    /// There is something to receive, or the peer's end.
    let isReadable: Bool
    /// There is room to send.
    let isWritable: Bool
    /// The connection is broken, or over in both directions.
    let isBroken: Bool

    /// The token that no socket has.
    static let wakeToken = UInt64.max
}
