import Testing

@testable import ServicingBulk

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("A durable log")
struct DurableLogTests {
    private static let batches = [
        ["{\"log\":1}"], ["{\"a\":1}", "{\"b\":2}"], ["{\"c\":3}"], ["{\"d\":\"=1 00000000 00000000\"}"],
    ]

    @Test("gives back what was appended, in order")
    func roundTrip() async throws {
        let storage = MemoryStorage(try await bytesOfLog(Self.batches))
        let (records, opening) = try openLog(storage)
        #expect(records == Self.batches.flatMap { $0 })
        #expect(opening.repairedBytes == 0)
    }

    @Test("is lines of text, a batch's last telling its length and checksums")
    func form() async throws {
        let text = String(decoding: try await bytesOfLog([["{\"log\":1}"], ["{\"a\":1}"]]), as: UTF8.self)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[0] == "{\"log\":1}" && lines[2] == "{\"a\":1}")
        #expect(lines[1].hasPrefix("=1 00000000 "))
        #expect(lines[3].hasPrefix("=1 \(lines[1].suffix(8)) "))
    }

    @Test("is torn nowhere so that a whole batch is lost or a part of one is kept")
    func tornTail() async throws {
        let whole = try await bytesOfLog(Self.batches)
        var ends = [0]
        for count in 1...Self.batches.count {
            ends.append(try await bytesOfLog(Array(Self.batches.prefix(count))).count)
        }
        for length in 0...whole.count {
            let storage = MemoryStorage(Array(whole.prefix(length)))
            let (records, opening) = try openLog(storage)
            let kept = ends.count { $0 <= length } - 1
            #expect(records == Self.batches.prefix(kept).flatMap { $0 })
            #expect(opening.repairedBytes == length - ends[kept])
            #expect(storage.length() == ends[kept])
        }
    }

    @Test("goes on behind a tail that was torn")
    func appendAfterRepair() async throws {
        let whole = try await bytesOfLog(Self.batches)
        let storage = MemoryStorage(Array(whole.dropLast(3)))
        let log = try openLog(storage).opening.log
        try await log.append([Array("{\"e\":5}".utf8)])
        #expect(try openLog(storage).records == Self.batches.dropLast().flatMap { $0 } + ["{\"e\":5}"])
    }

    @Test("takes zeros behind its end, as some file systems leave after a power loss, for a torn tail")
    func zeros() async throws {
        let storage = MemoryStorage(try await bytesOfLog(Self.batches) + [UInt8](repeating: 0, count: 4_096))
        let (records, opening) = try openLog(storage)
        #expect(records == Self.batches.flatMap { $0 })
        #expect(opening.repairedBytes == 4_096)
    }

    @Test("is refused with the offset wherever one of its middle's bits was flipped, and left as it is")
    func damagedMiddle() async throws {
        let whole = try await bytesOfLog(Self.batches)
        // The first decides what the file is, and the last may be torn.
        for batch in 1..<(Self.batches.count - 1) {
            let begin = try await bytesOfLog(Array(Self.batches.prefix(batch))).count
            let end = try await bytesOfLog(Array(Self.batches.prefix(batch + 1))).count
            for place in begin..<end {
                for bit in 0..<8 {
                    var bytes = whole
                    bytes[place] ^= 1 << bit
                    let storage = MemoryStorage(bytes)
                    let error = #expect(throws: JournalError.self) { try openLog(storage) }
                    guard case .damaged(_, begin, _) = error else {
                        Issue.record("batch \(batch), byte \(place), bit \(bit): \(String(describing: error))")
                        return
                    }
                    #expect(storage.with { $0.bytes } == bytes)
                }
            }
        }
    }

    @Test("is refused where a batch is missing from its middle")
    func missingBatch() async throws {
        let whole = try await bytesOfLog(Self.batches)
        let begin = try await bytesOfLog(Array(Self.batches.prefix(1))).count
        let end = try await bytesOfLog(Array(Self.batches.prefix(2))).count
        let error = #expect(throws: JournalError.self) {
            try openLog(MemoryStorage(Array(whole[..<begin] + whole[end...])))
        }
        guard case .damaged(_, begin, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("does not touch a file that begins otherwise")
    func foreignFile() throws {
        let bytes = Array("id,provider\n1,finosu\n".utf8)
        let storage = MemoryStorage(bytes)
        #expect(throws: JournalError.notAJournal(path: "memory")) { try openLog(storage) }
        #expect(storage.with { $0.bytes } == bytes)
    }

    @Test("has its records on the disk when append returns")
    func durability() async throws {
        let storage = MemoryStorage()
        let log = try openLog(storage).opening.log
        for batch in Self.batches {
            try await log.append(batch.map { Array($0.utf8) })
            #expect(storage.with { $0.durable == $0.bytes })
        }
    }

    @Test("brings what many callers append at once to the disk with few synchronizations")
    func groupCommit() async throws {
        let storage = MemoryStorage()
        let log = try openLog(storage).opening.log
        try await log.append([Array("{\"log\":1}".utf8)])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<500 { group.addTask { try await log.append([Array("{\"n\":\(number)}".utf8)]) } }
            try await group.waitForAll()
        }
        #expect(Set(try openLog(storage).records).count == 501)
        #expect(storage.with { $0.synchronizations } < 400)
    }

    @Test("takes nothing more after a write that failed, and is whole when it is opened again")
    func fullDisk() async throws {
        for isTruncated in [true, false] {
            let storage = MemoryStorage()
            let log = try openLog(storage).opening.log
            try await log.append([Array("{\"log\":1}".utf8)])
            storage.with {
                $0.space = 10
                $0.failsToTruncate = !isTruncated
            }
            for _ in 1...2 {
                await #expect(throws: JournalError.self) { try await log.append([Array("{\"lost\":true}".utf8)]) }
            }
            storage.with {
                $0.space = .max
                $0.failsToTruncate = false
            }
            let (records, opening) = try openLog(storage)
            #expect(records == ["{\"log\":1}"])
            #expect(opening.repairedBytes == (isTruncated ? 0 : 10))
        }
    }

    @Test("takes what a synchronization could not bring to the disk as not written")
    func failedSynchronization() async throws {
        let storage = MemoryStorage()
        let log = try openLog(storage).opening.log
        storage.with { $0.failsToSynchronize = true }
        await #expect(throws: JournalError.self) { try await log.append([Array("{\"log\":1}".utf8)]) }
        storage.with { $0.failsToSynchronize = false }
        await #expect(throws: JournalError.self) { try await log.append([Array("{\"log\":1}".utf8)]) }
        #expect(try openLog(storage).records.isEmpty)
    }

    @Test("is one process' alone while it is open, and anybody's once it has gone")
    func lock() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "journal").path
        func open() throws -> DurableLog {
            try DurableLog.open(path: path, beginningWith: "{\"log\":") { _, _ in }.log
        }
        do {
            let log = try open()
            try await log.append([Array("{\"log\":1}".utf8)])
            #expect(throws: JournalError.inUse(path: path)) { try open() }
            await log.close()
        }
        var records = 0
        try DurableLog.read(path: path, beginningWith: "{\"log\":") { _, _ in records += 1 }
        #expect(records == 1)
        let log = try open()
        await #expect(throws: Never.self) { try await log.append([Array("{\"a\":1}".utf8)]) }
    }
}
