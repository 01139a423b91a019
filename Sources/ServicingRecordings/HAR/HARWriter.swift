import ExactJSON
import Servicing
import ServicingHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Recording {
    /// The recording as a HAR 1.2 file: fields in a fixed order, two spaces of indentation, a line break at the end.
    ///
    /// Everything that HAR says twice is written from one place: cookies from the headers, the query list from the URL,
    /// `time` from the timings, sizes from the bodies.
    public func har() -> [UInt8] {
        var log = JSONObject()
        log["version"] = "1.2"
        log["creator"] = creator.json
        log["browser"] = browser?.json
        log["comment"] = comment.map { .string($0) }
        log["_origin"] = origin?.json
        log["_state"] = state?.json
        if !bindings.isEmpty { log["_bind"] = bindings.json }
        log.append(others)
        log["pages"] = .array(pages)
        log["entries"] = .array(interactions.map(\.json))
        return JSONValue.object(["log": .object(log)]).serialized(pretty: true) + [UInt8(ascii: "\n")]
    }
}

extension JSONObject {
    /// Adds what is not there yet.
    fileprivate mutating func append(_ others: JSONObject) {
        for (key, value) in others where self[key] == nil { self[key] = value }
    }
}

extension HARProduct {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["name": .string(name), "version": .string(version)]
        object["comment"] = comment.map { .string($0) }
        return .object(object)
    }
}

extension Interaction {
    fileprivate var json: JSONValue {
        var entry = JSONObject()
        entry["pageref"] = pageReference.map { .string($0) }
        entry["startedDateTime"] = .string(startedAt.text)
        entry["time"] = .number(timings.total.milliseconds)
        entry["request"] = request.json
        entry["response"] = response.json
        entry["cache"] = .object(cache)
        entry["timings"] = timings.json
        entry["serverIPAddress"] = serverIPAddress.map { .string($0) }
        entry["connection"] = connection.map { .string($0) }
        entry["comment"] = comment.map { .string($0) }
        for (key, notes) in [("_inferred", inferred), ("_contradictions", contradictions)] where !notes.isEmpty {
            entry[key] = .array(notes.map { ["place": .string($0.place), "note": .string($0.note)] })
        }
        entry.append(others)
        return .object(entry)
    }
}

extension RecordedRequest {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object["method"] = .string(method.rawValue)
        object["url"] = .string(url.description)
        object["httpVersion"] = .string(httpVersion)
        object["cookies"] = .array(Cookies.sent(in: headers).map(\.json))
        object["headers"] = headers.json
        object["queryString"] = .array(
            url.queryItems.map { ["name": .string($0.name), "value": .string($0.value)] })
        object["postData"] = body?.json
        object["headersSize"] = -1
        object["bodySize"] = .number(JSONNumber(body.map { $0.sent ?? $0.bytes }?.count ?? 0))
        object["comment"] = comment.map { .string($0) }
        object.append(others)
        return .object(object)
    }
}

extension RecordedBody {
    /// HAR lets `text` and `params` exclude each other; the text is what was sent.
    fileprivate var json: JSONValue {
        let (text, isBase64) = bytes.harText
        var object: JSONObject = ["mimeType": .string(mimeType), "text": .string(text)]
        if isBase64 { object["_encoding"] = "base64" }
        object["_sent"] = sent.map { .string(Data($0).base64EncodedString()) }
        object["comment"] = comment.map { .string($0) }
        return .object(object)
    }
}

extension RecordedResponse {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object["status"] = .number(JSONNumber(status))
        object["statusText"] = .string(statusText)
        object["httpVersion"] = .string(httpVersion)
        object["cookies"] = .array(Cookies.set(in: headers).map(\.json))
        object["headers"] = headers.json
        object["content"] = contentJSON
        object["redirectURL"] = .string(headers["Location"] ?? "")
        object["headersSize"] = -1
        object["bodySize"] = .number(JSONNumber(wireSize))
        object["comment"] = comment.map { .string($0) }
        if content == .unstated { object["_body"] = "unstated" }
        if !chunks.isEmpty { object["_chunks"] = .array(chunks.map { .number(JSONNumber($0)) }) }
        if !trailers.fields.isEmpty { object["_trailers"] = trailers.json }
        object.append(others)
        return .object(object)
    }

    private var contentJSON: JSONValue {
        var object = JSONObject()
        switch content {
        case .bytes(let bytes):
            object["size"] = .number(JSONNumber(bytes.count))
            object["compression"] = sent.map { .number(JSONNumber(bytes.count - $0.count)) }
            object["mimeType"] = .string(mimeType)
            let (text, isBase64) = bytes.harText
            if !bytes.isEmpty { object["text"] = .string(text) }
            if isBase64 { object["encoding"] = "base64" }
            object["_sent"] = sent.map { .string(Data($0).base64EncodedString()) }
        case .unstated:
            object["size"] = 0
            object["mimeType"] = .string(mimeType)
        case .missing(let size):
            object["size"] = .number(JSONNumber(size))
            object["mimeType"] = .string(mimeType)
        }
        object["comment"] = contentComment.map { .string($0) }
        return .object(object)
    }

    /// The bytes received: known only where nothing was decoded.
    private var wireSize: Int {
        guard case .bytes(let bytes) = content else { return -1 }
        return sent?.count ?? (headers["Content-Encoding"] == nil ? bytes.count : -1)
    }
}

extension RecordedTimings {
    fileprivate var json: JSONValue {
        func milliseconds(_ duration: Duration?) -> JSONValue {
            duration.map { .number($0.milliseconds) } ?? -1
        }
        var object: JSONObject = [
            "blocked": milliseconds(blocked), "dns": milliseconds(dns), "connect": milliseconds(connect),
            "send": milliseconds(send), "wait": milliseconds(wait), "receive": milliseconds(receive),
            "ssl": milliseconds(ssl),
        ]
        object["comment"] = comment.map { .string($0) }
        object.append(others)
        return .object(object)
    }
}

extension HTTPHeaders {
    fileprivate var json: JSONValue {
        .array(fields.map { ["name": .string($0.name), "value": .string($0.value)] })
    }
}

extension [UInt8] {
    /// The bytes as text where they are UTF-8, else in base64.
    fileprivate var harText: (text: String, isBase64: Bool) {
        if let text = String(validating: self, as: UTF8.self) { return (text, false) }
        return (Data(self).base64EncodedString(), true)
    }
}
