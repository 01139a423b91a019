import ExactJSON
import Testing

@testable import ServicingBench

@Suite("Measured lines")
struct MeasuringTests {
    private static func cost(_ operations: Int, wall: Duration, processor: Duration? = nil, bytes: Int = 0) -> Cost {
        Cost(operations: operations, wall: wall, processorTime: processor, bytes: bytes)
    }

    @Test("show the round in the middle and how far the rounds lie apart")
    func median() throws {
        let median = try #require(MeasuredLine.Median([4, 1, 3]))
        #expect(median.value == 3)
        #expect(median.range == 1...4)
        #expect(median.spread == 1)
        #expect(MeasuredLine.Median([2, 4])?.value == 3)
        #expect(MeasuredLine.Median([]) == nil)
    }

    @Test("take percentiles by nearest rank")
    func percentiles() {
        let values = (1...1_000).map { UInt64($0) }
        #expect(Statistics.percentile(0.5, ofSorted: values) == 500)
        #expect(Statistics.percentile(0.999, ofSorted: values) == 999)
        #expect(Statistics.percentile(1, ofSorted: values) == 1_000)
        #expect(Statistics.percentile(0, ofSorted: values) == 1)
        #expect(Statistics.percentile(0.5, ofSorted: []) == nil)
    }

    @Test("compare a line with its limit in the same round")
    func ratios() throws {
        let line = Line("ours", [.ratio(.processorTime, to: "limit", .atMost(1.5))]) { throw BenchError("not run") }
        let measured = MeasuredLine(
            line,
            [
                Self.cost(10, wall: .seconds(1), processor: .seconds(2)),
                Self.cost(10, wall: .seconds(1), processor: .seconds(6)),
                Self.cost(10, wall: .seconds(1), processor: .seconds(9)),
            ],
            peak: 0,
            limits: [
                "limit": [
                    Self.cost(10, wall: .seconds(1), processor: .seconds(1)),
                    Self.cost(10, wall: .seconds(1), processor: .seconds(2)),
                    Self.cost(10, wall: .seconds(1), processor: .seconds(9)),
                ]
            ])
        let reached = try #require(measured.reached.first)
        #expect(reached.median.value == 2)
        #expect(reached.median.range == 1...3)
        #expect(reached.isMet == false)
        #expect(reached.text == "CPU 2.00 of limit (at most 1.50: MISSED)")
        #expect(measured.processorTime?.value == 600_000)
    }

    @Test("leave a ratio out where the platform tells no processor time")
    func untold() {
        let line = Line("ours", [.ratio(.processorTime, to: "limit", .atMost(1))]) { throw BenchError("not run") }
        let cost = Self.cost(10, wall: .seconds(1))
        let measured = MeasuredLine(line, [cost], peak: 0, limits: ["limit": [cost]])
        #expect(measured.reached.isEmpty)
        #expect(measured.processorTime == nil)
        #expect(measured.throughput?.value == 10)
    }

    @Test("say nothing of the slowest thousandth where there are fewer than a thousand operations")
    func fewOperations() throws {
        var cost = Self.cost(3, wall: .seconds(1))
        cost.latencies = [30, 10, 20]
        let latency = try #require(
            MeasuredLine(Line("ours") { throw BenchError("not run") }, [cost], peak: 0, limits: [:]).latency)
        #expect(latency.p50 == 20)
        #expect(latency.p99 == 30)
        #expect(latency.p999 == nil)
    }

    @Test(
        "are printed with the digits that say something, and never with an exponent",
        arguments: [
            (1_234.5, 3, "1235"), (12.345, 3, "12.3"), (0.012345, 3, "0.0123"), (0, 3, "0"), (9.999, 3, "10.00"),
            (-1.5, 2, "-1.5"), (0.1, 2, "0.10"), (1e12, 4, "1000000000000"),
        ])
    func digits(number: Double, digits: Int, text: String) {
        #expect(number.shown(digits: digits) == text)
    }

    @Test("come as JSON with their goals")
    func json() {
        let line = Line("ours", [.value(.byteRate, .atLeast(100))]) { throw BenchError("not run") }
        let measured = MeasuredLine(
            line, [Self.cost(2, wall: .seconds(1), bytes: 300_000_000)], peak: 7, limits: [:])
        let report = BenchReport(
            server: "a server", rounds: 1, percent: 100, lines: [measured],
            growth: [
                GrowthTable(name: "worlds", unit: "worlds", rows: [.init(size: 1, processorTime: 2.5, memory: nil)])
            ])
        #expect(
            report.json.text(sortedKeys: true)
                == #"{"growth":[{"name":"worlds","rows":[{"processorTime":2.500,"size":1}],"unit":"worlds"}],"#
                + #""lines":[{"goals":[{"atLeast":100.0,"figure":"byteRate","isMet":true,"measured":"#
                + #"{"least":300.0,"median":300.0,"most":300.0}}],"name":"ours","peakMemory":7,"throughput":"#
                + #"{"least":2.000,"median":2.000,"most":2.000}}],"percent":100,"rounds":1,"server":"a server"}"#)
    }
}
