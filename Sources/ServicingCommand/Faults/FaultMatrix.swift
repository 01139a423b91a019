import CurlTransport
import Servicing
import ServicingHTTP
import ServicingMock

/// Every operation of every provider under every fault of the mock over every way to the mock.
struct FaultMatrix: Sendable {
    let cells: [FaultCell]

    /// - Parameter pattern: what a cell's name must match, with `*` for any characters; nil for all.
    init(only pattern: String? = nil) async throws(ServicingError) {
        var cells: [FaultCell] = []
        for provider in commandProviders {
            for form in provider.calls {
                cells += Self.cells(of: try await FaultOperation(form, of: provider))
            }
        }
        self.cells = cells.filter { cell in pattern.map { RecordingFiles.matches(cell.name, $0) } ?? true }
    }

    private static func cells(of operation: FaultOperation) -> [FaultCell] {
        let rules = operation.rules
        return Fault.samples.flatMap { sample in
            // A read does nothing that a fault could come before or after.
            (operation.contract.isWrite ? sample.placements : [.afterCommit]).flatMap { placement in
                FaultHits.allCases.flatMap { hits -> [FaultCell] in
                    // What is not sent again has no second request to hit, and a closed door is closed for all.
                    let isTold =
                        sample.sight == .noConnection
                        ? hits == .always : hits == .once || rules.ending(sample, placement, .once).requests > 1
                    guard isTold else { return [] }
                    return FaultDoor.allCases.filter { $0.meets(sample) }.map {
                        FaultCell(operation: operation, sample: sample, placement: placement, hits: hits, door: $0)
                    }
                }
            }
        }
    }

    /// Runs every cell, many at once, each in a world of its own.
    func run(atOnce limit: Int = 128) async throws -> [FaultFinding] {
        var configuration = CurlTransport.Configuration()
        configuration.maximumActiveTransfers = limit
        let curl = try CurlTransport(configuration)
        // Those that wait the longest first, so that they do not wait for each other at the end.
        let order = cells.indices.sorted { (cells[$0].cost, $1) > (cells[$1].cost, $0) }
        let findings = try await withThrowingTaskGroup(of: (Int, FaultFinding).self) { group in
            var found: [FaultFinding?] = Array(repeating: nil, count: cells.count)
            var waiting = order[...]
            for _ in 0..<limit {
                guard let index = waiting.popFirst() else { break }
                group.addTask { [cell = cells[index]] in (index, try await cell.run(curl)) }
            }
            while let (index, finding) = try await group.next() {
                found[index] = finding
                if let next = waiting.popFirst() {
                    group.addTask { [cell = cells[next]] in (next, try await cell.run(curl)) }
                }
            }
            return found.compactMap { $0 }
        }
        await curl.shutDown()
        return findings
    }
}

extension FaultOperation {
    var rules: FaultRules { FaultRules(contract: contract, performances: performances, tries: Self.tries) }
}

extension FaultCell {
    /// How long it waits, roughly.
    fileprivate var cost: Int {
        guard sample.sight == .silence else { return 0 }
        return hits == .always ? FaultOperation.tries : 1
    }

    /// Longer than any call may take.
    private static let limit = Duration.seconds(60)

    /// How long a request waits where no answer comes; what is sent after it still has to be answered within that.
    private var patience: Duration { sample.sight == .silence ? .milliseconds(1500) : FaultOperation.patience }

    fileprivate func run(_ curl: CurlTransport) async throws -> FaultFinding {
        let world = MockWorld()
        let started = ContinuousClock.now
        let (seen, hint) = try await door.opened(to: world, curl) { transport, baseURL, accept in
            let before = world.journal.total
            for case .acceptance(let acceptance) in sample.effects { accept(acceptance) }
            world.inject(
                Fault(
                    placement, sample.effects, provider: operation.provider.id.rawValue,
                    operation: operation.contract.name.rawValue, turn: hits == .once ? .nth(1) : .every))
            let servicer = try FaultOperation.servicer(
                operation.provider, transport, "\(baseURL)", patience: patience)
            let ended = await Hang.limited(Self.limit) { [native = operation.operation] in
                await servicer.report(native)
            }
            // What left before its time was up may be read after it.
            let limit = ContinuousClock.now + .seconds(10)
            while world.journal.total - before < ended?.attempts ?? 0, ContinuousClock.now < limit {
                try await Task.sleep(for: .milliseconds(5))
            }
            let seen = FaultEnding(
                report: ended?.0, attempts: ended?.attempts ?? 0, requests: world.journal.total - before,
                changes: world.changes)
            return (seen, ended?.hint)
        }
        return FaultFinding(
            self, expected: operation.rules.ending(sample, placement, hits), seen: seen, hint: hint,
            duration: started.duration(to: .now))
    }
}

/// Work that may never end.
private enum Hang {
    /// What the work comes to; nil where it has not ended by then, and is left to itself.
    static func limited<Value: Sendable>(
        _ limit: Duration, _ work: @escaping @Sendable () async -> Value
    ) async -> Value? {
        let (values, continuation) = AsyncStream.makeStream(of: Value?.self)
        let worker = Task { continuation.yield(await work()) }
        let guardian = Task {
            try? await Task.sleep(for: limit)
            continuation.yield(nil)
        }
        var first = values.makeAsyncIterator()
        let value = await first.next() ?? nil
        worker.cancel()
        guardian.cancel()
        return value
    }
}
