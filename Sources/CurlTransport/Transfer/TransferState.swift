internal import CCurl

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What libcurl's callbacks read and write of one transfer: plain memory at a fixed address, so that no reference is
/// counted on the way of each header line.
struct TransferState {
    /// Why a callback stopped the transfer.
    enum Stop {
        /// The request was about to be handed to a second connection.
        case secondDelivery
        /// The request was about to be handed to a kept-alive connection on which something had come unasked.
        case staleConnection
        /// Clear text was about to go to another machine.
        case notLoopback
        /// The answer's header is larger than the cap.
        case headerTooLarge
        /// The answer's body is larger than the cap.
        case bodyTooLarge
        /// A line of the answer's header holds a NUL, which ends a text for some readers and not for others.
        case nulInHeader
        /// A status line came where a chunked body's trailers are.
        case statusLineInTrailers
    }

    let handle: UnsafeMutableRawPointer
    /// The slot's place in the pool.
    let index: Int
    let maximumHeader: Int
    let maximumBody: Int
    /// The driver's clock.
    let now: UnsafePointer<ContinuousClock.Instant>
    /// The driver's sockets.
    let sockets: UnsafeMutablePointer<OpenSockets>
    /// Whether a kept-alive connection to the origin brings nothing unless it is asked: not so in HTTP/2.
    var isQuietWhenIdle = false
    /// Whether the peer must be this machine.
    var isClearText = false

    /// How often a connection stood ready and the request was handed to it.
    var deliveries = 0
    /// libcurl's count of sent request bytes when the request was first handed over; a proxy's CONNECT is in it.
    var sentBefore = 0
    var stop: Stop?
    /// The lines of the answer's header from the last status line on, with their line breaks.
    var header = RawBuffer(capacity: 1024)
    /// The lines that came behind the body.
    var trailers = RawBuffer(capacity: 64)
    /// All header bytes that came, interim answers and trailers included.
    var headerBytes = 0
    /// Whether the empty line that ends the final answer's header came.
    var isHeaderWhole = false
    /// The status of the last status line; 0 before there was one.
    var status = 0
    /// When the first line of an answer came.
    var firstLine: ContinuousClock.Instant?
    var body = RawBuffer(capacity: 4096)

    mutating func clear() {
        deliveries = 0
        sentBefore = 0
        stop = nil
        header.clear(keepingUpTo: 16 << 10)
        trailers.clear(keepingUpTo: 16 << 10)
        headerBytes = 0
        isHeaderWhole = false
        status = 0
        firstLine = nil
        body.clear(keepingUpTo: 64 << 10)
    }

    /// Takes one header line. False stops the transfer.
    @inline(__always)
    mutating func take(headerLine line: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        headerBytes += length
        guard headerBytes <= maximumHeader else {
            stop = .headerTooLarge
            return false
        }
        guard memchr(line, 0, length) == nil else {
            stop = .nulInHeader
            return false
        }
        let isStatusLine = length >= 5 && Self.isStatusLine(line)
        if isHeaderWhole {
            // What follows the header are a chunked body's trailers.
            if isStatusLine { stop = .statusLineInTrailers } else { trailers.append(line, length) }
            return !isStatusLine
        }
        if isStatusLine {
            if firstLine == nil { firstLine = now.pointee }
            header.clear(keepingUpTo: 16 << 10)
            status = Self.status(line, length)
        } else if line[0] == 0x0A || (length >= 2 && line[0] == 0x0D && line[1] == 0x0A) {
            // An interim answer's header is followed by the next one's. 101 changes the protocol: nothing follows.
            isHeaderWhole = status >= 200 || status == 101
            return true
        }
        header.append(line, length)
        return true
    }

    /// Takes a part of the body. False stops the transfer.
    @inline(__always)
    mutating func take(body part: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        guard length <= maximumBody - body.count else {
            stop = .bodyTooLarge
            return false
        }
        body.append(part, length)
        return true
    }

    /// Notes that a connection to `peer` stands ready for the request. False keeps the request from it.
    mutating func handOver(to peer: UnsafePointer<CChar>?, from port: Int32) -> Bool {
        guard deliveries == 0 else {
            stop = .secondDelivery
            return false
        }
        if isClearText, !Self.isLoopback(peer) {
            stop = .notLoopback
            return false
        }
        if isQuietWhenIdle, isReused, sockets.pointee.hasUnread(port: port) {
            stop = .staleConnection
            return false
        }
        deliveries = 1
        sentBefore = sentBytes
        return true
    }

    /// Whether the transfer's connection served another one before.
    private var isReused: Bool {
        var connects = 0
        _ = ccurl_get_long(handle, CURLINFO_NUM_CONNECTS, &connects)
        return connects == 0
    }

    /// How many request bytes libcurl has sent, a proxy's CONNECT included.
    var sentBytes: Int {
        var bytes = 0
        _ = ccurl_get_long(handle, CURLINFO_REQUEST_SIZE, &bytes)
        return bytes
    }

    /// Whether the line begins with `HTTP/`, which no field can: `/` is not allowed in a name.
    private static func isStatusLine(_ line: UnsafePointer<UInt8>) -> Bool {
        line[0] | 0x20 == UInt8(ascii: "h") && line[1] | 0x20 == UInt8(ascii: "t")
            && line[2] | 0x20 == UInt8(ascii: "t") && line[3] | 0x20 == UInt8(ascii: "p")
            && line[4] == UInt8(ascii: "/")
    }

    /// The three digits after the version, or 0 where there are none.
    private static func status(_ line: UnsafePointer<UInt8>, _ length: Int) -> Int {
        var at = 5
        while at < length, line[at] != 0x20 { at += 1 }
        while at < length, line[at] == 0x20 { at += 1 }
        var value = 0
        for digit in at..<at + 3 {
            guard digit < length, line[digit] >= 0x30, line[digit] <= 0x39 else { return 0 }
            value = value * 10 + Int(line[digit] - 0x30)
        }
        return value
    }

    private static func isLoopback(_ peer: UnsafePointer<CChar>?) -> Bool {
        guard let peer else { return false }
        let address = String(cString: peer)
        return address.hasPrefix("127.") || address == "::1"
    }
}

/// The functions that libcurl calls. Each gets the transfer's state as its last argument.
enum Callbacks {
    static let header: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
        guard let bytes = $0, let state = $3 else { return 0 }
        let length = $1 * $2
        let taken = UnsafeMutableRawPointer(bytes).withMemoryRebound(to: UInt8.self, capacity: length) {
            state.assumingMemoryBound(to: TransferState.self).pointee.take(headerLine: $0, length)
        }
        return taken ? length : 0
    }

    static let body: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
        guard let bytes = $0, let state = $3 else { return 0 }
        let length = $1 * $2
        let taken = UnsafeMutableRawPointer(bytes).withMemoryRebound(to: UInt8.self, capacity: length) {
            state.assumingMemoryBound(to: TransferState.self).pointee.take(body: $0, length)
        }
        return taken ? length : 0
    }

    static let handOver:
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?, Int32, Int32
        ) -> Int32 = { state, peer, _, _, port in
            guard let state else { return CURL_PREREQFUNC_ABORT }
            return state.assumingMemoryBound(to: TransferState.self).pointee.handOver(to: peer, from: port)
                ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
}
