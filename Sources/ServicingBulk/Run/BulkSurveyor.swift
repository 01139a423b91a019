import Servicing

/// Looks at an input row by row and adds up what a run of it would do. Nothing is sent.
struct BulkSurveyor {
    /// What looking at one row came to.
    enum Step: Sendable {
        /// It can be done, or it belongs to another part of the input.
        case fine
        case invalid(BulkRowProblem)
        /// Every row was looked at.
        case end(BulkSurvey)
    }

    private let checks: BulkChecks
    private var survey: BulkSurvey
    private var ids = UniqueIDs()
    private var records: any BulkRecords
    /// Set when all rows were looked at once: those whose ids may be there twice are looked at again.
    private var repeats: RepeatedIDs?

    init(_ checks: BulkChecks) throws(BulkInputError) {
        self.checks = checks
        survey = BulkSurvey(shard: checks.shard)
        records = try checks.input.records(isHashed: true)
    }

    /// Looks at the next row. Rows come in the input's order, but ids that are there twice are told of last.
    mutating func next() throws(BulkInputError) -> Step {
        if repeats != nil { return try nextRepeated() }
        guard let (number, read) = try checks.reader.next(of: &records) else {
            survey.version = records.bytes.version
            survey.sha256 = records.bytes.hexDigest ?? ""
            let hashes = ids.repeated()
            ids = UniqueIDs()
            guard !hashes.isEmpty else { return .end(survey) }
            repeats = RepeatedIDs(hashes, try checks.input.records(version: survey.version))
            return .fine
        }
        survey.inputRows = number + 1
        switch read {
        case .failure(let problem):
            if let id = problem.id { ids.insert(id) }
            guard checks.shard.contains(problem) else { return .fine }
            survey.invalidRows += 1
            return .invalid(problem)
        case .success(let row):
            ids.insert(row.id)
            guard checks.shard.contains(row.id) else { return .fine }
            switch checks.check(row) {
            case .failure(let problem):
                survey.invalidRows += 1
                return .invalid(problem)
            case .success(let translation):
                survey.doable.insert(number)
                survey.count(row, translation)
                return .fine
            }
        }
    }

    private mutating func nextRepeated() throws(BulkInputError) -> Step {
        guard let (record, firstLine) = try repeats?.next() else { return .end(survey) }
        // One that can't be done was told of already.
        guard survey.doable.contains(record.number), case .success(let row) = checks.reader.read(record),
            case .success(let translation) = checks.translation(of: row)
        else { return .fine }
        survey.doable.remove(record.number)
        survey.count(row, translation, by: -1)
        survey.invalidRows += 1
        return .invalid(.repeated(row, first: "on line \(firstLine)"))
    }
}

/// Compares the ids whose hashes are equal, which are few.
private struct RepeatedIDs {
    private let hashes: Set<Int>
    private var firstLines: [String: Int] = [:]
    private var records: any BulkRecords

    init(_ hashes: Set<Int>, _ records: any BulkRecords) {
        self.hashes = hashes
        self.records = records
    }

    /// The next record whose id was there before, and on which line; nil behind the last.
    mutating func next() throws(BulkInputError) -> (record: BulkRecord, firstLine: Int)? {
        while true {
            switch try records.next() {
            case .end: return nil
            case .malformed: continue
            case .record(let record):
                guard let id = record["id"], hashes.contains(UniqueIDs.hash(id)) else { continue }
                if let line = firstLines[id] { return (record, line) }
                firstLines[id] = record.line
            }
        }
    }
}

extension BulkSurvey {
    fileprivate mutating func count(_ row: BulkRow, _ translation: Translation, by step: Int = 1) {
        let contract = type(of: translation.operation).contract
        rows += step
        let group = Group(provider: row.provider, operation: row.operation, reason: row.reason, native: contract.name)
        groups[group, default: 0] += step
        if groups[group] == 0 { groups[group] = nil }
        if contract.movesMoney {
            payOffs[row.provider, default: 0] += step
            if step < 0 {
                payOffRows.removeAll { $0.number == row.number }
            } else if payOffRows.count < Self.listedPayOffs {
                payOffRows.append((row.number, row.id, SensitivePatterns.masked(translation.operation.scope)))
            }
        }
        for field in translation.fields where field.grade != .exact {
            let approximation = Approximation(provider: row.provider, field: field)
            approximations[approximation, default: 0] += step
            if approximations[approximation] == 0 { approximations[approximation] = nil }
        }
    }
}
