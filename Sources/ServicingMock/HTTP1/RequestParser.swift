import ServicingHTTP

/// A whole request, its body decoded.
struct ParsedRequest {
    var head: RequestHead
    var body: [UInt8]
}

/// A strict, incremental parser of HTTP/1.1 requests (RFC 9112), as a value: it is fed bytes in whatever pieces they
/// come, does no input or output, and gives the same result however the bytes are cut.
struct RequestParser {
    /// What came of a piece.
    enum Step {
        /// The piece is used up, and the request is not whole.
        case needsMore
        /// The header is whole, and the client waits for `100 Continue`. Said once per request; call again after it.
        case continueExpected
        /// A request is whole. What is left of the piece belongs to the next one.
        case request(ParsedRequest)
        /// The request can't be served, nor can anything behind it.
        case refused(RequestRefusal)
    }

    /// How far the current request has come.
    enum Phase: Hashable {
        /// Nothing of it has come, but perhaps empty lines.
        case idle
        /// A part of its header has come.
        case header
        /// Its header is whole, its body is not.
        case body
    }

    private enum State {
        case requestLine
        case fields
        case data(remaining: Int)
        case chunkSize
        case chunkData(remaining: Int)
        case chunkCR
        case chunkLF
        case trailers
        case refused(RequestRefusal)
    }

    private let limits: RequestLimits
    private var state = State.requestLine
    /// The beginning of a line whose end has not come.
    private var line: [UInt8] = []
    private var builder: RequestHeadBuilder?
    private var head: RequestHead?
    private var body: [UInt8] = []
    private var emptyLines = 0
    /// Bytes of the section that is being read line by line: the header, the chunk extensions or the trailers.
    private var sectionBytes = 0

    init(limits: RequestLimits) {
        self.limits = limits
    }

    /// How far the current request has come.
    var phase: Phase {
        switch state {
        case .requestLine: line.isEmpty ? .idle : .header
        case .fields, .refused: .header
        case .data, .chunkSize, .chunkData, .chunkCR, .chunkLF, .trailers: .body
        }
    }

    /// Whether an answer to what has come of the current request has no body.
    var isHead: Bool { head.map { $0.method == .head } ?? builder?.isHead ?? false }

    /// Reads on in a piece, from `position`, which moves behind what was used.
    mutating func advance(_ input: Bytes, _ position: inout Int) -> Step {
        do {
            while true {
                if let step = try step(input, &position) { return step }
            }
        } catch {
            state = .refused(error)
            line = []
            body = []
            return .refused(error)
        }
    }

    /// Says what is wrong with ending here: nil between requests.
    func refusalAtEnd() -> RequestRefusal? {
        phase == .idle ? nil : .incomplete
    }

    private mutating func step(_ input: Bytes, _ position: inout Int) throws(RequestRefusal) -> Step? {
        switch state {
        case .requestLine, .fields, .chunkSize, .trailers:
            guard position < input.count else { return .needsMore }
            return try readLine(input, &position)
        case .data(let remaining):
            guard position < input.count else { return .needsMore }
            let taken = take(remaining, from: input, &position)
            state = .data(remaining: remaining - taken)
            return taken == remaining ? finish() : .needsMore
        case .chunkData(let remaining):
            guard position < input.count else { return .needsMore }
            let taken = take(remaining, from: input, &position)
            state = taken == remaining ? .chunkCR : .chunkData(remaining: remaining - taken)
            return nil
        case .chunkCR:
            guard position < input.count else { return .needsMore }
            guard input[position] == Grammar.cr else { throw .chunkEnd }
            position += 1
            state = .chunkLF
            return nil
        case .chunkLF:
            guard position < input.count else { return .needsMore }
            guard input[position] == Grammar.lf else { throw .chunkEnd }
            position += 1
            state = .chunkSize
            return nil
        case .refused(let refusal):
            throw refusal
        }
    }

    private mutating func readLine(_ input: Bytes, _ position: inout Int) throws(RequestRefusal) -> Step? {
        guard let end = Grammar.index(of: Grammar.lf, in: input, from: position) else {
            line.append(contentsOf: Grammar.slice(input, position, input.count))
            position = input.count
            try line.withUnsafeBufferPointer { (line) throws(RequestRefusal) in
                try checkBeginning(line)
                guard line.count < lineLimit else { throw tooLong(line) }
            }
            return .needsMore
        }
        let piece = Grammar.slice(input, position, end)
        position = end + 1
        guard !line.isEmpty else { return try take(line: piece) }
        var whole: [UInt8] = []
        swap(&whole, &line)
        whole.append(contentsOf: piece)
        return try whole.withUnsafeBufferPointer { (whole) throws(RequestRefusal) in try take(line: whole) }
    }

