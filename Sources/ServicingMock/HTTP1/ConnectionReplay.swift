/// What a connection would answer to bytes, without a socket, a clock or a thread.
package struct ConnectionReplay: Hashable, Sendable {
    /// All bytes that would be sent back.
    package let answers: [UInt8]
    /// How many requests came whole.
    package let served: Int
    /// Whether the connection would be kept open when the bytes have come, before the client ends it.
    package let isKept: Bool

    /// Feeds a connection with pieces, one after the other, and ends it. Replies that are held back come at once.
    ///
    /// - Parameters:
    ///   - pieces: what the client sends, as it comes.
    ///   - handler: what answers requests.
    package init(of pieces: [[UInt8]], to handler: any RequestHandler) {
        let service = Conversation.Service(handler: handler, date: "Sun, 06 Nov 1994 08:49:37 GMT")
        var conversation = Conversation(connection: 1, limits: MockServer.Limits.standard.request)
        var answers: [UInt8] = []
        for piece in pieces {
            piece.withUnsafeBufferPointer { conversation.receive($0, into: &answers, service) }
            Self.settle(&conversation, &answers, service)
        }
        isKept = if case .ending = conversation.stage { false } else { true }
        conversation.receiveEnd(into: &answers, service)
        served = conversation.served
        self.answers = answers
    }

    /// Goes on until nothing is left to be served.
    private static func settle(
        _ conversation: inout Conversation, _ answers: inout [UInt8], _ service: Conversation.Service
    ) {
        while true {
            switch conversation.stage {
            case .waiting: conversation.release(into: &answers, service)
            case .open where conversation.hasAhead:
                let count = answers.count
                var more: [UInt8] = []
                conversation.resume(into: &more, service)
                answers += more
                if answers.count == count, conversation.stage == .open { return }
            case .open, .asking, .ending: return
            }
        }
    }
}
