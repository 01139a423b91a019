import Synchronization

@testable import ServicingBulk

/// Storage in memory that can fail, and that remembers what a power loss would leave.
final class MemoryStorage: LogStorage {
    struct State {
        var bytes: [UInt8] = []
        /// What the last synchronization brought to the disk.
        var durable: [UInt8] = []
        var synchronizations = 0
        /// How many bytes may still be written until the disk is full.
        var space = Int.max
        var failsToSynchronize = false
        var failsToTruncate = false
    }

    let path = "memory"
    private let state: Mutex<State>

    init(_ bytes: [UInt8] = []) {
        state = Mutex(State(bytes: bytes, durable: bytes))
    }

    func with<Result>(_ body: (inout sending State) -> sending Result) -> Result {
        state.withLock { body(&$0) }
    }

    func length() -> Int { with { $0.bytes.count } }

    func read(at offset: Int, count: Int) -> [UInt8] {
        with { Array($0.bytes.dropFirst(offset).prefix(count)) }
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(JournalError) {
        let fits = with { state in
            let part = bytes.prefix(max(0, state.space))
            state.bytes.replaceSubrange(offset..<min(state.bytes.count, offset + part.count), with: part)
            state.space -= bytes.count
            return part.count == bytes.count
        }
        if !fits { throw .system(path: path, call: "write", code: 28, text: "No space left on device") }
    }

    func synchronize() throws(JournalError) {
        let works = with { state in
            guard !state.failsToSynchronize else { return false }
            state.durable = state.bytes
            state.synchronizations += 1
            return true
        }
        if !works { throw .system(path: path, call: "fdatasync", code: 5, text: "Input/output error") }
    }

    func truncate(to length: Int) throws(JournalError) {
        let works = with { state in
            guard !state.failsToTruncate else { return false }
            state.bytes.removeLast(max(0, state.bytes.count - length))
            return true
        }
        if !works { throw .system(path: path, call: "ftruncate", code: 5, text: "Input/output error") }
    }
}

/// Opens a log, with the records that it has.
func openLog(_ storage: MemoryStorage) throws(JournalError) -> (records: [String], opening: DurableLog.Opening) {
    var records: [String] = []
    let opening = try DurableLog.open(storage, beginningWith: "{\"log\":") { record, _ in
        records.append(String(decoding: record, as: UTF8.self))
    }
    return (records, opening)
}

/// A log's bytes after these batches were appended one after another.
func bytesOfLog(_ batches: [[String]]) async throws -> [UInt8] {
    let storage = MemoryStorage()
    let log = try openLog(storage).opening.log
    for batch in batches { try await log.append(batch.map { Array($0.utf8) }) }
    return storage.with { $0.bytes }
}
