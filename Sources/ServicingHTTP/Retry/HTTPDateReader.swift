/// Reads a date in the three forms that a recipient must take (RFC 9110 §5.6.7).
package enum HTTPDateReader {
    /// Seconds since 1970; nil where the text is none of the forms or names no day of the calendar.
    ///
    /// - Parameter now: the present, which the two-digit year of the oldest form is taken by.
    package static func seconds(_ text: String, now: () -> Int64) -> Int64? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: true)
        switch parts.count {
        case 6: return fixdate(parts)
        case 4: return rfc850(parts, now)
        case 5: return asctime(parts)
        default: return nil
        }
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`
    private static func fixdate(_ parts: [Substring]) -> Int64? {
        guard parts[5] == "GMT", weekday(parts[0], shortWeekdays, ","), let day = number(parts[1], 2),
            let month = month(parts[2]), let year = number(parts[3], 4)
        else { return nil }
        return seconds(year, month, day, parts[4])
    }

    /// `Sunday, 06-Nov-94 08:49:37 GMT`. A year that would lie more than 50 years ahead is of the century before.
    private static func rfc850(_ parts: [Substring], _ now: () -> Int64) -> Int64? {
        let date = parts[1].split(separator: "-", omittingEmptySubsequences: false)
        guard parts[3] == "GMT", weekday(parts[0], longWeekdays, ","), date.count == 3,
            let day = number(date[0], 2), let month = month(date[1]), let short = number(date[2], 2)
        else { return nil }
        let present = now()
        let century = year(of: present) / 100 * 100
        for year in [century + 100 + short, century + short] {
            guard let found = seconds(year, month, day, parts[2]) else { continue }
            if year <= self.year(of: present) + 50 { return found }
        }
        return seconds(century - 100 + short, month, day, parts[2])
    }

    /// `Sun Nov  6 08:49:37 1994`
    private static func asctime(_ parts: [Substring]) -> Int64? {
        guard weekday(parts[0], shortWeekdays, ""), let month = month(parts[1]),
            let day = number(parts[2], 2) ?? number(parts[2], 1), let year = number(parts[4], 4)
        else { return nil }
        return seconds(year, month, day, parts[3])
    }

    private static let shortWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let longWeekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// A day of the week, whichever: which day it is follows from the date.
    private static func weekday(_ text: Substring, _ names: [String], _ mark: String) -> Bool {
        names.contains { text == $0 + mark }
    }

    private static func month(_ text: Substring) -> Int? {
        months.firstIndex { $0 == text }.map { $0 + 1 }
    }

    private static func number(_ text: Substring, _ digits: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    private static func seconds(_ year: Int, _ month: Int, _ day: Int, _ time: Substring) -> Int64? {
        let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { number($0, 2) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
            hour < 24, minute < 60, second <= 60, (1...days(in: month, of: year)).contains(day)
        else { return nil }
        let midnight = (daysBefore(year, month) + day - 1) * 86_400
        return Int64(midnight + hour * 3600 + minute * 60 + min(second, 59))
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func days(in month: Int, of year: Int) -> Int {
        month == 2 && isLeap(year) ? 29 : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Days from 1970-01-01 to the first of a month.
    private static func daysBefore(_ year: Int, _ month: Int) -> Int {
        let past = year - 1
        let beforeYear = past * 365 + past / 4 - past / 100 + past / 400 - 719_162
        return beforeYear + (1..<month).reduce(0) { $0 + days(in: $1, of: year) }
    }

    /// The year of an instant.
    private static func year(of seconds: Int64) -> Int {
        var year = 1970 + Int(seconds / 31_556_952)
        while Int64(daysBefore(year, 1) * 86_400) > seconds { year -= 1 }
        while Int64(daysBefore(year + 1, 1) * 86_400) <= seconds { year += 1 }
        return year
    }
}
