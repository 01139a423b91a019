import ExactJSON
import Servicing
import ServicingHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Takes credentials and personal data out of exchanges, every copy of each, and puts the same mask in the place of the
/// same value.
///
/// Everything is gone through twice: the first time tells which values there are, the second time finds their copies,
/// also those that stand before the place whose name gave the value away.
struct Redactor: Sendable {
    let rules: RedactionRules
    let patterns = SensitivePatterns()
    var book: MaskBook
    /// Whether members of a name are masked, for names asked about before.
    private var sensitiveNames: [String: Bool] = [:]
    /// What the first pass found.
    private(set) var known: KnownValues
    /// How many bodies deep the body at hand stands in others.
    var depth = 0

    init(_ rules: RedactionRules, book: MaskBook = MaskBook(.recorded)) {
        self.rules = rules
        self.book = book
        known = KnownValues(book)
    }

    /// Interactions whose equal values get equal masks.
    mutating func redact(_ interactions: [Interaction]) -> [Interaction] {
        twice { redactor in interactions.map { redactor.redactOnce($0) } }
    }

    /// A request alone.
    mutating func redact(_ request: RecordedRequest) -> RecordedRequest {
        twice { redactor in redactor.redactOnce(request) }
    }

    /// A whole recording but for what this format itself adds.
    mutating func redact(_ recording: Recording) -> Recording {
        twice { redactor in
            var result = recording
            result.interactions = recording.interactions.map { redactor.redactOnce($0) }
            result.comment = recording.comment.map { redactor.scrub($0) }
            result.creator = redactor.redactOnce(recording.creator)
            result.browser = recording.browser.map { redactor.redactOnce($0) }
            result.state?.seed = redactor.scrub(name: recording.state?.seed ?? "")
            if case .server(let name) = recording.origin?.source {
                result.origin?.source = .server(redactor.scrub(name: name))
            }
            result.origin?.document = recording.origin?.document.map { redactor.redactOnce($0) }
            if let redaction = recording.origin?.redaction {
                result.origin?.redaction = .init(
                    rules: redactor.scrub(name: redaction.rules), digest: redactor.scrub(name: redaction.digest))
            }
            result.bindings = redactor.redactOnce(recording.bindings)
            result.pages = recording.pages.map { redactor.redact($0) }
            result.others = redactor.redact(recording.others)
            return result
        }
    }

    /// Whether a member is masked. Names repeat with every row of a list, so the answer is kept where it depends on the
    /// name alone.
    mutating func masksMember(at path: [String]) -> Bool {
        guard rules.paths.isEmpty, let name = path.last else { return rules.masksMember(at: path) }
        if let known = sensitiveNames[name] { return known }
        let isSensitive = rules.masksMember(at: path)
        sensitiveNames[name] = isSensitive
        return isSensitive
    }

    private mutating func twice<Value>(_ pass: (inout Redactor) -> Value) -> Value {
        _ = pass(&self)
        known = KnownValues(book)
        return pass(&self)
    }

    private mutating func redactOnce(_ product: HARProduct) -> HARProduct {
        HARProduct(
            name: scrub(name: product.name), version: scrub(name: product.version),
            comment: product.comment.map { scrub($0) })
    }

    private mutating func redactOnce(_ document: SourceDocument) -> SourceDocument {
        SourceDocument(
            title: scrub(name: document.title), version: document.version.map { scrub(name: $0) },
            sha256: scrub(name: document.sha256))
    }

    private mutating func redactOnce(_ bindings: RecordingBindings) -> RecordingBindings {
        RecordingBindings(
            credentials: bindings.credentials.map {
                .init(header: scrub(name: $0.header), slot: scrub(name: $0.slot))
            },
            captures: bindings.captures.map {
                .init(name: scrub(name: $0.name), interaction: $0.interaction, path: scrub(name: $0.path))
            })
    }

    private mutating func redactOnce(_ notes: [Inference]) -> [Inference] {
        notes.map { Inference(scrub(name: $0.place), scrub($0.note)) }
    }

    private mutating func redactOnce(_ interaction: Interaction) -> Interaction {
        var result = interaction
        result.pageReference = interaction.pageReference.map { scrub(name: $0) }
        result.connection = interaction.connection.map { scrub(name: $0) }
        result.serverIPAddress = interaction.serverIPAddress.map { scrub(name: $0) }
        result.inferred = redactOnce(interaction.inferred)
        result.contradictions = redactOnce(interaction.contradictions)
        result.request = redactOnce(interaction.request)
        result.response = redactOnce(interaction.response)
        result.comment = interaction.comment.map { scrub($0) }
        result.timings.comment = interaction.timings.comment.map { scrub($0) }
        result.timings.others = redact(interaction.timings.others)
        result.cache = redact(interaction.cache)
        result.others = redact(interaction.others)
        return result
    }

