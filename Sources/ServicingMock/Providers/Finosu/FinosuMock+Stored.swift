public import ExactJSON

extension FinosuMock {
    /// `{"customers":{ID:{"loans":{ID:{…}}}}}`.
    public var stored: JSONObject? {
        [
            "customers": .object(
                JSONObject(sorted: customers) { customer in
                    ["loans": .object(JSONObject(sorted: customer.loans) { $0.json })]
                })
        ]
    }

    /// Reads what ``stored`` writes.
    public init?(stored reader: FieldReader) {
        reader.checkKeys(["customers"])
        var customers: [String: Customer] = [:]
        for (id, customer) in reader["customers"].optional?.members ?? [] {
            customer.checkKeys(["loans"])
            var loans: [String: Loan] = [:]
            for (loanID, loan) in customer["loans"].members { loans[loanID] = Loan(loan) }
            customers[id] = Customer(loans: loans)
        }
        self.init(customers: customers)
    }
}

extension FinosuMock.Loan {
    fileprivate var json: JSONValue {
        var json: JSONObject = ["servicingStatus": .string(servicingStatus.rawValue)]
        json["stopServicingReason"] = stopServicingReason.map { .string($0) }
        json["items"] = .array(
            items.runs.map { item, count in
                var json: JSONObject = ["kind": .string(item.kind.rawValue), "status": .string(item.status.rawValue)]
                json["dueAt"] = item.dueAt.map { .string($0.text(fractionDigits: 9)) }
                if count > 1 { json["count"] = .number(JSONNumber(count)) }
                return .object(json)
            })
        json["schedules"] = .array(
            schedules.map { ["channel": .string($0.channel.rawValue), "isActive": .bool($0.isActive)] })
        return .object(json)
    }

    fileprivate init?(_ reader: FieldReader) {
        reader.checkKeys(["servicingStatus", "stopServicingReason", "items", "schedules"])
        var items: [FinosuMock.ScheduledItem] = []
        for item in reader["items"].optional?.elements ?? [] {
            item.checkKeys(["kind", "status", "dueAt", "count"])
            guard let kind = item["kind"].oneOf(FinosuMock.ScheduledItem.Kind.allCases) else { continue }
            let status = item["status"].optional.map { $0.oneOf(FinosuMock.ScheduledItem.Status.allCases) } ?? .pending
            let count = item["count"].optional?.int(in: 1...1_000_000) ?? 1
            let one = FinosuMock.ScheduledItem(
                kind, status: status ?? .pending, dueAt: item["dueAt"].optional?.instant())
            items += Array(repeating: one, count: count)
        }
        var schedules: [FinosuMock.CommunicationSchedule] = []
        for schedule in reader["schedules"].optional?.elements ?? [] {
            schedule.checkKeys(["channel", "isActive"])
            guard let channel = schedule["channel"].oneOf(FinosuMock.CommunicationSchedule.Channel.allCases) else {
                continue
            }
            schedules.append(
                FinosuMock.CommunicationSchedule(channel, isActive: schedule["isActive"].optional?.bool() ?? true))
        }
        let status = reader["servicingStatus"].optional.map { $0.oneOf([ServicingStatus.active, .notServicing]) }
        self.init(
            servicingStatus: (status ?? .active) ?? .active,
            stopServicingReason: reader["stopServicingReason"].optional?.string(), items: items, schedules: schedules)
    }
}

extension [FinosuMock.ScheduledItem] {
    /// The items, those that follow upon an equal one counted with it.
    fileprivate var runs: [(item: Element, count: Int)] {
        reduce(into: []) { runs, item in
            if runs.last?.item == item { runs[runs.count - 1].count += 1 } else { runs.append((item, 1)) }
        }
    }
}
