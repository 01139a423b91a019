import ServicingHTTP

extension FieldChecks {
    /// Checks a date as ISO 8601 and the document write one, `YYYY-MM-DD`, on a day that the calendar has.
    mutating func calendarDate(_ field: String, _ date: String) {
        guard !date.isCalendarDate else { return }
        add(field, "is not a date of the calendar", allowed: "YYYY-MM-DD")
    }
}

extension String {
    /// Whether the text is `YYYY-MM-DD` and the Gregorian calendar has that day.
    fileprivate var isCalendarDate: Bool {
        guard isDigits(grouped: 4, 2, 2) else { return false }
        let parts = split(separator: "-").compactMap { Int($0) }
        let (year, month, day) = (parts[0], parts[1], parts[2])
        guard year > 0, (1...12).contains(month) else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...lengths[month - 1]).contains(day)
    }
}
