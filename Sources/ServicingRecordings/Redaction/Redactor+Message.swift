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
                HTTPField(unchecked: scrub(name: field.name), redact(header: field.name.lowercased(), field.value))
            })
    }

    private mutating func redact(header name: String, _ value: String) -> String {
        guard rules.masksHeader(name) else {
            let isTarget = value.hasPrefix("/") || value.hasPrefix("?")
            return isTarget ? redact(RecordedURL(value)).description : redact(text: value)
        }
        let reason = "the header '\(name)'"
        switch name {
        case "authorization", "proxy-authorization": return mask(credentials: value, as: reason)
        case "cookie":
            return value.split(separator: ";", omittingEmptySubsequences: false).map { mask(pair: $0, as: reason) }
                .joined(separator: ";")
        case "set-cookie", "set-cookie2":
            // Browsers put several fields into one, on lines of their own.
            return value.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                Self.cookies(in: line).map { mask(setCookie: $0, as: reason) }.joined(separator: ",")
            }.joined(separator: "\n")
        default: return mask(value, isCredential: true, as: reason)
        }
    }

    /// The cookies of a field that old servers have joined with commas: one stands before a name and a `=`, and not as in
    /// a date before a day.
    private static func cookies(in line: Substring) -> [Substring] {
        var cookies: [Substring] = []
        var start = line.startIndex
        for comma in line.indices where line[comma] == "," {
            let rest = line[line.index(after: comma)...].drop { $0 == " " }
            let name = rest.prefix { $0 != "=" && $0 != ";" && $0 != "," && $0 != " " }
            guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == "=" else { continue }
            cookies.append(line[start..<comma])
            start = line.index(after: comma)
        }
        return cookies + [line[start...]]
    }

    /// The first pair is the cookie; of its attributes only copies are masked.
    private mutating func mask(setCookie cookie: Substring, as reason: String) -> String {
        let pair = cookie.prefix { $0 != ";" }
        return mask(pair: pair, as: reason) + scrub(name: String(cookie[pair.endIndex...]))
    }

    /// `Bearer abc` keeps its scheme. What `Basic` holds is looked for elsewhere in its parts as well.
    private mutating func mask(credentials: String, as reason: String) -> String {
        let scheme = credentials.prefix { $0 != " " && $0 != "\t" }
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
        guard name.endIndex < pair.endIndex else {
            // A cookie without a name is all value.
            let space = pair.prefix { $0 == " " }
            return space + mask(String(pair[space.endIndex...]), isCredential: true, as: reason)
        }
        let value = pair[pair.index(after: name.endIndex)...]
        let space = value.prefix { $0 == " " }
        return scrub(name: String(name)) + "=" + space
            + mask(String(value[space.endIndex...]), isCredential: true, as: reason)
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
            var masked = isSensitive ? mask(value, as: "the query parameter '\(key)'") : redact(decoded: value)
            // Base64 that was not encoded again has a `+` of its own.
            if masked == value, raw.contains("+") {
                let unspaced = PercentCoding.decode(raw, plusIsSpace: false)
                let scrubbed = scrub(unspaced)
                if scrubbed != unspaced { masked = scrubbed }
            }
            return shownName + "=" + (masked == value ? String(raw) : PathSegment.percentEncode(masked))
        }.joined(separator: "&")
    }
}
