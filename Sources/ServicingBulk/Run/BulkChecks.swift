import Servicing

/// Reads and plans every row of an input, without sending anything.
struct BulkChecks {
    let input: BulkInput
    let shard: BulkShard
    let reader: BulkRowReader
    let gateway: Gateway

    /// Looks at the whole input.
    ///
    /// - Parameter report: takes what is wrong with a row of the part, in the input's order but for ids that are there
    ///   twice, which come last.
    func survey(reporting report: (BulkRowProblem) -> Void) throws(BulkInputError) -> BulkSurvey {
        var survey = BulkSurvey(shard: shard)
        var ids = UniqueIDs()
        var records = try input.records(isHashed: true)
        while let (number, read) = try reader.next(of: &records) {
            survey.inputRows = number + 1
            switch read {
            case .failure(let problem):
                if let id = problem.id { ids.insert(id) }
                guard shard.contains(problem) else { continue }
                survey.invalidRows += 1
                report(problem)
            case .success(let row):
                ids.insert(row.id)
                guard shard.contains(row.id) else { continue }
                switch plan(row) {
                case .failure(let problem):
                    survey.invalidRows += 1
                    report(problem)
                case .success(let translation): survey.count(row, translation)
                }
            }
        }
        survey.version = records.bytes.version
        survey.sha256 = records.bytes.hexDigest ?? ""
        for (record, problem) in try repeatedIDs(ids.repeated(), in: survey) {
            survey.repeatedRows.insert(problem.number)
            // It was counted already, as one that can be done or as one that can't.
            guard case .success(let row) = reader.read(record), case .success(let translation) = plan(row) else {
                continue
            }
            survey.count(row, translation, by: -1)
            survey.invalidRows += 1
            report(problem)
        }
        return survey
    }

    /// The rows of the part one by one, in the input's order: each with what it becomes, or with what is wrong with it.
    ///
    /// - Parameter provider: whose rows; nil for everybody's.
    func rows(of survey: BulkSurvey, provider: ProviderID? = nil) throws(BulkInputError) -> CheckedRows {
        CheckedRows(
            checks: self, repeated: survey.repeatedRows, provider: provider,
            records: try input.records(version: survey.version))
    }

    /// See ``rows(of:provider:)``.
    struct CheckedRows {
        let checks: BulkChecks
        let repeated: Set<Int>
        let provider: ProviderID?
        var records: any BulkRecords

        /// The next row; nil behind the last.
        ///
        /// - Parameter isWanted: whether a row of that number is to be planned at all.
        mutating func next(
            where isWanted: (Int) -> Bool = { _ in true }
        ) throws(BulkInputError) -> Result<(row: BulkRow, translation: Translation), BulkRowProblem>? {
            while let (number, read) = try checks.reader.next(of: &records) {
                switch read {
                case .failure(let problem): if checks.shard.contains(problem) { return .failure(problem) }
                case .success(let row):
                    guard provider == nil || row.provider == provider, checks.shard.contains(row.id), isWanted(number)
                    else { continue }
                    return repeated.contains(number)
                        ? .failure(.repeated(row)) : checks.plan(row).map { (row, $0) }
                }
            }
            return nil
        }
    }

    /// What a row becomes, or all that its provider finds wrong with it. No I/O.
    func plan(_ row: BulkRow) -> Result<Translation, BulkRowProblem> {
        do throws(ServicingError) {
            let servicer = try gateway.servicer(row.provider)
            let translation = try row.translation(at: servicer)
            _ = try servicer.plan(translation, options: PlanOptions(accepting: row.accepting))
            return .success(translation)
        } catch {
            let problems =
                error.problems.isEmpty
                ? [FieldProblem("operation", error.message, allowed: error.hint ?? "")] : error.problems
            return .failure(BulkRowProblem(number: row.number, line: row.line, id: row.id, problems: problems))
        }
    }

    /// Compares the ids whose hashes are equal, which are few.
    private func repeatedIDs(
        _ hashes: Set<UInt64>, in survey: BulkSurvey
    ) throws(BulkInputError) -> [(BulkRecord, BulkRowProblem)] {
        guard !hashes.isEmpty else { return [] }
        var firstLines: [String: Int] = [:]
        var problems: [(BulkRecord, BulkRowProblem)] = []
        var records = try input.records(version: survey.version)
        while true {
            switch try records.next() {
            case .end: return problems
            case .malformed: continue
            case .record(let record):
                guard let id = record["id"], hashes.contains(UniqueIDs.hash(id)) else { continue }
                guard let first = firstLines[id] else {
                    firstLines[id] = record.line
                    continue
                }
                if shard.contains(id) {
                    problems.append(
                        (record, .repeated(record.number, line: record.line, id: id, first: "on line \(first)")))
                }
            }
        }
    }
}

extension BulkRowProblem {
    fileprivate static func repeated(_ number: Int, line: Int, id: String, first: String) -> BulkRowProblem {
        BulkRowProblem(
            number: number, line: line, id: id,
            problems: [FieldProblem("id", "is there already, \(first)", allowed: "an id of the row's own")])
    }

    fileprivate static func repeated(_ row: BulkRow) -> BulkRowProblem {
        repeated(row.number, line: row.line, id: row.id, first: "on an earlier line")
    }
}

extension BulkShard {
    /// A row without an id is every part's and so reported by all.
    fileprivate func contains(_ problem: BulkRowProblem) -> Bool { problem.id.map { contains($0) } ?? true }
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

extension BulkSurvey {
    fileprivate mutating func count(_ row: BulkRow, _ translation: Translation, by step: Int = 1) {
        let contract = type(of: translation.operation).contract
        rows += step
        groups[
            Group(provider: row.provider, operation: row.operation, reason: row.reason, native: contract.name),
            default: 0] += step
        if contract.movesMoney { payOffs[row.provider, default: 0] += step }
        for field in translation.fields where field.grade != .exact {
            approximations[Approximation(provider: row.provider, field: field), default: 0] += step
        }
    }
}
