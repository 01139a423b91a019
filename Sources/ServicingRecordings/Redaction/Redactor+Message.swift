import ServicingHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Headers and URLs.
extension Redactor {
    mutating func redact(_ headers: HTTPHeaders) -> HTTPHeaders {
        HTTPHeaders(
            unchecked: headers.fields.map { field in
                HTTPField(unchecked: field.name, redact(header: field.name.lowercased(), field.value))
            })
    }

    private mutating func redact(header name: String, _ value: String) -> String {
        guard rules.masksHeader(name) else {
            return value.hasPrefix("/") ? redact(RecordedURL(value)).description : redact(text: value)
        }
        let reason = "the header '\(name)'"
        switch name {
        case "authorization", "proxy-authorization": return mask(credentials: value, as: reason)
        case "cookie":
            return value.split(separator: ";", omittingEmptySubsequences: false).map { mask(pair: $0, as: reason) }
                .joined(separator: ";")
        case "set-cookie":
            let pair = value.prefix { $0 != ";" }
            return mask(pair: pair, as: reason) + value[pair.endIndex...]
        default: return mask(value, isCredential: true, as: reason)
        }
    }

    /// `Bearer abc` keeps its scheme. What `Basic` holds is looked for elsewhere in its parts as well.
    private mutating func mask(credentials: String, as reason: String) -> String {
        let scheme = credentials.prefix { $0 != " " }
        guard scheme.endIndex < credentials.endIndex else { return mask(credentials, isCredential: true, as: reason) }
        let value = credentials[credentials.index(after: scheme.endIndex)...]
        if scheme.lowercased() == "basic", let data = Data(base64Encoded: String(value)) {
            for part in String(decoding: data, as: UTF8.self).split(separator: ":", maxSplits: 1) {
                _ = mask(String(part), isCredential: true, as: reason)
            }
        }
        return scheme + " " + mask(String(value), isCredential: true, as: reason)
    }

    /// `name=value` keeps its name.
    private mutating func mask(pair: Substring, as reason: String) -> String {
        let name = pair.prefix { $0 != "=" }
        guard name.endIndex < pair.endIndex else { return scrub(String(pair)) }
        let value = pair[pair.index(after: name.endIndex)...]
        let space = value.prefix { $0 == " " }
        return name + "=" + space + mask(String(value[space.endIndex...]), isCredential: true, as: reason)
    }

    mutating func redact(_ url: RecordedURL) -> RecordedURL {
        var result = url
        if let at = url.origin.lastIndex(of: "@"), let slashes = url.origin.firstRange(of: "://") {
            let userInfo = String(url.origin[slashes.upperBound..<at])
            let reason = "a URL's user and password"
            for part in userInfo.split(separator: ":", maxSplits: 1) {
                _ = mask(String(part), isCredential: true, as: reason)
            }
            result.origin =
                url.origin[..<slashes.upperBound] + mask(userInfo, isCredential: true, as: reason) + url.origin[at...]
        }
        result.origin = scrub(result.origin)
        result.path = redact(path: url.path)
        result.query = url.query.map { redact(query: $0) }
        result.fragment = url.fragment.map { $0.contains("=") ? redact(query: $0) : scrub($0) }
        return result
    }

    private mutating func redact(path: String) -> String {
        var previous = ""
        var segments: [String] = []
        for segment in path.split(separator: "/", omittingEmptySubsequences: false) {
            let text = PercentCoding.decode(segment, plusIsSpace: false)
            let masked =
                masksSegment(text, after: previous)
                ? mask(text, as: "the path segment after '\(previous)'") : redact(decoded: text)
            segments.append(masked == text ? String(segment) : PathSegment.percentEncode(masked))
            previous = text
        }
        return segments.joined(separator: "/")
    }

    /// Whether a segment is masked because of the one before it: by a rule of its own, or where it looks like a value
    /// and the other like its name, as in `by-ssn/078051120` and unlike `token/refresh`.
    private func masksSegment(_ segment: String, after previous: String) -> Bool {
        rules.masksSegment(after: previous)
            || (rules.masksMember(at: [previous]) && segment.contains { $0.isNumber || $0 == "@" })
    }

    /// A query's or a form's text, each value masked by its name or searched by its content.
    mutating func redact(query: String) -> String {
        query.split(separator: "&", omittingEmptySubsequences: false).map { item in
            let name = item.prefix { $0 != "=" }
            let key = PercentCoding.decode(name, plusIsSpace: true)
            let scrubbedKey = scrub(key)
            let shownName = scrubbedKey == key ? String(name) : PathSegment.percentEncode(scrubbedKey)
            guard name.endIndex < item.endIndex else { return shownName }
            let raw = item[item.index(after: name.endIndex)...]
            let value = PercentCoding.decode(raw, plusIsSpace: true)
            let isSensitive = rules.masksQueryItem(key) || rules.masksMember(at: [key])
            let masked = isSensitive ? mask(value, as: "the query parameter '\(key)'") : redact(decoded: value)
            return shownName + "=" + (masked == value ? String(raw) : PathSegment.percentEncode(masked))
        }.joined(separator: "&")
    }
}
