/// Reads and writes RFC 3339 date-times. Foundation's readers take either no fraction or exactly three digits, and
/// forget the offset.
struct TimestampReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func read() throws(TimestampProblem) -> (seconds: Int64, nanoseconds: Int32, offset: Int16) {
        let year = try digits(4, "year")
        try expect("-")
        let month = try digits(2, "month")
        try expect("-")
        let day = try digits(2, "day")
        guard (1...12).contains(month) else { throw problem("the month must be 01 to 12") }
        guard day >= 1, day <= Self.daysIn(month: month, of: year) else {
            throw problem("the month has no such day")
        }
        guard position < bytes.count else {
            throw problem("has no time and offset; write the instant, as in 2026-12-01T00:00:00Z")
        }
        guard bytes[position] | 0x20 == UInt8(ascii: "t") else { throw problem("'T' must stand between date and time") }
        position += 1
        let hour = try digits(2, "hour")
        try expect(":")
        let minute = try digits(2, "minute")
        try expect(":")
        let second = try digits(2, "second")
        guard hour <= 23, minute <= 59, second <= 59 else { throw problem("the time must be 00:00:00 to 23:59:59") }
        let nanoseconds = try fraction()
        let offset = try offset()
        guard position == bytes.count else { throw problem("text follows the offset") }
        let local = Self.days(year: year, month: month, day: day) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        return (local - Int64(offset) * 60, nanoseconds, Int16(offset))
    }

    static func write(seconds: Int64, milliseconds: Int, offsetMinutes: Int) -> String {
        let local = seconds + Int64(offsetMinutes) * 60
        let day = local.flooredQuotient(86_400)
        let second = Int(local - day * 86_400)
        let (year, month, dayOfMonth) = date(daysSinceEpoch: day)
        var text = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2) + "T"
        text += padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2)
        if milliseconds > 0 { text += "." + padded(milliseconds, 3) }
        if offsetMinutes == 0 { return text + "Z" }
        let magnitude = abs(offsetMinutes)
        return text + (offsetMinutes < 0 ? "-" : "+") + padded(magnitude / 60, 2) + ":" + padded(magnitude % 60, 2)
    }

    private mutating func fraction() throws(TimestampProblem) -> Int32 {
        guard position < bytes.count, bytes[position] == UInt8(ascii: ".") else { return 0 }
        position += 1
        let start = position
        var value: Int32 = 0
        while position < bytes.count, let digit = digit(bytes[position]) {
            guard position - start < 9 else { throw problem("the fraction may have at most nine digits") }
            value = value * 10 + Int32(digit)
            position += 1
        }
        guard position > start else { throw problem("digits must follow the point") }
        for _ in (position - start)..<9 { value *= 10 }
        return value
    }

    private mutating func offset() throws(TimestampProblem) -> Int {
        guard position < bytes.count else { throw problem("has no offset; end it with Z or +hh:mm") }
        let sign = bytes[position]
        position += 1
        if sign | 0x20 == UInt8(ascii: "z") { return 0 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            throw problem("has no offset; end it with Z or +hh:mm")
        }
        let hours = try digits(2, "offset's hours")
        try expect(":")
        let minutes = try digits(2, "offset's minutes")
        guard hours <= 23, minutes <= 59 else { throw problem("the offset must be -23:59 to +23:59") }
        let total = hours * 60 + minutes
        return sign == UInt8(ascii: "-") ? -total : total
    }

    private mutating func digits(_ count: Int, _ what: String) throws(TimestampProblem) -> Int {
        var value = 0
        for _ in 0..<count {
            guard position < bytes.count, let digit = digit(bytes[position]) else {
                throw problem("the \(what) must have \(count) digits")
            }
            value = value * 10 + digit
            position += 1
        }
        return value
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(TimestampProblem) {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else {
            throw problem("'\(character)' is missing")
        }
        position += 1
    }

    private func digit(_ byte: UInt8) -> Int? {
        byte >= 0x30 && byte <= 0x39 ? Int(byte - 0x30) : nil
    }

    private func problem(_ why: String) -> TimestampProblem {
        TimestampProblem(description: "not an RFC 3339 date-time: \(why)")
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func daysIn(month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 in the proleptic Gregorian calendar, counted in years that begin in March.
    private static func days(year: Int, month: Int, day: Int) -> Int64 {
        let y = Int64(month <= 2 ? year - 1 : year)
        let era = y.flooredQuotient(400)
        let yearOfEra = y - era * 400
        let dayOfYear = Int64((153 * ((month + 9) % 12) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(daysSinceEpoch: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = Int(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
        let year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
        return (year, month, Int(dayOfYear - (153 * marchMonth + 2) / 5 + 1))
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity, for instants before 1970.
    func flooredQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