    private mutating func redactOnce(_ request: RecordedRequest) -> RecordedRequest {
        var result = request
        result.method = HTTPMethod(rawValue: scrub(name: request.method.rawValue))
        result.httpVersion = scrub(name: request.httpVersion)
        result.url = redact(request.url)
        result.headers = redact(request.headers)
        if let body = request.body {
            let masked = redact(body: body.bytes, isDecoded: body.sent != nil, request.headers, body.mimeType)
            result.body?.bytes = masked ?? []
            result.body?.mimeType = scrub(body.mimeType)
            result.body?.sent = sent(body.sent, masked ?? [], insteadOf: body.bytes, request.headers)
            result.body?.comment = masked == nil ? Self.leftOut : body.comment.map { scrub($0) }
            result.headers.describe(result.body?.bytes ?? [], insteadOf: body.bytes, sent: result.body?.sent)
        }
        result.comment = request.comment.map { scrub($0) }
        result.others = redact(request.others)
        return result
    }

    private mutating func redactOnce(_ response: RecordedResponse) -> RecordedResponse {
        var result = response
        result.statusText = scrub(response.statusText)
        result.httpVersion = scrub(name: response.httpVersion)
        result.mimeType = scrub(response.mimeType)
        result.headers = redact(response.headers)
        if case .bytes(let bytes) = response.content {
            let masked = redact(
                body: bytes, isDecoded: response.sent != nil, response.headers, response.mimeType)
            result.content = masked.map { .bytes($0) } ?? .missing(size: bytes.count)
            result.sent = sent(response.sent, masked ?? [], insteadOf: bytes, response.headers)
            result.headers.describe(masked ?? bytes, insteadOf: bytes, sent: result.sent)
            if masked == nil { result.contentComment = Self.leftOut }
            result.chunks = RecordedResponse.chunks(response.chunks, fitting: result.sentBytes.count)
        }
        result.trailers = redact(response.trailers)
        if result.body != response.body { result.trailers.dropDigests() }
        result.comment = response.comment.map { scrub($0) }
        result.contentComment = result.contentComment.map { scrub($0) }
        result.others = redact(response.others)
        return result
    }
}

extension Redactor {
    private static let leftOut = "Left out, since it is in a coding in which nothing can be found and masked."

    /// A body masked; nil where it is in a coding that can't be looked into: an unknown one, or data that is cut off.
    fileprivate mutating func redact(
        body: [UInt8], isDecoded: Bool, _ headers: HTTPHeaders, _ mimeType: String
    ) -> [UInt8]? {
        let isCoded = (!isDecoded && ContentCoding.isNamed(in: headers)) || body.starts(with: [0x1F, 0x8B, 8])
        if isCoded, String(validating: body, as: UTF8.self) == nil, ContentCoding.gunzip(body) == nil { return nil }
        return redact(body: body, mimeType: mimeType)
    }

    /// The bytes as sent, where they still hold what the body holds; else the body in the same coding.
    fileprivate func sent(
        _ sent: [UInt8]?, _ body: [UInt8], insteadOf old: [UInt8], _ headers: HTTPHeaders
    ) -> [UInt8]? {
        // What is in no known coding, or holds something else than the body, can't be looked into.
        guard let sent, let coding = ContentCoding(headers), coding.decode(sent) == old else { return nil }
        return body == old && ContentCoding.hasPlainHeader(sent) ? sent : coding.encode(body)
    }
}

extension HTTPHeaders {
    /// Makes the fields agree with a body that was changed. A body that had been encoded has another length on the wire
    /// than here, which nobody knows any more once it is changed.
    fileprivate mutating func describe(_ body: [UInt8], insteadOf old: [UInt8], sent: [UInt8]?) {
        guard body != old || sent != nil else { return }
        let isEncoded = self["Content-Encoding"] != nil
        self = HTTPHeaders(
            unchecked: fields.compactMap { field in
                let name = field.name.lowercased()
                if Self.digests.contains(name) { return body == old ? field : nil }
                guard name == "content-length" else { return field }
                if let sent { return HTTPField(unchecked: field.name, String(sent.count)) }
                return isEncoded ? nil : HTTPField(unchecked: field.name, String(body.count))
            })
    }

    /// Takes out what tells of a body that was changed: by a digest a value could be found out.
    fileprivate mutating func dropDigests() {
        self = HTTPHeaders(unchecked: fields.filter { !Self.digests.contains($0.name.lowercased()) })
    }

    private static let digests: Set<String> = [
        "content-md5", "digest", "content-digest", "repr-digest", "x-checksum", "x-content-sha256",
    ]
}
