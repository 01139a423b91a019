import ExactJSON
import Servicing
import ServicingBulk

/// `servicing bulk VERB …`: a file of rows, planned, carried out, reported on or rehearsed.
enum BulkCommand {
    static let verbs = ["plan", "run", "report", "rehearse"]

    static func run(_ words: [String], environment: [String: String]) async throws(UsageError) -> Exit {
        guard let verb = words.first, verbs.contains(verb) else {
            let hint = words.first.flatMap { Spelling.nearest($0, among: verbs) }.map { "; did you mean \($0)?" } ?? ""
            throw UsageError("bulk needs one of \(verbs.joined(separator: ", "))\(hint)", "bulk")
        }
        let rest = Array(words.dropFirst())
        switch verb {
        case "plan": return try BulkPlanCommand.run(rest)
        case "run": return try await BulkRunCommand.run(rest, environment: environment)
        case "report": return try BulkReportCommand.run(rest)
        default: return try await BulkRehearseCommand.run(rest)
        }
    }

    /// Tells of bad input, in words or as JSON, and ends with 2.
    ///
    /// - Parameter hint: what to say to it; nil where nothing could have been sent.
    static func refuse(_ error: any Error, isJSON: Bool, hint: String? = "nothing was sent") -> Exit {
        let shown =
            error as? ServicingError ?? ServicingError(.invalidRequest, .notSent, "\(error)", hint: hint)
        if isJSON { Console.out(shown.json.text()) } else { Console.error("servicing: \(shown.text)") }
        return .badInput
    }

    /// Tells of a row that is not valid.
    static func tell(_ problem: BulkRowProblem) {
        let id = problem.id.map { " (\(TerminalText.shown($0)))" } ?? ""
        for found in problem.problems {
            Console.error("line \(problem.line)\(id): \(TerminalText.shown(found.description))")
        }
    }
}

extension ServicingError {
    /// Message, problems and hint: no kind or effect, where nothing was sent anyway.
    fileprivate var text: String {
        ([message] + problems.map { "  \($0)" } + [hint.map { "  \($0)" }].compactMap { $0 }).joined(separator: "\n")
    }
}

extension Exit {
    /// The first that fits.
    init(_ totals: BulkTotals, isDrained: Bool = false) {
        self =
            if isDrained {
                .drained
            } else if totals[.unknown] > 0 {
                .mayHaveApplied
            } else if totals[.notSent] > 0 {
                .notSent
            } else if totals[.refused] > 0 {
                .refused
            } else {
                .done
            }
    }
}
