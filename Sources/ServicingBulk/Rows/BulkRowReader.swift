public import Servicing

/// Understands rows: from columns to instructions.
public struct BulkRowReader: Sendable {
    /// Makes a provider's own operation of a row, or says what is wrong with it.
    ///
    /// - Parameters:
    ///   - provider: the row's provider.
    ///   - operation: the row's operation, which is not `wind-down`.
    ///   - record: the row.
    /// - Returns: the operation; or every problem, each under its column's name. Nil where the provider has no operation
    ///   of that name.
    public typealias NativeReader =
        @Sendable (_ provider: ProviderID, _ operation: String, _ record: BulkRecord) -> Result<
            any NativeOperation, Problems
        >?

    /// What is wrong with a row.
    public struct Problems: Error, Hashable, Sendable {
        /// Each problem, under its column's name.
        public let problems: [FieldProblem]

        /// Problems.
        public init(_ problems: [FieldProblem]) {
            self.problems = problems
        }
    }

    /// The providers that a row may name.
    let providers: [ProviderID]
    /// The approximations that every row agrees to.
    let accepting: Set<String>
    private let native: NativeReader
    /// The providers' names as an error lists them.
    private let names: String

    /// A reader.
    ///
    /// - Parameters:
    ///   - providers: the providers that a row may name.
    ///   - accepting: the approximations that every row agrees to, beside its own.
    ///   - native: makes a provider's own operation of a row.
    public init(
        providers: [ProviderID], accepting: Set<String> = [], native: @escaping NativeReader = { _, _, _ in nil }
    ) {
        self.providers = providers
        self.accepting = accepting
        self.native = native
        names = providers.map(\.rawValue).joined(separator: ", ")
    }

    /// The row, or all that is wrong with it as far as its columns tell.
    func read(_ record: BulkRecord) -> Result<BulkRow, BulkRowProblem> {
        var fields = BulkFields(record)
        let id = fields.required("id", allowed: "a name of the row's own, unique in the file")
        if id.utf8.count > 200 || id.contains(where: { $0.isNewline }) {
            fields.add("id", "is longer than 200 bytes or has a line break", allowed: "a short name")
        }
        let provider = ProviderID(rawValue: fields.required("provider", allowed: names))
        let operation = fields.required("operation", allowed: "wind-down, or one of the provider's own operations")
        let accepted = record["accept"].map { $0.split { " ,;".contains($0) }.map(String.init) } ?? []
        if !provider.rawValue.isEmpty, !providers.contains(provider) {
            fields.add("provider", "is not a provider that is set up here", allowed: names)
        }
        let action: BulkRow.Action? =
            if !fields.problems.isEmpty {
                nil
            } else if operation == WindDown.name.rawValue {
                .windDown(windDown(&fields))
            } else {
                nativeAction(provider, operation, record, &fields)
            }
        guard fields.problems.isEmpty, let action else {
            return .failure(
                BulkRowProblem(number: record.number, line: record.line, id: record["id"], problems: fields.problems))
        }
        return .success(
            BulkRow(
                number: record.number, line: record.line, id: id, provider: provider, operation: operation,
                reason: record["reason"], action: action, accepting: accepting.union(accepted)))
    }

    private func nativeAction(
        _ provider: ProviderID, _ operation: String, _ record: BulkRecord, _ fields: inout BulkFields
    ) -> BulkRow.Action? {
        switch native(provider, operation, record) {
        case nil:
            fields.add(
                "operation", "is no operation of \(provider)'s",
                allowed: "wind-down, or one of the provider's own operations")
            return nil
        case .failure(let found):
            for problem in found.problems { fields.add(problem) }
            return nil
        case .success(let operation): return .native(operation)
        }
    }

    /// The columns that a wind-down takes, beside those that every row has.
    private static let windDownColumns: Set = [
        "customer", "account", "borrower", "loan", "reason", "effective_on", "payment_account",
        "include_prepayment_penalty", "notes", "request_id", "id", "provider", "operation", "accept",
    ]

    private func windDown(_ fields: inout BulkFields) -> WindDown {
        for column in fields.record.given where !Self.windDownColumns.contains(column) {
            fields.add(column, "is not taken by wind-down", allowed: "leaving it empty")
        }
        let record = fields.record
        let reasons = WindDownReason.allCases.map(\.rawValue)
        let reason = record["reason"].map { WindDownReason(rawValue: $0) } ?? .unspecified
        if reason == nil {
            fields.add("reason", "is not one of the unified reasons", allowed: reasons.joined(separator: ", "))
        }
        return WindDown(
            WindDown.Subject(
                customer: record["customer"].map { CustomerID($0) }, account: record["account"].map { AccountID($0) },
                borrower: record["borrower"].map { BorrowerID($0) }, loan: record["loan"].map { LoanID($0) }),
            reason: reason ?? .unspecified,
            effectiveOn: fields.timestamp("effective_on"),
            paymentAccount: record["payment_account"].map { PaymentAccountID($0) },
            includesPrepaymentPenalty: fields.flag("include_prepayment_penalty"),
            notes: record["notes"].map { Sensitive($0) },
            requestID: record["request_id"].map { RequestID($0) })
    }
}

/// Reads a row's columns and collects what is wrong with them.
struct BulkFields {
    let record: BulkRecord
    private(set) var problems: [FieldProblem] = []

    init(_ record: BulkRecord) {
        self.record = record
    }

    mutating func add(_ column: String, _ problem: String, allowed: String) {
        add(FieldProblem(column, problem, allowed: allowed))
    }

    mutating func add(_ problem: FieldProblem) {
        problems.append(problem)
    }

    /// A text that must be given; an empty one stands in where it is not, and a problem is there then.
    mutating func required(_ column: String, allowed: String) -> String {
        if let value = record[column] { return value }
        add(column, "is missing", allowed: allowed)
        return ""
    }

    /// `true` or `false`.
    mutating func flag(_ column: String) -> Bool? {
        switch record[column] {
        case nil: return nil
        case "true": return true
        case "false": return false
        default:
            add(column, "is neither true nor false", allowed: "true, false")
            return nil
        }
    }

    /// A date-time with offset.
    mutating func timestamp(_ column: String) -> Timestamp? {
        guard let text = record[column] else { return nil }
        do {
            return try Timestamp(text)
        } catch {
            add(column, error.description, allowed: "a date-time with offset, as in 2026-12-01T00:00:00Z")
            return nil
        }
    }
}
