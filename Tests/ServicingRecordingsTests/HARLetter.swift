import ExactJSON
import Foundation

/// HAR 1.2's own rules, written from its specification and not from the writer: what a file breaks, by JSON path.
struct HARLetter {
    private(set) var problems: [String] = []

    static func problems(in bytes: [UInt8]) -> [String] {
        var letter = HARLetter()
        do {
            letter.check(file: try JSONValue(parsing: bytes))
        } catch {
            return ["not JSON: \(error)"]
        }
        return letter.problems
    }

    private typealias Fields = [String: (kind: JSONKind, isRequired: Bool)]

    private mutating func check(file: JSONValue) {
        guard let log = file["log"], log.object != nil else { return problems.append("log is missing") }
        check(
            log, "log",
            [
                "version": (.string, true), "creator": (.object, true), "browser": (.object, false),
                "pages": (.array, false), "entries": (.array, true), "comment": (.string, false),
            ])
        if log["version"]?.string != "1.2" { problems.append("log.version is not 1.2") }
        check(
            log["creator"] ?? .null, "log.creator",
            ["name": (.string, true), "version": (.string, true), "comment": (.string, false)])
        for (index, entry) in (log["entries"]?.array ?? []).enumerated() {
            check(entry: entry, "log.entries[\(index)]")
        }
        noNulls(log, "log")
    }

