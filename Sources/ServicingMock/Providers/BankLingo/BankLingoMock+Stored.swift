public import ExactJSON

extension BankLingoMock {
    /// `{"loans":{ID:{…}},"accounts":{ID:{"balance":…,"reserved":…}},"envelopes":[…],…}`; amounts are numbers with two
    /// decimals, rates percentages with three.
    public var stored: JSONObject? {
        [
            "loans": .object(JSONObject(sorted: loans) { $0.json }),
            "accounts": .object(
                JSONObject(sorted: accounts) { ["balance": $0.balance.stored, "reserved": $0.reserved.stored] }),
            "envelopes": .array(Envelope.allCases.filter(envelopes.contains).map { .string($0.rawValue) }),
            "quoteDays": .number(JSONNumber(quoteDays)),
            "initiatedPayOffs": .number(JSONNumber(initiatedPayOffs)),
        ]
    }

    /// Reads what ``stored`` writes.
    public init?(stored reader: FieldReader) {
        reader.checkKeys(["loans", "accounts", "envelopes", "quoteDays", "initiatedPayOffs"])
        var loans: [String: Loan] = [:]
        for (id, loan) in reader["loans"].optional?.members ?? [] { loans[id] = Loan(loan) }
        var accounts: [String: Account] = [:]
        for (id, account) in reader["accounts"].optional?.members ?? [] {
            account.checkKeys(["balance", "reserved"])
            guard let balance = account["balance"].cents() else { continue }
            accounts[id] = Account(balance: balance, reserved: account["reserved"].optional?.cents() ?? 0)
        }
        let envelopes = reader["envelopes"].optional?.elements.compactMap { $0.oneOf(Envelope.allCases) }
        if envelopes?.isEmpty == true { reader["envelopes"].complain("must not be empty") }
        self.init(loans: loans, accounts: accounts, envelopes: Set(envelopes ?? Envelope.allCases))
        quoteDays = reader["quoteDays"].optional?.int(in: 1...3650) ?? quoteDays
        initiatedPayOffs = reader["initiatedPayOffs"].optional?.int(in: 0...Int.max) ?? 0
    }
}

extension BankLingoMock.Loan {
    fileprivate var json: JSONValue {
        var json: JSONObject = [
            "status": .string(status.rawValue), "principal": principal.stored, "ratePercent": rate.stored,
            "dayCount": .string(dayCount.storedName), "interestPaidThrough": .string(interestPaidThrough.description),
        ]
        json["prepaymentPenalty"] = prepaymentPenalty.json
        json["transactions"] = .array(transactions.map(\.json))
        return .object(json)
    }

    fileprivate init?(_ reader: FieldReader) {
        reader.checkKeys([
            "status", "principal", "ratePercent", "dayCount", "interestPaidThrough", "prepaymentPenalty",
            "transactions",
        ])
        let status = reader["status"].optional.map { $0.oneOf([Status.active, .closed]) } ?? .active
        let counts = [BankLingoMock.DayCount.actual365, .actual360]
        let dayCount = reader["dayCount"].optional.map { given in
            given.checked("one of " + counts.map(\.storedName).joined(separator: ", ")) { value in
                counts.first { $0.storedName == value.string }
            }
        }
        let penalty = reader["prepaymentPenalty"].optional.map { BankLingoMock.PrepaymentPenalty($0) }
        let transactions = reader["transactions"].optional?.elements.map { BankLingoMock.Transaction($0) } ?? []
        guard let principal = reader["principal"].cents(), let rate = reader["ratePercent"].rate(),
            let day = reader["interestPaidThrough"].day()
        else { return nil }
        self.init(
            status: status ?? .active, principal: principal, rate: rate,
            dayCount: dayCount.flatMap { $0 } ?? .actual365, interestPaidThrough: day,
            prepaymentPenalty: penalty.flatMap { $0 } ?? BankLingoMock.PrepaymentPenalty(.none),
            transactions: transactions.compactMap { $0 })
    }
}

