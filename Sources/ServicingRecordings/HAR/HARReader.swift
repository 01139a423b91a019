import ExactJSON
import Servicing
import ServicingHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Recording {
    /// Reads a HAR file's bytes.
    ///
    /// Files of other tools are read too: what they leave out of HAR 1.2 is taken for empty or unknown, and `null` for
    /// absent. Sizes, `time`, `cookies` and `queryString` are not read, since headers, URL and timings say the same.
    ///
    /// - Parameter file: the name that errors give the file.
    /// - Throws: ``RecordingError`` with file, interaction and JSON path.
    public init(har bytes: [UInt8], file: String? = nil) throws(RecordingError) {
        try self.init(har: bytes, file: file, attachments: nil)
    }

    init(har bytes: [UInt8], file: String?, attachments: HARAttachments?) throws(RecordingError) {
        let document: JSONDocument
        do {
            // Some tools begin their files with a byte order mark.
            let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
            document = try JSONDocument(parsing: hasMark ? Array(bytes.dropFirst(3)) : bytes)
        } catch {
            throw RecordingError(.notJSON, file: file, path: error.path, error.message)
        }
        let log = try HARNode(document.root, path: "", file: file, attachments: attachments).required("log")
        let entries = try log.required("entries").elements(areInteractions: true)
        var interactions: [Interaction] = []
        for entry in entries { interactions.append(try entry.readInteraction()) }
        try self.init(
            interactions: interactions, origin: log.optional("_origin")?.readOrigin(),
            state: log.optional("_state")?.readState(),
            bindings: log.optional("_bind")?.readBindings() ?? RecordingBindings(),
            comment: log.optionalText("comment"),
            creator: log.optional("creator")?.readProduct() ?? HARProduct(name: "unknown", version: ""),
            browser: log.optional("browser")?.readProduct(),
            pages: log.optional("pages")?.elements().map(\.node.value.withoutNulls) ?? [],
            others: log.others(besides: ["_origin", "_state", "_bind"]))
        try check(file: file)
    }
}

extension JSONValue {
    /// The value without members that are null, which HAR allows in `cache` alone.
    fileprivate var withoutNulls: JSONValue {
        switch self {
        case .object(let object):
            .object(
                JSONObject(members: object.members.filter { !$0.value.isNull }.map { ($0.key, $0.value.withoutNulls) }))
        case .array(let elements): .array(elements.map(\.withoutNulls))
        default: self
        }
    }
}

extension HARNode {
    fileprivate func readProduct() throws(RecordingError) -> HARProduct {
        HARProduct(
            name: try optionalText("name") ?? "", version: try optionalText("version") ?? "",
            comment: try optionalText("comment"))
    }

    fileprivate func readInteraction() throws(RecordingError) -> Interaction {
        func notes(_ key: String) throws(RecordingError) -> [Inference] {
            var notes: [Inference] = []
            for item in try optional(key)?.elements() ?? [] {
                notes.append(Inference(try item.text("place"), try item.text("note")))
            }
            return notes
        }
        return Interaction(
            startedAt: try required("startedDateTime").timestamp(),
            request: try required("request").readRequest(), response: try required("response").readResponse(),
            timings: try optional("timings")?.readTimings() ?? RecordedTimings(),
            cache: try optional("cache")?.object() ?? [:], pageReference: try optionalText("pageref"),
            serverIPAddress: try optionalText("serverIPAddress").flatMap { $0.isEmpty ? nil : $0 },
            connection: try optionalText("connection"),
            comment: try optionalText("comment"), inferred: try notes("_inferred"),
            contradictions: try notes("_contradictions"), others: others(besides: ["_inferred", "_contradictions"]))
    }

    private func readRequest() throws(RecordingError) -> RecordedRequest {
        let headers = try readHeaders()
        return RecordedRequest(
            method: HTTPMethod(rawValue: try text("method")), url: RecordedURL(try text("url")),
            httpVersion: try optionalText("httpVersion") ?? "HTTP/1.1", headers: headers,
            body: try optional("postData")?.readPostData(ContentCoding(headers)),
            comment: try optionalText("comment"), others: others())
    }

