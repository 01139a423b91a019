import Servicing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A report's charts as SVG that stands in the page itself. Colours come from the page's style, so that they follow light,
/// dark and print.
enum BulkReportChart {
    /// A bar whose parts are the outcomes.
    ///
    /// - Parameters:
    ///   - totals: the parts.
    ///   - whole: how many rows the full width stands for.
    ///   - height: in pixels.
    ///   - label: what it shows, for who can't see it.
    static func bar(_ totals: BulkTotals, of whole: Int, height: Int, label: String) -> String {
        var svg =
            "<svg class=\"bar\" role=\"img\" aria-label=\"\(HTMLText.escaped(label))\" viewBox=\"0 0 1000 \(height)\" "
            + "height=\"\(height)\" preserveAspectRatio=\"none\">"
        var left = 0.0
        for (outcome, width) in widths(totals, of: whole) {
            svg +=
                "<rect class=\"\(outcome.rawValue)\" x=\"\(rounded(left))\" y=\"0\" width=\"\(rounded(width))\" "
                + "height=\"\(height)\"><title>\(outcome.words): \(totals[outcome].grouped)</title></rect>"
            left += width
        }
        return svg + "</svg>\n"
    }

    /// How wide each part is, in thousandths. One that is there is seen, at the cost of the widest.
    static func widths(_ totals: BulkTotals, of whole: Int) -> [(outcome: BulkOutcome, width: Double)] {
        let scale = 1_000 / Double(max(1, whole))
        var parts = BulkOutcome.allCases.filter { totals[$0] > 0 }.map {
            (outcome: $0, width: max(4, Double(totals[$0]) * scale))
        }
        let tooMuch = parts.reduce(0) { $0 + $1.width } - max(Double(totals.rows) * scale, 4 * Double(parts.count))
        if let widest = parts.indices.max(by: { parts[$0].width < parts[$1].width }) { parts[widest].width -= tooMuch }
        return parts
    }

    /// Rows that ended over time.
    static func columns(_ timeline: BulkTimeline) -> String {
        // At most sixty columns, each of as many steps as that takes.
        let together = (timeline.counts.count + 59) / 60
        let counts = stride(from: 0, to: timeline.counts.count, by: together).map { place in
            timeline.counts[place..<min(place + together, timeline.counts.count)].reduce(0, +)
        }
        let largest = max(1, counts.max() ?? 1)
        let width = 1_000 / Double(max(1, counts.count))
        let seconds = Int64(together) * timeline.step
        var svg =
            "<svg class=\"columns\" role=\"img\" aria-label=\"Rows ended over time, at most \(largest.grouped) in "
            + "\(span(seconds))\" viewBox=\"0 0 1000 160\" height=\"160\" preserveAspectRatio=\"none\">"
        for (place, count) in counts.enumerated() where count > 0 {
            let height = max(2, 156 * Double(count) / Double(largest))
            let start = Timestamp(secondsSinceEpoch: timeline.start + Int64(place) * seconds)
            svg +=
                "<rect x=\"\(rounded(Double(place) * width))\" y=\"\(rounded(160 - height))\" "
                + "width=\"\(rounded(max(1, width - 1.5)))\" height=\"\(rounded(height))\">"
                + "<title>\(start): \(count.grouped) rows</title></rect>"
        }
        let first = Timestamp(secondsSinceEpoch: timeline.start)
        let last = Timestamp(secondsSinceEpoch: timeline.start + Int64(timeline.counts.count) * timeline.step)
        svg += "</svg>\n<p class=\"quiet axis\"><span>\(first)</span>"
        svg +=
            "<span>a column is \(span(seconds)), the highest \(largest.grouped) rows</span><span>\(last)</span></p>\n"
        return svg
    }

    private static func rounded(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func span(_ seconds: Int64) -> String {
        switch seconds {
        case ..<120: "\(seconds)\u{00A0}s"
        case ..<7_200: "\(seconds / 60)\u{00A0}min"
        case ..<172_800: "\(seconds / 3_600)\u{00A0}h"
        default: "\(seconds / 86_400)\u{00A0}d"
        }
    }
}

extension Timestamp {
    /// A whole second in UTC.
    fileprivate init(secondsSinceEpoch seconds: Int64) {
        self.init(Date(timeIntervalSince1970: Double(seconds)))
    }
}
