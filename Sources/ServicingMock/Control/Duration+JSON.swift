import ExactJSON

extension Duration {
    /// A number of seconds in plain decimals, at most nine of them; nil for any other number.
    init?(seconds number: JSONNumber) {
        let text = number.text
        let isNegative = text.hasPrefix("-")
        let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = Int64(parts[0]), whole <= 100_000_000_000, parts.count <= 2 else { return nil }
        var nanoseconds: Int64 = 0
        if parts.count == 2 {
            guard parts[1].utf8.count <= 9, let digits = Int64(parts[1]) else { return nil }
            nanoseconds = (parts[1].utf8.count..<9).reduce(digits) { value, _ in value * 10 }
        }
        let duration = Duration.seconds(whole) + .nanoseconds(nanoseconds)
        self = isNegative ? .zero - duration : duration
    }
}

extension JSONNumber {
    /// A duration in seconds, to the nanosecond.
    init(seconds duration: Duration) {
        let (whole, attoseconds) = duration.components
        let isNegative = whole < 0 || attoseconds < 0
        var text = (isNegative ? "-" : "") + String(whole.magnitude)
        var fraction = padded(Int(attoseconds.magnitude / 1_000_000_000), 9)[...]
        while fraction.hasSuffix("0") { fraction.removeLast() }
        if !fraction.isEmpty { text += "." + fraction }
        guard let number = JSONNumber(text) else { preconditionFailure("a decimal is a JSON number") }
        self = number
    }
}
