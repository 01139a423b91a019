/// How long a provider asks to wait (RFC 9110 §10.2.3).
package enum RetryAfter {
    /// The longest that is told; what asks for more has the same effect.
    package static let longest = Duration.seconds(365 * 86_400)

    /// The field in seconds, or as a date that counts from the answer's own `Date` and, without one, from the calendar's
    /// time here. A date that is past is no wait. Nil where the field is missing or is neither; the longest of several.
    package static func read(_ headers: HTTPHeaders, secondsSinceEpoch: () -> Int64) -> Duration? {
        var longestAsked: Duration?
        for text in headers.values(of: "Retry-After") {
            guard let asked = seconds(text) ?? date(text, headers, secondsSinceEpoch) else { continue }
            longestAsked = max(longestAsked ?? .zero, asked)
        }
        return longestAsked
    }

    /// Digits alone: a sign, a fraction or a unit is none of it.
    private static func seconds(_ text: String) -> Duration? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(text).map { min(.seconds($0), longest) } ?? longest
    }

    private static func date(_ text: String, _ headers: HTTPHeaders, _ secondsSinceEpoch: () -> Int64) -> Duration? {
        let answered = headers["Date"].flatMap { HTTPDateReader.seconds($0, now: secondsSinceEpoch) }
        guard let asked = HTTPDateReader.seconds(text, now: secondsSinceEpoch) else { return nil }
        let wait = asked - (answered ?? secondsSinceEpoch())
        return min(.seconds(max(0, wait)), longest)
    }
}
