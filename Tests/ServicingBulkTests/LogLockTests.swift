import Servicing
import ServicingHTTP
import ServicingMock
import Testing

@testable import ServicingBulk

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

@Suite("What a log's lock notes")
struct LogLockTests {
    private static func open(_ path: String) throws(JournalError) -> (records: [String], opening: DurableLog.Opening) {
        var records: [String] = []
        let opening = try DurableLog.open(path: path, beginningWith: "{\"log\":") { record, _ in
            records.append(String(decoding: record, as: UTF8.self))
        }
        return (records, opening)
    }

    /// A log of four batches.
    ///
    /// - Returns: where each batch ends.
    private static func write(_ path: String) async throws -> [Int] {
        let log = try open(path).opening.log
        var ends: [Int] = []
        for record in ["{\"log\":1}", "{\"a\":1}", "{\"b\":2}", "{\"c\":3}"] {
            try await log.append([Array(record.utf8)])
            ends.append(try LogFile(path: path).length())
        }
        await log.close()
        return ends
    }

    private static func isDamaged(_ error: JournalError?, at offset: Int) -> Bool {
        if case .damaged(_, offset, _)? = error { true } else { false }
    }

    @Test("tells a last batch that rotted from one that was torn, whichever of its bits flipped")
    func rottenEnd() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("log")
        let ends = try await Self.write(path)
        let file = try LogFile(path: path)
        let whole = try file.read(at: 0, count: ends[3])
        for place in ends[2]..<ends[3] {
            try file.write([whole[place] ^ 4], at: place)
            let error = #expect(throws: JournalError.self) { try Self.open(path) }
            #expect(Self.isDamaged(error, at: ends[2]), "\(String(describing: error))")
            #expect(throws: JournalError.self) {
                try DurableLog.read(path: path, beginningWith: "{\"log\":") { _, _ in }
            }
            try file.write([whole[place]], at: place)
        }
        #expect(try Self.open(path).records.count == 4)
    }

    @Test("tells that an end is missing, wherever it was cut off, and leaves the rest as it is")
    func missingEnd() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("log")
        let ends = try await Self.write(path)
        let file = try LogFile(path: path)
        for length in (0..<ends[3]).reversed() {
            try file.truncate(to: length)
            let error = #expect(throws: JournalError.self) { try Self.open(path) }
            #expect(Self.isDamaged(error, at: ends.last { $0 <= length } ?? 0), "\(String(describing: error))")
            #expect(try file.length() == length)
        }
    }

    @Test("lets a tail that was torn behind it be cut off")
    func tornTail() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("log")
        let ends = try await Self.write(path)
        try LogFile(path: path).write(Array("{\"d\":4}\n=1 0000".utf8), at: ends[3])
        let (records, opening) = try Self.open(path)
        #expect(records.count == 4 && opening.repairedBytes == 15)
    }

    @Test("keeps a log that was removed from being begun anew, until the lock is removed as well")
    func removedLog() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("log")
        _ = try await Self.write(path)
        try folder.remove("log")
        for _ in 1...2 {
            let error = #expect(throws: JournalError.self) { try Self.open(path) }
            #expect(error == .gone(path: path, lock: path + ".lock"))
        }
        try folder.remove("log.lock")
        #expect(try Self.open(path).records.isEmpty)
    }

    @Test("is not all: a log is locked under every name that leads to it", arguments: ["symbolic", "hard", "no lock"])
    func otherNames(kind: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("log")
        var other = folder.path("other")
        let log = try Self.open(path).opening.log
        try await log.append([Array("{\"log\":1}".utf8)])
        switch kind {
        case "symbolic": #expect(symlink(path, other) == 0)
        case "hard": #expect(link(path, other) == 0)
        default:
            try folder.remove("log.lock")
            other = path
        }
        let error = #expect(throws: JournalError.self) { try Self.open(other) }
        #expect(error == .inUse(path: other))
        await log.close()
    }

    @Test("takes nothing more where another file has its name")
    func replaced() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("log")
        let log = try Self.open(path).opening.log
        try await log.append([Array("{\"log\":1}".utf8)])
        try folder.remove("log")
        let error = await #expect(throws: JournalError.self) { try await log.append([Array("{\"a\":1}".utf8)]) }
        if case .closed? = error {} else { Issue.record("\(String(describing: error))") }
        await log.close()
    }

    @Test(
        "counts as nothing where it was torn itself or is not there",
        arguments: ["", "0000", "00000000000000000009 00000000\n", "not a note at all, but as long\n"])
    func tornNote(note: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("log")
        let ends = try await Self.write(path)
        let lock = try LogFile(path: path + ".lock")
        try lock.truncate(to: 0)
        try lock.write(Array(note.utf8), at: 0)
        try LogFile(path: path).truncate(to: ends[2] + 3)
        #expect(try Self.open(path).records.count == 3)
    }

    @Test("is noted by a ledger as well, which is refused where its end rotted")
    func ledger() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger")
        let portfolio = try Portfolio(size: 1)
        func stop(_ id: String) async throws {
            let gateway = LedgeredGateway(portfolio.gateway, ledger: try InstructionLedger(path: path))
            _ = try await gateway.stopServicing(
                StopServicing(customer: "CUST-0", reason: .deceased), at: "finosu", id: id)
        }
        try await stop("s-1")
        let file = try LogFile(path: path)
        try file.write([0], at: try file.length() - 5)
        await #expect(throws: (any Error).self) { try await stop("s-1") }
        await #expect(throws: (any Error).self) { try await stop("s-2") }
        #expect(portfolio.world.journal.total == 1)
        try folder.remove("ledger")
        await #expect(throws: (any Error).self) { try await stop("s-2") }
        try folder.remove("ledger.lock")
        try await stop("s-2")
    }
}
