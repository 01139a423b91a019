import ExactJSON
import Servicing

/// `--all`: a list's rows to standard output as they are read, one JSON object a line. What was printed of a page is
/// forgotten before the next one is read.
struct ListRun: Sendable {
    let form: ListForm
    let isRevealing: Bool

    /// How far it came.
    struct End: Sendable {
        /// How many rows were printed.
        var rows = 0
        /// The cursor behind which the rows begin that were not printed; nil where that is the list's beginning, as it
        /// was asked for, and at the list's end.
        var resumption: String?
        /// Why it ended early, if it did.
        var failure: ServicingError?
        /// What became of standard output.
        var output = Console.Ending.written
    }

    func run(_ operation: any NativeOperation, by servicer: any Servicer) async -> End {
        var end = End()
        var progress = ProgressLine()
        do throws(ServicingError) {
            var pages = form.pages(servicer, operation)
            while let page = try await pages.next() {
                let rows = page.rows(revealing: isRevealing)
                progress.clear()
                end.output = Console.write(rows.map { $0.text() + "\n" }.joined(), to: .output)
                guard end.output == .written else { return end }
                end.rows += rows.count
                // A cursor that leads nowhere new is none to go on from.
                end.resumption = page.next.flatMap { $0.isEmpty || $0 == end.resumption ? nil : $0 }
                progress.show(end.rows)
            }
        } catch {
            end.failure = error
        }
        progress.finish()
        return end
    }
}

extension ListRun.End {
    /// What a person is told of an end that came too early.
    func text(_ error: ServicingError) -> String {
        var text = error.description + "\n  " + printed
        if let resumption { text += "; go on with --starting-after " + Shell.quoted(resumption) }
        return text
    }

    /// The same for a program: the error's object with what was printed.
    func json(_ error: ServicingError) -> JSONValue {
        guard case .object(var object) = error.json else { return error.json }
        object["rowsPrinted"] = .number(JSONNumber(rows))
        object["startingAfter"] = resumption.map { .string($0) }
        return .object(object)
    }

    private var printed: String { rows == 1 ? "1 row was printed" : "\(rows) rows were printed" }
}

/// How many rows there were so far, on standard error where that is a terminal.
private struct ProgressLine {
    private let isShown = Console.isTerminal(.error)
    private var width = 0

    mutating func show(_ rows: Int) {
        guard isShown else { return }
        let text = "\(rows) rows"
        width = text.count
        Console.write("\r" + text, to: .error)
    }

    /// Makes room, as rows may go to the same terminal.
    mutating func clear() {
        guard isShown, width > 0 else { return }
        Console.write("\r" + String(repeating: " ", count: width) + "\r", to: .error)
        width = 0
    }

    mutating func finish() {
        if isShown, width > 0 { Console.write("\n", to: .error) }
    }
}