    private mutating func check(entry: JSONValue, _ path: String) {
        check(
            entry, path,
            [
                "pageref": (.string, false), "startedDateTime": (.string, true), "time": (.number, true),
                "request": (.object, true), "response": (.object, true), "cache": (.object, true),
                "timings": (.object, true), "serverIPAddress": (.string, false), "connection": (.string, false),
                "comment": (.string, false),
            ])
        let date = entry["startedDateTime"]?.string ?? ""
        if date.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/) == nil {
            problems.append("\(path).startedDateTime is no ISO 8601 date with its offset")
        }
        check(request: entry["request"] ?? .null, path + ".request")
        check(response: entry["response"] ?? .null, path + ".response")
        check(timings: entry["timings"] ?? .null, of: entry["time"], path)
    }

    private mutating func check(request: JSONValue, _ path: String) {
        check(
            request, path,
            [
                "method": (.string, true), "url": (.string, true), "httpVersion": (.string, true),
                "cookies": (.array, true), "headers": (.array, true), "queryString": (.array, true),
                "postData": (.object, false), "headersSize": (.number, true), "bodySize": (.number, true),
                "comment": (.string, false),
            ])
        guard let text = request["url"]?.string, let url = URLComponents(string: text), url.scheme != nil else {
            return problems.append("\(path).url is no absolute URL")
        }
        let query = (url.percentEncodedQueryItems ?? []).map { item in
            let value = (item.value ?? "").replacingOccurrences(of: "+", with: " ")
            return "\(item.name.removingPercentEncoding ?? "")=\(value.removingPercentEncoding ?? "")"
        }
        if query != pairs(request["queryString"], path + ".queryString") {
            problems.append("\(path).queryString is not the URL's")
        }
        let headers = pairs(request["headers"], path + ".headers")
        let cookies = headers.filter { $0.lowercased().hasPrefix("cookie=") }
            .flatMap { $0.dropFirst(7).split(separator: ";") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
        if cookies != pairs(request["cookies"], path + ".cookies") {
            problems.append("\(path).cookies are not the headers'")
        }
        var size = 0
        if let post = request["postData"] {
            check(
                post, path + ".postData",
                [
                    "mimeType": (.string, true), "params": (.array, false), "text": (.string, false),
                    "comment": (.string, false),
                ])
            if post["params"] != nil, post["text"] != nil {
                problems.append("\(path).postData has both params and text")
            }
            size = byteCount(post["text"]?.string ?? "", encoding: post["_encoding"]?.string)
            if let sent = post["_sent"]?.string { size = byteCount(sent, encoding: "base64") }
        }
        check(size: request["headersSize"], path + ".headersSize", is: nil)
        check(size: request["bodySize"], path + ".bodySize", is: size)
        check(contentLength: headers, is: size, path)
    }

    private mutating func check(response: JSONValue, _ path: String) {
        check(
            response, path,
            [
                "status": (.number, true), "statusText": (.string, true), "httpVersion": (.string, true),
                "cookies": (.array, true), "headers": (.array, true), "content": (.object, true),
                "redirectURL": (.string, true), "headersSize": (.number, true), "bodySize": (.number, true),
                "comment": (.string, false),
            ])
        let content = response["content"] ?? .null
        check(
            content, path + ".content",
            [
                "size": (.number, true), "compression": (.number, false), "mimeType": (.string, true),
                "text": (.string, false), "encoding": (.string, false), "comment": (.string, false),
            ])
        let headers = pairs(response["headers"], path + ".headers")
        let cookies = headers.filter { $0.lowercased().hasPrefix("set-cookie=") }
            .map { $0.dropFirst(11).prefix { $0 != ";" } }.map(String.init)
        if cookies != pairs(response["cookies"], path + ".cookies") {
            problems.append("\(path).cookies are not the headers'")
        }
        let location = headers.first { $0.lowercased().hasPrefix("location=") }?.dropFirst(9)
        if String(location ?? "") != response["redirectURL"]?.string {
            problems.append("\(path).redirectURL is not the Location")
        }
        check(size: response["headersSize"], path + ".headersSize", is: nil)
        check(size: response["bodySize"], path + ".bodySize", is: nil)
        if let text = content["text"]?.string {
            let size = byteCount(text, encoding: content["encoding"]?.string)
            check(size: content["size"], path + ".content.size", is: size)
            if let compression = content["compression"]?.int {
                check(size: response["bodySize"], path + ".bodySize", is: size - compression)
            }
            if !headers.contains(where: { $0.lowercased().hasPrefix("content-encoding=") }) {
                check(contentLength: headers, is: size, path)
            }
        }
    }

    private mutating func check(timings: JSONValue, of time: JSONValue?, _ path: String) {
        var fields: Fields = ["comment": (.string, false)]
        for name in ["send", "wait", "receive"] { fields[name] = (.number, true) }
        for name in ["blocked", "dns", "connect", "ssl"] { fields[name] = (.number, false) }
        check(timings, path + ".timings", fields)
        var sum: Decimal = 0
        for name in ["blocked", "dns", "connect", "send", "wait", "receive"] {
            guard let value = timings[name]?.number?.decimal else { continue }
            if value < 0, value != -1 || ["send", "wait", "receive"].contains(name) {
                problems.append("\(path).timings.\(name) is negative")
            }
            if value >= 0 { sum += value }
        }
        if time?.number?.decimal != sum { problems.append("\(path).time is not the sum of the timings without ssl") }
    }

    private mutating func check(_ value: JSONValue, _ path: String, _ fields: Fields) {
        guard let object = value.object else { return problems.append("\(path) is no object") }
        for (name, field) in fields {
            if let value = object[name] {
                if value.kind != field.kind { problems.append("\(path).\(name) is \(value.kind)") }
            } else if field.isRequired {
                problems.append("\(path).\(name) is missing")
            }
        }
        for name in object.keys where fields[name] == nil && !name.hasPrefix("_") {
            problems.append("\(path).\(name) is no field of HAR 1.2")
        }
    }

    private mutating func check(size: JSONValue?, _ path: String, is expected: Int?) {
        guard let size = size?.int, size >= -1 else { return problems.append("\(path) is no size") }
        if let expected, size != expected { problems.append("\(path) is \(size), not \(expected)") }
    }

    private mutating func check(contentLength headers: [String], is size: Int, _ path: String) {
        for field in headers where field.lowercased().hasPrefix("content-length=") && Int(field.dropFirst(15)) != size {
            problems.append("\(path) has a Content-Length that is not \(size)")
        }
    }

    private mutating func pairs(_ list: JSONValue?, _ path: String) -> [String] {
        (list?.array ?? []).map { item in
            guard let name = item["name"]?.string, let value = item["value"]?.string else {
                problems.append("\(path) holds something without name or value")
                return ""
            }
            return "\(name)=\(value)"
        }
    }

    private mutating func noNulls(_ value: JSONValue, _ path: String) {
        switch value {
        case .null: problems.append("\(path) is null")
        case .object(let object):
            for (key, value) in object where key != "cache" { noNulls(value, "\(path).\(key)") }
        case .array(let items):
            for (index, item) in items.enumerated() { noNulls(item, "\(path)[\(index)]") }
        default: break
        }
    }

    private func byteCount(_ text: String, encoding: String?) -> Int {
        encoding == "base64" ? Data(base64Encoded: text)?.count ?? -1 : text.utf8.count
    }
}