    /// How long, LF included, the current line may be.
    private var lineLimit: Int {
        switch state {
        case .requestLine: min(limits.header, RequestLine.limit(targetLimit: limits.target))
        case .fields: limits.header - sectionBytes
        case .chunkSize: ChunkSizeLine.digits + limits.chunkExtensions - sectionBytes + 2
        default: limits.trailers - sectionBytes
        }
    }

    /// What to say of a line that is longer than that, of which at least ``lineLimit`` bytes are given.
    private func tooLong(_ line: Bytes) -> RequestRefusal {
        switch state {
        case .requestLine: RequestLine.refusal(ofTooLong: Grammar.slice(line, 0, lineLimit))
        case .fields: .headerTooLarge
        case .chunkSize: .chunkExtension
        default: .trailersTooLarge
        }
    }

    /// Refuses by a line's first bytes, so that what is no HTTP at all need not end its line to be told so.
    private func checkBeginning(_ line: Bytes) throws(RequestRefusal) {
        guard let first = line.first else { return }
        switch state {
        case .requestLine:
            if first == Grammar.cr {
                guard line.count == 1 else { throw .bareCR }
            } else if !Grammar.isToken(first) {
                throw .requestLine
            }
        case .chunkSize:
            guard Grammar.hexValue(first) != nil else { throw .chunkSize }
        default: break
        }
    }

    /// Takes a line without its LF.
    private mutating func take(line: Bytes) throws(RequestRefusal) -> Step? {
        guard !line.isEmpty else { throw .bareLF }
        try checkBeginning(line)
        guard line.count < lineLimit else { throw tooLong(line) }
        guard line[line.count - 1] == Grammar.cr else { throw .bareLF }
        let text = Grammar.slice(line, 0, line.count - 1)
        guard Grammar.index(of: Grammar.cr, in: text) == nil else { throw .bareCR }
        switch state {
        case .requestLine:
            guard !text.isEmpty else {
                emptyLines += 1
                guard emptyLines <= limits.emptyLines else { throw .emptyLines }
                return nil
            }
            builder = try RequestHeadBuilder(text, limits: limits)
            sectionBytes = line.count + 1
            state = .fields
        case .fields:
            sectionBytes += line.count + 1
            if text.isEmpty { return try takeHead() }
            try builder?.add(text)
        case .chunkSize:
            sectionBytes += max(0, text.count - ChunkSizeLine.digits)
            try takeChunk(of: try ChunkSizeLine.size(text))
        default:
            sectionBytes += line.count + 1
            if text.isEmpty { return finish() }
            // Trailers are checked and dropped: merged into the header they could change what was decided by it.
            _ = try FieldLine(text)
        }
        return nil
    }

    private mutating func takeHead() throws(RequestRefusal) -> Step? {
        guard let head = try builder?.finish(limits: limits) else { return nil }
        self.head = head
        sectionBytes = 0
        switch head.body {
        case .none:
            return finish()
        case .length(let length):
            state = .data(remaining: length)
        case .chunked:
            state = .chunkSize
        }
        return head.expectsContinue ? .continueExpected : nil
    }

    private mutating func takeChunk(of size: UInt64) throws(RequestRefusal) {
        guard size > 0 else {
            state = .trailers
            sectionBytes = 0
            return
        }
        guard size <= UInt64(limits.body - body.count) else { throw .bodyTooLarge }
        state = .chunkData(remaining: Int(size))
    }

    /// Moves body bytes; says how many.
    private mutating func take(_ wanted: Int, from input: Bytes, _ position: inout Int) -> Int {
        let count = min(wanted, input.count - position)
        let piece = Grammar.slice(input, position, position + count)
        position += count
        if body.isEmpty {
            // What was promised is not believed further than this: memory is given for what has come.
            body.reserveCapacity(min(wanted, max(count, 65536)))
        }
        body.append(contentsOf: piece)
        return count
    }

    private mutating func finish() -> Step? {
        guard let head else { return nil }
        let request = ParsedRequest(head: head, body: body)
        state = .requestLine
        self.head = nil
        builder = nil
        body = []
        emptyLines = 0
        sectionBytes = 0
        return .request(request)
    }
}
