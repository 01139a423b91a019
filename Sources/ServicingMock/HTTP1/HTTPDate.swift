/// The date as HTTP writes it (IMF-fixdate, RFC 9110 §5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
package enum HTTPDate {
    /// How many bytes it has, always.
    static let count = 29

    /// This moment in whole seconds since 1970.
    static func now() -> Int {
        Int(SystemTime.nanoseconds / 1_000_000_000)
    }

    /// The date of a moment in seconds since 1970.
    package static func text(_ seconds: Int) -> String {
        String(unsafeUninitializedCapacity: count) { buffer in
            write(seconds, to: buffer)
            return count
        }
    }

    private static func write(_ seconds: Int, to buffer: UnsafeMutableBufferPointer<UInt8>) {
        let days = (seconds >= 0 ? seconds : seconds - 86399) / 86400
        let second = seconds - days * 86400
        let (year, month, day) = civil(days)
        let weekday = ((days + 4) % 7 + 7) % 7
        var index = 0
        func put(_ text: StaticString, from start: Int = 0, count: Int? = nil) {
            for offset in start..<start + (count ?? text.utf8CodeUnitCount) {
                buffer[index] = text.utf8Start[offset]
                index += 1
            }
        }
        func put(_ number: Int, digits: Int) {
            var divisor = digits == 4 ? 1000 : 10
            while divisor > 0 {
                buffer[index] = UInt8(number / divisor % 10) + 0x30
                index += 1
                divisor /= 10
            }
        }
        put("SunMonTueWedThuFriSat", from: weekday * 3, count: 3)
        put(", ")
        put(day, digits: 2)
        put(" ")
        put("JanFebMarAprMayJunJulAugSepOctNovDec", from: (month - 1) * 3, count: 3)
        put(" ")
        put(year, digits: 4)
        put(" ")
        put(second / 3600, digits: 2)
        put(":")
        put(second / 60 % 60, digits: 2)
        put(":")
        put(second % 60, digits: 2)
        put(" GMT")
    }

    /// The Gregorian date of a day counted from 1970-01-01, by counting in cycles of 400 years that begin in March.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
