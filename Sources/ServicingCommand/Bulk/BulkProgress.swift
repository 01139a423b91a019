import Servicing
import ServicingBulk

/// Tells how a run goes on: on a terminal one line that is written over, elsewhere a plain line now and then.
struct BulkProgress {
    private let isTerminal = Console.isTerminal(.error)
    /// When the first row of this run could be begun.
    private var start = ContinuousClock.now
    private var last: ContinuousClock.Instant?
    private var totals = BulkTotals()
    /// How many rows this run has brought to an end.
    private var ended = 0
    private var hasLine = false

    /// Rows are looked at.
    mutating func checked(_ rows: Int) {
        show("checked \(rows) rows")
    }

    /// The rows are checked; an earlier run may have done some.
    mutating func begin(_ totals: BulkTotals) {
        self.totals = totals
        start = .now
        last = nil
        show()
    }

    /// A row came to its end.
    mutating func row(_ after: BulkTotals) {
        totals = after
        ended += 1
        show()
    }

    /// Something to tell beside the progress.
    mutating func note(_ text: String) {
        if hasLine { Console.write("\r\u{1B}[K", to: .error) }
        hasLine = false
        Console.error(text)
        last = nil
    }

    /// Takes the line away.
    mutating func end() {
        if hasLine { Console.write("\r\u{1B}[K", to: .error) }
        hasLine = false
    }

    private var done: Int { totals[.applied] + totals[.accepted] + totals[.alreadyApplied] }

    private var text: String {
        let seconds = (ContinuousClock.now - start).inSeconds
        let rate = seconds > 0 ? Double(ended) / seconds : 0
        let left = totals[.notSent] - totals.leftOut
        var text = "\(done) of \(totals.rows - totals.leftOut) done, \(totals[.refused]) refused, "
        text += "\(totals[.unknown]) unknown, \(left) to go, \(Self.text(rate))/s"
        if rate > 0, left > 0 { text += ", \(BulkClock.text(Double(left) / rate)) left" }
        return text
    }

    private static func text(_ rate: Double) -> String {
        guard rate > 0, rate < 9.95 else { return String(Int(rate.rounded())) }
        let tenths = max(1, Int((rate * 10).rounded()))
        return "\(tenths / 10).\(tenths % 10)"
    }

    private mutating func show(_ other: String? = nil) {
        let now = ContinuousClock.now
        if let last, now - last < (isTerminal ? .milliseconds(200) : .seconds(10)) { return }
        last = now
        let line = other ?? text
        if isTerminal {
            Console.write("\r" + line + "\u{1B}[K", to: .error)
            hasLine = true
        } else {
            Console.error(line)
        }
    }
}

extension Duration {
    fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
