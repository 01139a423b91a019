import ExactJSON
import Servicing
import ServicingBulk

/// `servicing bulk plan FILE`: what a run would do. Sends nothing.
enum BulkPlanCommand {
    static func run(_ words: [String]) throws(UsageError) -> Exit {
        let options = try BulkOptions(
            words, verb: "plan", options: Option.bulkInput + [.json, .stopAfter, .timeout, .journal],
            repeatable: Option.bulkRepeatable)
        let input = try options.input()
        let settings = try options.settings()
        let isJSON = try options.flag(.json)
        do {
            let run = BulkRun(
                input, journal: "", through: try BulkServicers.forPlans(),
                reading: BulkColumns.reader(accepting: options.accepting), settings: settings)
            var problems: [BulkRowProblem] = []
            let survey = try run.survey { problem in
                if !isJSON { return BulkCommand.tell(problem) }
                if problems.count < BulkReport.listedRows { problems.append(problem) }
            }
            Console.out(
                isJSON
                    ? json(survey, problems, input, settings).text(pretty: true) : text(survey, input, settings))
            return survey.invalidRows == 0 || settings.skipsInvalid ? .done : .badInput
        } catch {
            return BulkCommand.refuse(error, isJSON: isJSON, hint: nil)
        }
    }

    // MARK: Text

    private static func text(_ survey: BulkSurvey, _ input: BulkInput, _ settings: BulkSettings) -> String {
        let rows = survey.rows == 1 ? "row" : "rows"
        var lines = ["\(survey.rows) \(rows) of \(input.path) can be done (SHA-256 \(survey.sha256.prefix(12))…)"]
        if survey.shard.count > 1 { lines[0] += ", shard \(survey.shard) of \(survey.inputRows) rows" }
        if survey.invalidRows > 0 {
            lines.append(
                (survey.invalidRows == 1 ? "1 row is not valid" : "\(survey.invalidRows) rows are not valid")
                    + (settings.skipsInvalid ? " and would be left out" : "; nothing would be sent"))
        }
        var table = TextTable("provider", "operation", "reason", "becomes", "rows")
        for (group, count) in sorted(survey.groups) {
            table.add(
                group.provider.rawValue, group.operation, group.reason ?? "-", group.native.rawValue, String(count))
        }
        if !survey.groups.isEmpty { lines += ["", table.text] }
        if !survey.approximations.isEmpty {
            lines += ["", "accepted though the provider can't say it exactly:"]
            for (approximation, count) in approximations(survey) {
                lines.append("  \(count) \(approximation.provider) \(approximation.field)")
            }
        }
        let payOffs = survey.payOffs.filter { $0.value > 0 }
        if !payOffs.isEmpty {
            lines += ["", "pay-offs, each of which will debit an account:"]
            for (provider, count) in payOffs.sorted(by: { $0.key < $1.key }) { lines.append("  \(count) \(provider)") }
            for row in survey.payOffRows {
                lines.append("    \(TerminalText.shown(row.id)): \(TerminalText.shown(row.scope))")
            }
            let more = payOffs.values.reduce(0, +) - survey.payOffRows.count
            if more > 0 { lines.append("    and \(more) more") }
        }
        if survey.rows > 0 { lines += ["", "how long it takes:"] + times(survey, settings) }
        return lines.joined(separator: "\n")
    }

    private static func times(_ survey: BulkSurvey, _ settings: BulkSettings) -> [String] {
        survey.rowsByProvider.sorted { $0.key < $1.key }.map { provider, count in
            let rows = "  \(provider): \(count) rows"
            guard let seconds = settings.seconds(for: count, at: provider) else {
                let atATime = settings.concurrencyByProvider[provider] ?? settings.concurrency
                let guess = BulkClock.text(Double(count) * 0.2 / Double(atATime))
                return rows + ", no rate set; \(atATime) at a time, \(guess) if an answer takes 0.2 s"
            }
            return rows + " at its rate, \(BulkClock.text(seconds)) or more"
        }
    }

    // MARK: JSON

    private static func json(
        _ survey: BulkSurvey, _ problems: [BulkRowProblem], _ input: BulkInput, _ settings: BulkSettings
    ) -> JSONValue {
        func number(_ count: Int) -> JSONValue { .number(JSONNumber(count)) }
        var object = JSONObject()
        object["input"] = .string(input.path)
        object["sha256"] = .string(survey.sha256)
        object["shard"] = .string(survey.shard.description)
        object["inputRows"] = number(survey.inputRows)
        object["rows"] = number(survey.rows)
        object["invalidRows"] = number(survey.invalidRows)
        object["groups"] = .array(
            sorted(survey.groups).map { group, count in
                [
                    "provider": .string(group.provider.rawValue), "operation": .string(group.operation),
                    "reason": group.reason.map { .string($0) } ?? .null,
                    "nativeOperation": .string(group.native.rawValue), "rows": number(count),
                ]
            })
        object["providers"] = .object(
            JSONObject(
                members: survey.rowsByProvider.sorted { $0.key < $1.key }.map { provider, count in
                    let seconds = settings.seconds(for: count, at: provider).map { number(Int($0.rounded(.up))) }
                    return (provider.rawValue, ["rows": number(count), "expectedSeconds": seconds ?? .null])
                }))
        object["approximations"] = .array(
            approximations(survey).map { approximation, count in
                [
                    "provider": .string(approximation.provider.rawValue), "field": .string(approximation.field.field),
                    "grade": .string(approximation.field.grade.rawValue), "note": .string(approximation.field.note),
                    "rows": number(count),
                ]
            })
        object["payOffs"] = .object(
            JSONObject(
                members: survey.payOffs.filter { $0.value > 0 }.sorted { $0.key < $1.key }
                    .map { ($0.key.rawValue, number($0.value)) }))
        object["invalid"] = .array(problems.map(\.json))
        return .object(object)
    }

    private static func sorted(_ groups: [BulkSurvey.Group: Int]) -> [(BulkSurvey.Group, Int)] {
        groups.map { ($0.key, $0.value) }.sorted { $0.0.sortKey.lexicographicallyPrecedes($1.0.sortKey) }
    }

    private static func approximations(_ survey: BulkSurvey) -> [(BulkSurvey.Approximation, Int)] {
        survey.approximations.map { ($0.key, $0.value) }.sorted {
            ($0.0.provider.rawValue, $0.0.field.description) < ($1.0.provider.rawValue, $1.0.field.description)
        }
    }
}

extension BulkSettings {
    /// How long rows take at a provider's rate, this shard's part of it; nil where none is set.
    fileprivate func seconds(for rows: Int, at provider: ProviderID) -> Double? {
        (rateByProvider[provider] ?? rate).map { Double(rows) * Double(shard.count) / $0 }
    }
}

/// Stretches of time as people read them.
enum BulkClock {
    static func text(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e9 else { return "very long" }
        let whole = Int(max(0, seconds).rounded(.up))
        return switch whole {
        case ..<60: "\(whole) s"
        case ..<3_600: "\(whole / 60) min \(whole % 60) s"
        case ..<172_800: "\(whole / 3_600) h \(whole / 60 % 60) min"
        default: "\(whole / 86_400) d \(whole / 3_600 % 24) h"
        }
    }
}
