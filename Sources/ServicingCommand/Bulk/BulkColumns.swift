import Servicing
import ServicingBulk

/// Rows as calls: a column is an option of `servicing call`, `_` in the place of `-`.
enum BulkColumns {
    /// The columns that every row has beside its operation's.
    private static let own: Set = ["id", "provider", "operation", "accept"]
    private static let options = Dictionary(
        uniqueKeysWithValues: Option.instruction.map { (column(of: $0), $0) })

    /// Understands rows.
    ///
    /// - Parameter accepting: the approximations that every row agrees to.
    static func reader(accepting: Set<String>) -> BulkRowReader {
        BulkRowReader(providers: commandProviders.map { $0.id }, accepting: accepting) { provider, operation, record in
            let forms = commandProviders.first { $0.id == provider }?.calls ?? []
            if let form = forms.first(where: { $0.name.rawValue == operation }) {
                return read(record, as: form, of: provider)
            }
            let names = forms.filter(isForRows).map(\.name.rawValue)
            return .failure(
                .init([
                    FieldProblem(
                        "operation", "is no operation of \(provider)'s",
                        allowed: ([WindDown.name.rawValue] + names).joined(separator: ", "))
                ]))
        }
    }

    /// Whether an operation changes something and takes its values from columns.
    private static func isForRows(_ form: CallForm) -> Bool {
        form.list == nil && !(form.required + form.optional).contains(.body)
    }

    private static func read(
        _ record: BulkRecord, as form: CallForm, of provider: ProviderID
    ) -> Result<any NativeOperation, BulkRowReader.Problems> {
        let taken = form.required + form.optional
        guard isForRows(form) else {
            let why = form.list == nil ? "takes a body, which a row has no place for" : "is a read and changes nothing"
            return .failure(
                .init([FieldProblem("operation", why, allowed: "an operation that takes its values from columns")]))
        }
        var values: [Option: String] = [:]
        var problems: [FieldProblem] = []
        for column in record.given where !own.contains(column) {
            guard let option = options[column], taken.contains(option) else {
                problems.append(
                    FieldProblem(
                        column, "is not taken by \(provider) \(form.name)",
                        allowed: "leaving it empty; it takes \(taken.map(self.column(of:)).joined(separator: ", "))"))
                continue
            }
            values[option] = record[column]
        }
        var reader = CallReader(Arguments(values))
        let operation = form.make(&reader)
        problems += reader.problems.map { problem in
            let isOption = problem.field.hasPrefix("--")
            let column = isOption ? String(problem.field.dropFirst(2)).replacing("-", with: "_") : problem.field
            return FieldProblem(column, problem.problem, allowed: problem.allowed)
        }
        if let operation, problems.isEmpty { return .success(operation) }
        return .failure(.init(problems))
    }

    private static func column(of option: Option) -> String { option.name.replacing("-", with: "_") }
}
