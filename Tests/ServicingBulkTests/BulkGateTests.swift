import Servicing
import ServicingHTTP
import ServicingMock
import Testing

@testable import ServicingBulk

@Suite("Before a provider")
struct BulkGateTests {
    /// Holds requests back until it is opened.
    private final class Dam: HTTPTransport {
        private struct State {
            var isOpen = false
            var held: [CheckedContinuation<Void, Never>] = []
        }
        private let inner: any HTTPTransport
        private let state = Lock(State())

        init(before inner: any HTTPTransport) {
            self.inner = inner
        }

        func send(
            _ request: HTTPRequest, deadline: ContinuousClock.Instant
        ) async throws(TransportError) -> HTTPResponse {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock {
                    if !$0.isOpen { $0.held.append(continuation) }
                    return $0.isOpen
                }
                if isOpen { continuation.resume() }
            }
            return try await inner.send(request, deadline: deadline)
        }

        var held: Int { state.withLock { $0.held.count } }

        func open() {
            let held = state.withLock {
                $0.isOpen = true
                let held = $0.held
                $0.held = []
                return held
            }
            for continuation in held { continuation.resume() }
        }
    }

    /// A run of the rows whose ids begin so, with a dam before the provider.
    private struct DammedRun {
        let storage = MemoryStorage()
        let portfolio: Portfolio
        let dam: Dam
        let run: BulkRun
        let input: BulkInput

        init(_ folder: borrowing TemporaryFolder, rows prefix: String, _ settings: BulkSettings) throws {
            var dam: Dam?
            let portfolio = try Portfolio(size: 30) {
                let made = Dam(before: $0)
                dam = made
                return made
            }
            self.portfolio = portfolio
            self.dam = try #require(dam)
            let lines = portfolio.csv.split(separator: "\n")
            let csv = ([lines[0]] + lines.filter { $0.hasPrefix(prefix) }).joined(separator: "\n")
            input = BulkInput(path: try folder.write(Array(csv.utf8), to: "in.csv"))
            run = BulkRun(
                input, journal: storage, through: portfolio.gateway, reading: Portfolio.reader, settings: settings)
        }

        /// How many rows are written down as about to be sent.
        var intents: Int {
            String(decoding: storage.with { $0.durable }, as: UTF8.self).split(separator: "\n")
                .count { $0.hasPrefix("{\"intent\"") }
        }

        /// Waits until so many requests are held and so many rows are written down, or for half a minute; and then for
        /// what should not come.
        func settle(held: Int, intents: Int) async throws {
            let started = ContinuousClock.now
            while dam.held < held || self.intents < intents, started.duration(to: .now) < .seconds(30) {
                try await Task.sleep(for: .milliseconds(1))
            }
            try await Task.sleep(for: .milliseconds(30))
            #expect(dam.held == held && self.intents == intents)
        }
    }

    @Test("a pay-off is written down only when it is sent next, so that few are unknown after a kill")
    func payOffs() async throws {
        let folder = try TemporaryFolder()
        let dammed = try DammedRun(folder, rows: "b", Self.fast)
        async let events = events(of: dammed.run)
        try await dammed.settle(held: 3, intents: 3)
        dammed.dam.open()
        #expect(try await events.end?.1[.accepted] == 30)
        #expect(dammed.intents == 30)
    }

    /// Three at a time at a provider that is known to be fast.
    private static var fast: BulkSettings {
        var settings = BulkSettings(concurrency: 3)
        settings.pace = BulkPace(perSecond: 1_000)
        return settings
    }

    @Test("what may be repeated is written down while others are under way, as many again and no more")
    func repeatables() async throws {
        let folder = try TemporaryFolder()
        let dammed = try DammedRun(folder, rows: "f", Self.fast)
        async let events = events(of: dammed.run)
        try await dammed.settle(held: 3, intents: 6)
        dammed.dam.open()
        #expect(try await events.end?.1[.applied] == 30)
        #expect(dammed.intents == 30)
    }

    @Test("nothing is written down long before its turn where the provider is slow")
    func slowProvider() async throws {
        let folder = try TemporaryFolder()
        let dammed = try DammedRun(folder, rows: "f", BulkSettings(concurrency: 3))
        async let events = events(of: dammed.run)
        try await dammed.settle(held: 3, intents: 3)
        dammed.dam.open()
        #expect(try await events.end?.1[.applied] == 30)
    }

    @Test("a provider's pace is what came through over the last while, not a burst of it")
    func pace() {
        var pace = BulkPace()
        let start = ContinuousClock.now
        #expect(pace.rows(in: .seconds(1)) == 0)
        for number in 0...1_000 { pace.noteRow(at: start + .milliseconds(number)) }
        #expect(pace.rows(in: .milliseconds(50)) == 50)
        // Sixteen at once, every eight seconds.
        for number in 1...4 {
            for _ in 0..<16 { pace.noteRow(at: start + .seconds(8 * number)) }
        }
        #expect(pace.rows(in: .seconds(1)) == 2 && pace.rows(in: .milliseconds(50)) == 0)
    }

    @Test("nothing goes before its turn where a rate is set")
    func rate() async throws {
        let folder = try TemporaryFolder()
        let dammed = try DammedRun(folder, rows: "f", BulkSettings(concurrency: 3, rate: 0.001))
        async let events = events(of: dammed.run)
        try await dammed.settle(held: 1, intents: 1)
        dammed.run.drain()
        dammed.dam.open()
        let (end, totals) = try #require(try await events.end)
        #expect(end == .drained && totals[.applied] == 1 && totals[.notSent] == 29)
    }

    @Test("rows that were written down and not sent when a run drained are not sent, and the next run sends them once")
    func drain() async throws {
        let folder = try TemporaryFolder()
        let dammed = try DammedRun(folder, rows: "f", Self.fast)
        async let events = events(of: dammed.run)
        try await dammed.settle(held: 3, intents: 6)
        dammed.run.drain()
        dammed.dam.open()
        let (end, totals) = try #require(try await events.end)
        #expect(end == .drained && totals[.applied] == 3 && totals[.notSent] == 27 && totals[.unknown] == 0)
        #expect(dammed.portfolio.world.journal.total == 3)
        let state = try BulkJournal.open(MemoryStorage(dammed.storage.with { $0.durable })).state
        #expect(BulkTotals(state)[.notSent] == 27 && BulkTotals(state)[.unknown] == 0)
        let rest = BulkRun(
            dammed.input, journal: dammed.storage, through: dammed.portfolio.gateway, reading: Portfolio.reader)
        #expect(try await ServicingBulkTests.events(of: rest).end?.1[.applied] == 30)
        #expect(dammed.portfolio.sends(of: "finosu").values.allSatisfy { $0 == 1 })
        #expect(dammed.portfolio.world.journal.total == 30)
    }

    @Test("a run that ends as the last rows are under way has finished")
    func lateDrain() async throws {
        let folder = try TemporaryFolder()
        let dammed = try DammedRun(folder, rows: "f", BulkSettings(concurrency: 64))
        async let events = events(of: dammed.run)
        try await dammed.settle(held: 30, intents: 30)
        dammed.run.drain()
        dammed.dam.open()
        #expect(try await events.end?.0 == .finished)
    }

    @Test("answers that ask for a pause are heard, in bounds, and neither they nor answers count as failures")
    func health() {
        var health = BulkGate.Health(limit: 2)
        #expect(health.note(.rateLimited(.seconds(7))) == .seconds(7))
        #expect(health.note(.rateLimited(nil)) == .seconds(1))
        #expect(health.note(.rateLimited(.seconds(-1))) == .zero)
        #expect(health.note(.rateLimited(.seconds(1 << 40))) == .seconds(600))
        #expect(health.note(.failed("lost")) == nil && health.note(.answered) == nil)
        #expect(health.note(.failed("lost")) == nil && health.stop == nil)
        #expect(health.note(.failed("lost")) == nil)
        #expect(health.stop?.contains("2 rows in a row got no answer, the last: lost") == true)
    }
}
