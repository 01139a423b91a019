import ExactJSON
import Servicing

/// How an operation that reads a list is shown, and how its pages are read one after the other.
struct ListForm: Sendable {
    /// The columns that a person sees.
    let columns: [Column]
    /// What a receipt of the operation holds.
    let page: @Sendable (Receipt) -> ListedPage
    /// Reads the list from the operation's page on.
    let pages: @Sendable (any Servicer, any NativeOperation) -> any ListReader

    /// One column of a table.
    struct Column: Sendable {
        let title: String
        /// Where a row has the value.
        let path: [String]

        init(_ title: String, _ path: String...) {
            self.title = title
            self.path = path
        }
    }

    /// A list that is one answer.
    init(_ columns: [Column]) {
        self.columns = columns
        page = { ListedPage(receipt: $0) }
        pages = { WholeList(servicer: $0, operation: $1) }
    }

    /// A list of pages.
    init(
        _ columns: [Column], page: @escaping @Sendable (Receipt) -> ListedPage,
        pages: @escaping @Sendable (any Servicer, any NativeOperation) -> any ListReader
    ) {
        self.columns = columns
        self.page = page
        self.pages = pages
    }

    /// A page as a table, and what follows it.
    func text(_ page: ListedPage, revealing: Bool) -> String {
        let rows = page.rows(revealing: revealing)
        var table = TextTable(columns: columns.map(\.title))
        for row in rows { table.add(columns: columns.map { Cell.text(row, $0.path) }) }
        let count = rows.count == 1 ? "1 row" : "\(rows.count) rows"
        var text = (rows.isEmpty ? "" : table.text + "\n\n") + count + "; "
        text += page.next.map { "more follow: --starting-after " + Shell.quoted($0) } ?? "nothing follows"
        if let previous = page.previous { text += "; before them: --ending-before " + Shell.quoted(previous) }
        return text
    }
}

/// Reads a list page by page.
protocol ListReader {
    /// The next page, or nil behind the last.
    mutating func next() async throws(ServicingError) -> ListedPage?
}

/// A page of a list as it was answered.
struct ListedPage: Sendable {
    let receipt: Receipt
    /// The cursor behind which the next page begins; nil where nothing follows.
    var next: String?
    /// The cursor before which the page before ends, on a page that was not asked for as the first.
    var previous: String?

    /// The rows as the provider sent them, members that no document knows among them; null ones dropped.
    ///
    /// - Parameter revealing: whether personal data is left as it is; else it is masked.
    func rows(revealing: Bool) -> [JSONValue] {
        guard let exchange = receipt.exchange else { return [] }
        let answer = revealing ? exchange.answer : exchange.maskedAnswer
        guard let answer else { return [] }
        if answer.isNull { return [] }
        let rows = answer.array ?? answer["results"].map { $0.array ?? [] } ?? [answer]
        return rows.filter { !$0.isNull }
    }
}

/// A list that comes as one answer.
private struct WholeList: ListReader {
    let servicer: any Servicer
    let operation: any NativeOperation
    private var isRead = false

    init(servicer: any Servicer, operation: any NativeOperation) {
        self.servicer = servicer
        self.operation = operation
    }

    mutating func next() async throws(ServicingError) -> ListedPage? {
        guard !isRead else { return nil }
        isRead = true
        return ListedPage(receipt: try await servicer.perform(operation))
    }
}

/// A value in a table.
private enum Cell {
    static func text(_ row: JSONValue, _ path: [String]) -> String {
        switch path.reduce(row, { $0[$1] ?? .null }) {
        case .null: "-"
        case .string(let text): shown(text)
        case .number(let number): number.text
        case .bool(let value): String(value)
        case .array(let items): "\(items.count) items"
        case .object: "{…}"
        }
    }

    /// Not longer than a column may be.
    private static func shown(_ text: String) -> String {
        guard !text.isEmpty else { return "-" }
        let shown = TerminalText.shown(text.prefix(48))
        return text.count > 48 ? shown + "…" : shown
    }
}