    private func readResponse() throws(RecordingError) -> RecordedResponse {
        let status = try required("status").integer()
        let headers = try readHeaders()
        let content = optional("content")
        let isUnstated = try optionalText("_body") == "unstated"
        var body: RecordedResponse.Content = isUnstated ? .unstated : try content?.readContent() ?? .bytes([])
        var sent = try content?.optional("_sent")?.base64()
        // Some tools keep the bytes as they were sent where HAR has the decoded ones.
        if sent == nil, case .bytes(let bytes) = body, let decoded = ContentCoding(headers)?.decode(bytes) {
            body = .bytes(decoded)
            sent = bytes
        }
        // A file of another tool may call something else so.
        let chunks = optional("_chunks")?.sizes ?? []
        let trailers = optional("_trailers")?.fields
        var response = RecordedResponse(
            status: status, statusText: try optionalText("statusText") ?? "",
            httpVersion: try optionalText("httpVersion") ?? "HTTP/1.1", headers: headers,
            mimeType: try content?.optionalText("mimeType"),
            content: body, sent: sent, chunks: chunks, trailers: trailers ?? HTTPHeaders(),
            comment: try optionalText("comment"), contentComment: try content?.optionalText("comment"),
            others: others(
                besides: Set(["_body"] + (chunks.isEmpty ? [] : ["_chunks"]) + (trailers == nil ? [] : ["_trailers"]))))
        if !chunks.isEmpty, chunks.reduce(0, +) != response.sentBytes.count {
            // What was edited by hand is still what came in chunks.
            response.chunks = RecordedResponse.chunks(chunks, fitting: response.sentBytes.count)
        }
        return response
    }

    /// Sizes of one or more; nil where it is no list of them.
    private var sizes: [Int]? {
        let sizes = node.elements.compactMap(\.int).filter { $0 > 0 && $0 <= 1 << 40 }
        return node.kind == .array && sizes.count == node.elements.count ? sizes : nil
    }

    /// Fields; nil where it is no list of them.
    private var fields: HTTPHeaders? {
        guard node.kind == .array else { return nil }
        var headers = HTTPHeaders()
        for element in node.elements {
            guard let name = element["name"]?.string, let value = element["value"]?.string else { return nil }
            headers.append(unchecked: HTTPField(unchecked: name, value))
        }
        return headers
    }

    private func readHeaders() throws(RecordingError) -> HTTPHeaders {
        var headers = HTTPHeaders()
        for field in try optional("headers")?.elements() ?? [] {
            headers.append(
                unchecked: HTTPField(unchecked: try field.text("name"), try field.optionalText("value") ?? ""))
        }
        return headers
    }

    /// `text` in UTF-8, or in base64 where `_encoding` says so; else the form that `params` holds.
    private func readPostData(_ coding: ContentCoding?) throws(RecordingError) -> RecordedBody {
        let mimeType = try optionalText("mimeType") ?? "application/octet-stream"
        let comment = try optionalText("comment")
        if let text = optional("text"), !(try text.text().isEmpty) || optional("params") == nil {
            let bytes =
                try optional("_encoding") == nil ? Array(try text.text().utf8) : text.decodingBase64(self, "_encoding")
            if let sent = optional("_sent") {
                return RecordedBody(bytes, sent: try sent.base64(), mimeType: mimeType, comment: comment)
            }
            return RecordedBody(bytes, mimeType: mimeType, coding: coding, comment: comment)
        }
        if let attached { return RecordedBody(attached, mimeType: mimeType, coding: coding, comment: comment) }
        var pairs: [String] = []
        for item in try optional("params")?.elements() ?? [] {
            let value = try item.optionalText("value") ?? ""
            pairs.append(PathSegment.percentEncode(try item.text("name")) + "=" + PathSegment.percentEncode(value))
        }
        return RecordedBody(Array(pairs.joined(separator: "&").utf8), mimeType: mimeType, comment: comment)
    }

    private func readContent() throws(RecordingError) -> RecordedResponse.Content {
        guard let text = optional("text") else {
            if let attached { return .bytes(attached) }
            let size = try optional("size")?.integer() ?? 0
            return size > 0 ? .missing(size: size) : .bytes([])
        }
        guard let encoding = try optionalText("encoding"), !encoding.isEmpty else {
            return .bytes(Array(try text.text().utf8))
        }
        return .bytes(try text.decodingBase64(self, "encoding"))
    }

    /// What the tool has put into a file of its own.
    private var attached: [UInt8]? {
        optional("_file")?.node.string.flatMap { attachments?.bytes(of: $0) }
    }

    private func decodingBase64(_ owner: HARNode, _ key: String) throws(RecordingError) -> [UInt8] {
        let encoding = try owner.required(key)
        guard try encoding.text() == "base64" else {
            throw encoding.invalid("must be base64, the one encoding known here")
        }
        return try base64()
    }

    private func base64() throws(RecordingError) -> [UInt8] {
        guard let data = Data(base64Encoded: try text(), options: .ignoreUnknownCharacters) else {
            throw invalid("is not base64")
        }
        return Array(data)
    }

    private func readTimings() throws(RecordingError) -> RecordedTimings {
        func part(_ key: String) throws(RecordingError) -> Duration? {
            guard let duration = try optional(key)?.milliseconds(), duration >= .zero else { return nil }
            return duration
        }
        return RecordedTimings(
            blocked: try part("blocked"), dns: try part("dns"), connect: try part("connect"),
            send: try part("send") ?? .zero, wait: try part("wait") ?? .zero, receive: try part("receive") ?? .zero,
            ssl: try part("ssl"), comment: try optionalText("comment"), others: others())
    }
}
