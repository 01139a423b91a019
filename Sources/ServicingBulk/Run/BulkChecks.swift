import Servicing

/// Understands and checks the rows of an input, without sending anything.
struct BulkChecks {
    let input: BulkInput
    let shard: BulkShard
    let reader: BulkRowReader
    let gateway: Gateway

    /// What a row becomes, or all that its provider finds wrong with it. No I/O.
    func check(_ row: BulkRow) -> Result<Translation, BulkRowProblem> {
        result(of: row) { servicer, translation throws(ServicingError) in
            try servicer.validate(translation, options: PlanOptions(accepting: row.accepting))
        }
    }

    /// What a row becomes that was checked before.
    func translation(of row: BulkRow) -> Result<Translation, BulkRowProblem> {
        result(of: row) { _, _ in }
    }

    private func result(
        of row: BulkRow, checking check: (any Servicer, Translation) throws(ServicingError) -> Void
    ) -> Result<Translation, BulkRowProblem> {
        do throws(ServicingError) {
            let servicer = try gateway.servicer(row.provider)
            let translation = try row.translation(at: servicer)
            try check(servicer, translation)
            return .success(translation)
        } catch {
            let problems =
                error.problems.isEmpty
                ? [FieldProblem("operation", error.message, allowed: error.hint ?? "")] : error.problems
            return .failure(BulkRowProblem(number: row.number, line: row.line, id: row.id, problems: problems))
        }
    }

    /// The rows of the part one by one, in the input's order: each with what it becomes, or with what is wrong with it.
    func listedRows(of survey: BulkSurvey) throws(BulkInputError) -> ListedRows {
        ListedRows(checks: self, doable: survey.doable, records: try input.records(version: survey.version))
    }

    /// See ``listedRows(of:)``.
    struct ListedRows {
        let checks: BulkChecks
        let doable: RowSet
        var records: any BulkRecords

        /// The next row; nil behind the last.
        mutating func next() throws(BulkInputError) -> Result<(row: BulkRow, translation: Translation), BulkRowProblem>?
        {
            while let (number, read) = try checks.reader.next(of: &records) {
                switch read {
                case .failure(let problem): if checks.shard.contains(problem) { return .failure(problem) }
                case .success(let row):
                    guard checks.shard.contains(row.id) else { continue }
                    if doable.contains(number) { return checks.translation(of: row).map { (row, $0) } }
                    if case .failure(let problem) = checks.check(row) { return .failure(problem) }
                    return .failure(.repeated(row, first: "on an earlier line"))
                }
            }
            return nil
        }
    }

    /// One provider's rows one by one, in the input's order, of those that a journal lists.
    ///
    /// - Parameter isWanted: whether a row of that number is to be understood at all.
    func rows(
        of survey: BulkSurvey, at provider: ProviderID, where isWanted: @escaping (Int) -> Bool
    ) throws(BulkInputError) -> ProviderRows {
        ProviderRows(
            checks: self, provider: provider, isWanted: isWanted,
            records: try input.records(version: survey.version))
    }

    /// See ``rows(of:at:where:)``.
    struct ProviderRows {
        let checks: BulkChecks
        let provider: ProviderID
        let isWanted: (Int) -> Bool
        var records: any BulkRecords

        /// What looking for a row came to.
        enum Step {
            case row(BulkRow, Translation)
            /// None so far, in as many records as may be looked at without a pause.
            case none
            case end
        }

        /// How many records are looked at without a pause, since others may wait for the same thread.
        private static let lookedAtTogether = 256

        /// Looks for the next row.
        mutating func next() throws(BulkInputError) -> Step {
            for _ in 0..<Self.lookedAtTogether {
                switch try records.next() {
                case .end: return .end
                case .malformed: continue
                case .record(let record):
                    guard isWanted(record.number), record["provider"] == provider.rawValue,
                        case .success(let row) = checks.reader.read(record),
                        case .success(let translation) = checks.translation(of: row)
                    else { continue }
                    return .row(row, translation)
                }
            }
            return .none
        }
    }
}

extension BulkRowProblem {
    static func repeated(_ row: BulkRow, first: String) -> BulkRowProblem {
        BulkRowProblem(
            number: row.number, line: row.line, id: row.id,
            problems: [FieldProblem("id", "is there already, \(first)", allowed: "an id of the row's own")])
    }
}

extension BulkShard {
    /// A row without an id is every part's and so reported by all.
    func contains(_ problem: BulkRowProblem) -> Bool { problem.id.map { contains($0) } ?? true }
}

extension BulkRowReader {
    /// The next row; nil at the input's end.
    func next(
        of records: inout any BulkRecords
    ) throws(BulkInputError) -> (number: Int, row: Result<BulkRow, BulkRowProblem>)? {
        switch try records.next() {
        case .end: nil
        case .malformed(let number, let line, let problem):
            (
                number,
                .failure(
                    BulkRowProblem(
                        number: number, line: line, id: nil,
                        problems: [FieldProblem("row", problem, allowed: "a row as the file's format has it")]))
            )
        case .record(let record): (record.number, read(record))
        }
    }
}