extension BankLingoMock.PrepaymentPenalty {
    /// Nil where there is none.
    fileprivate var json: JSONValue? {
        var json: JSONObject
        switch amount {
        case .none: return nil
        case .flat(let amount): json = ["flat": amount.stored]
        case .ofPrincipal(let rate): json = ["percentOfPrincipal": rate.stored]
        }
        json["until"] = lastDay.map { .string($0.description) }
        return .object(json)
    }

    fileprivate init?(_ reader: FieldReader) {
        reader.checkKeys(["flat", "percentOfPrincipal", "until"])
        let flat = reader["flat"].optional
        let percent = reader["percentOfPrincipal"].optional
        guard (flat == nil) != (percent == nil) else {
            reader.complain("needs flat or percentOfPrincipal, and not both")
            return nil
        }
        let amount = flat.flatMap { $0.cents() }.map { Amount.flat($0) }
        guard let amount = amount ?? percent.flatMap({ $0.rate() }).map({ .ofPrincipal($0) }) else { return nil }
        self.init(amount, until: reader["until"].optional?.day())
    }
}

extension BankLingoMock.Transaction {
    fileprivate var json: JSONValue {
        var json: JSONObject = [
            "id": .string(id), "kind": .string(kind.rawValue), "amount": amount.stored,
            "status": .string(status.rawValue),
        ]
        json["account"] = account.map { .string($0) }
        json["quotedUntil"] = quotedUntil.map { .string($0.text(fractionDigits: 9)) }
        return .object(json)
    }

    fileprivate init?(_ reader: FieldReader) {
        reader.checkKeys(["id", "kind", "amount", "status", "account", "quotedUntil"])
        guard let id = reader["id"].string(), let kind = reader["kind"].oneOf([Kind.repayment, .payOff]),
            let amount = reader["amount"].cents(),
            let status = reader["status"].oneOf([Status.pending, .completed, .expired])
        else { return nil }
        self.init(id: id, kind: kind, amount: amount, status: status)
        account = reader["account"].optional?.string()
        quotedUntil = reader["quotedUntil"].optional?.instant()
    }
}

extension BankLingoMock.DayCount {
    fileprivate var storedName: String { "actual/\(rawValue)" }
}

extension BankLingoMock.Rate {
    fileprivate var stored: JSONValue { .number(JSONNumber(thousandthsOfPercent, decimals: 3)) }
}

extension Cents {
    fileprivate var stored: JSONValue { .number(JSONNumber(count, decimals: 2)) }
}

extension JSONNumber {
    /// A number of hundredths, thousandths or the like, with as many decimals.
    fileprivate init(_ count: Int64, decimals: Int) {
        let digits = padded(Int(count.magnitude), decimals + 1)
        let text = (count < 0 ? "-" : "") + digits.dropLast(decimals) + "." + digits.suffix(decimals)
        guard let number = JSONNumber(text) else { preconditionFailure("a decimal is a JSON number") }
        self = number
    }
}

extension FieldReader {
    fileprivate func cents() -> Cents? {
        checked("an amount with two decimals at most, such as 10000.00") { $0.number?.count(decimals: 2) }
            .map { Cents($0) }
    }

    fileprivate func rate() -> BankLingoMock.Rate? {
        checked("a percentage with three decimals at most, such as 7.3, from 0 to 1000") { value in
            value.number?.count(decimals: 3).flatMap { (0...1_000_000).contains($0) ? $0 : nil }
        }.map { BankLingoMock.Rate(thousandthsOfPercent: $0) }
    }
}

extension JSONNumber {
    /// How many hundredths, thousandths or the like it is; nil where it is no whole number of them, is written with an
    /// exponent, or has more than twelve digits before the point.
    fileprivate func count(decimals: Int) -> Int64? {
        let isNegative = text.hasPrefix("-")
        let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts[0].utf8.count <= 12 else { return nil }
        var fraction = parts.count == 2 ? String(parts[1]) : ""
        while fraction.utf8.count > decimals, fraction.hasSuffix("0") { fraction.removeLast() }
        guard fraction.utf8.count <= decimals else { return nil }
        fraction += String(repeating: "0", count: decimals - fraction.utf8.count)
        return Int64(parts[0] + fraction).map { isNegative ? -$0 : $0 }
    }
}
