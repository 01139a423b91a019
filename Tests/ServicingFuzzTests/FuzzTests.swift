import ServicingBulk
import Testing

@testable import ServicingFuzz

@Suite("Made-up input breaks nothing")
struct FuzzTests {
    private static let targets: [any FuzzTarget] = [
        JSONTarget(), MoneyTarget(), TimestampTarget(), PathSegmentTarget(), BaseURLTarget(), HeaderTarget(),
        RedactionTarget(), ConnectionTarget(), ProviderRequestTarget([]), ControlTarget(), HARTarget([]),
        TableTarget(.csv), TableTarget(.jsonLines), JournalTarget(),
    ]

    @Test("of any target, by a fixed seed", arguments: targets.indices)
    func target(_ place: Int) async {
        let target = Self.targets[place]
        let result = await FuzzRun(target, seed: 20_251_121).run(inputs: 400)
        #expect(result.inputs == 400)
        #expect(result.taken > 0, "\(target.name) refuses everything")
        if let failure = result.failure {
            Issue.record(
                "\(target.name) \(failure.problems): \(String(decoding: failure.input, as: UTF8.self).debugDescription)"
            )
        }
    }
}

@Suite("What made-up input has broken before")
struct FuzzFindingsTests {
    @Test(
        "a journal's header with more rows than any input has, or fewer than none",
        arguments: ["-1", "33333333333333365"])
    func journalRows(_ rows: String) {
        let header =
            #"{"servicing_journal":1,"input":"p.csv","sha256":"00","rows":\#(rows),"shard":{"index":1,"count":1},"accepting":[],"skips_invalid":false,"at":"2025-01-01T00:00:00Z"}"#
        #expect(LogText.problem(withRecords: [Array(header.utf8)]) == "a number of rows that no input has")
    }
}

@Suite("What made-up recordings have broken before")
struct FuzzRecordingTests {
    @Test("a field of a file's own whose name is masked")
    func maskedName() async {
        let har =
            #"{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"_a@b.co":{},"_ssn":"078-05-1120","entries":[]}}"#
        var findings = FuzzFindings()
        HARTarget([]).check(Array(har.utf8), &findings)
        #expect(findings.isTaken)
        #expect(findings.problems.isEmpty)
    }
}

@Suite("The engine of made-up input")
struct FuzzEngineTests {
    /// Breaks over an input that holds a word, wherever it stands.
    private struct Fragile: FuzzTarget {
        let name = "fragile"
        let summary = "breaks over a word"
        let corpus = [Array("one two three four".utf8), Array("five six".utf8)]
        let dictionary = ["boom"]

        func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
            findings.expect(input.firstRange(of: Array("boom".utf8)) == nil, "it holds the word")
        }
    }

    @Test("makes the same inputs from the same seed, each by its number alone")
    func deterministic() {
        let first = FuzzRun(JSONTarget(), seed: 7)
        let second = FuzzRun(JSONTarget(), seed: 7)
        let numbers = Array(0..<200)
        #expect(numbers.map(first.input) == numbers.reversed().map(second.input).reversed())
        let other = FuzzRun(JSONTarget(), seed: 8)
        #expect(numbers.map(first.input) != numbers.map(other.input))
    }

    @Test("begins with the corpus as it is")
    func corpus() {
        let target = Fragile()
        let run = FuzzRun(target, seed: 1)
        #expect(target.corpus.indices.map(run.input) == target.corpus)
    }

    @Test("finds what breaks, makes it small and stops there")
    func finds() async throws {
        let run = FuzzRun(Fragile(), seed: 1)
        let result = await run.run(inputs: 5000)
        let failure = try #require(result.failure)
        #expect(failure.input == Array("boom".utf8))
        #expect(failure.problems == ["it holds the word"])
        #expect(result.inputs == failure.number + 1)
        #expect(run.input(failure.number).firstRange(of: Array("boom".utf8)) != nil)
    }

    @Test("keeps JSON readable in most of its changes")
    func json() {
        let run = FuzzRun(JSONTarget(), seed: 3)
        let readable = (0..<500).count { number in
            var findings = FuzzFindings()
            JSONTarget().check(run.input(number), &findings)
            return findings.isTaken
        }
        #expect(readable > 150)
        #expect(readable < 500)
    }
}
