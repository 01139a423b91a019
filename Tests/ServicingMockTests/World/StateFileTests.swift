import ExactJSON
import Foundation
import ServicingHTTP
import Testing

@testable import ServicingMock

@Suite("State files")
struct StateFileTests {
    /// Runs a test with a path in a folder of its own.
    private func withPath(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("state-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appendingPathComponent("s.json").path)
    }

    private func cancel(_ world: MockWorld) throws -> JSONValue? {
        try world.send(.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu).json["loansUpdated"]
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    @Test("Worlds go on where they were: state, time, credentials, faults, snapshots, each world's own")
    func goesOn() throws {
        try withPath { path in
            let seed = WorldSeed(clock: .standing(MockInstant("2025-06-01T12:00:00Z")!))
            do {
                let worlds = try MockWorlds(keptIn: try StateFile(path: path), seed: seed)
                let anna = worlds.world(WorldName("anna")!)!
                #expect(try cancel(anna) == 3)
                anna.advance(by: .seconds(86_400))
                anna.credentials.apiKeys = ["other"]
                worlds.default.inject(Fault(.beforeCommit, [.status(503)], turn: .nth(1)))
                #expect(worlds.default.send(.post, "/products", Credentials.canopy).status == 503)
                worlds.keep(anna.snapshot, as: WorldName("then")!)
                try worlds.finish()
            }
            let worlds = try MockWorlds(keptIn: try StateFile(path: path))
            #expect(worlds.names.map(\.description) == ["anna", "default"])
            let anna = try #require(worlds.existingWorld(WorldName("anna")!))
            #expect(anna.clock.now == MockInstant("2025-06-02T12:00:00Z"))
            #expect(anna.credentials.apiKeys == ["other"])
            anna.credentials = .demo
            #expect(try cancel(anna) == 0)
            #expect(worlds.default.placedFaults.map(\.isSpent) == [true])
            #expect(try cancel(worlds.default) == 3)
            let snapshot = try #require(worlds.snapshot(WorldName("then")!))
            let ben = worlds.world(WorldName("ben")!)!
            #expect(ben.clock.now == MockInstant("2025-06-01T12:00:00Z"))
            ben.restore(snapshot)
            #expect(ben.clock.now == MockInstant("2025-06-02T12:00:00Z"))
        }
    }

    @Test("What is saved is on the disk without any end, and a new file is there at once")
    func saved() throws {
        try withPath { path in
            let worlds = try MockWorlds(keptIn: try StateFile(path: path))
            #expect(try text(path).contains(#""worlds": {}"#))
            _ = try cancel(worlds.default)
            try worlds.save()
            #expect(try text(path).contains("NOT_SERVICING"))
            #expect(worlds.keeping?.isChanged == false)
        }
    }

    @Test("A change is written by itself")
    func byItself() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("state-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("s.json").path
        let worlds = try MockWorlds(keptIn: try StateFile(path: path))
        _ = try cancel(worlds.default)
        // No sleep decides: it is asked again until it is there, or the suite's time is over.
        while try !text(path).contains("NOT_SERVICING") { await Task.yield() }
        worlds.default.clock.set(to: MockInstant("2031-01-01T00:00:00Z")!)
        while try !text(path).contains("2031-01-01") { await Task.yield() }
        worlds.remove(.default)
        while try text(path).contains("2031-01-01") { await Task.yield() }
    }

    @Test("Only what was touched of a world is written; the seed is written once")
    func small() throws {
        try withPath { path in
            let worlds = try MockWorlds(keptIn: try StateFile(path: path))
            for number in 0..<500 { _ = try cancel(worlds.world(WorldName("w\(number)")!)!) }
            try worlds.finish()
            let size = try text(path).utf8.count
            #expect(size < 500 * 8000, "\(size)")
            let json = try JSONValue(parsing: Array(try text(path).utf8))
            #expect(json["worlds"]?["w7"]?["providers"]?.object?.keys == ["finosu"])
            #expect(json["seed"]?["providers"]?.object?.count == 4)
        }
    }

    @Test("It is made for its owner alone, whatever stood there before")
    func permissions() throws {
        try withPath { path in
            let worlds = try MockWorlds(keptIn: try StateFile(path: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            try worlds.save()
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("A second user is refused until the first has ended")
    func locked() throws {
        try withPath { path in
            do {
                let worlds = try MockWorlds(keptIn: try StateFile(path: path))
                let error = #expect(throws: StateFileError.self) { try StateFile(path: path) }
                #expect(error.map { "\($0)".contains("in use by another process") } == true)
                try worlds.finish()
            }
            #expect(try StateFile(path: path).isOld)
        }
    }

    @Test("After the keeping has ended nothing is written over what another may have written")
    func finished() throws {
        try withPath { path in
            let worlds = try MockWorlds(keptIn: try StateFile(path: path))
            try worlds.finish()
            let before = try text(path)
            _ = try cancel(worlds.default)
            #expect(throws: StateFileError.finished(path: path)) { try worlds.save() }
            try worlds.finish()
            #expect(try text(path) == before)
        }
    }

    @Test(
        "A file that can't be read is refused with the place, and left as it is",
        arguments: [
            ("", "line 1, column 1"), ("{\"version\": 1,\n \"seed\": {", "line 2, column "),
            ("not JSON", "line 1, column "),
            (#"{"version":1,"seed":{},"worlds":{"a b":{}}}"#, "is no world's name"),
            (#"{"version":7,"seed":{},"worlds":{}}"#, "version must be 1"),
            (#"{"version":1,"worlds":{}}"#, "seed is required"),
            (
                "{\"version\":1,\"seed\":{},\"worlds\":{\"a\":{\"clock\":{\"time\":\"x\"}}}}",
                "worlds.a.clock.time must be"
            ),
        ])
    func corrupt(content: String, problem: String) throws {
        try withPath { path in
            try content.write(toFile: path, atomically: false, encoding: .utf8)
            let error = #expect(throws: StateFileError.self) { try StateFile(path: path) }
            let message = error.map { "\($0)" } ?? ""
            #expect(message.contains(problem) && message.contains(path), "\(message)")
            #expect(try text(path) == content)
        }
    }

    @Test("A file of a state that was cut anywhere is refused, and every byte of a whole one counts")
    func cutAnywhere() throws {
        try withPath { path in
            try MockWorlds(keptIn: try StateFile(path: path)).finish()
            let whole = Array(try text(path).utf8)
            // The line's end behind it is the only byte that may go.
            for length in stride(from: 0, to: whole.count - 2, by: 97) {
                #expect(throws: SeedProblem.self) { try StoredWorlds(json: Array(whole[..<length]), like: WorldSeed()) }
            }
            #expect(try StoredWorlds(json: whole, like: WorldSeed()).text == whole)
        }
    }

    @Test("What a killed process left half written beside it does not matter")
    func leftover() throws {
        try withPath { path in
            try MockWorlds(keptIn: try StateFile(path: path)).finish()
            try "{\"vers".write(toFile: path + ".new", atomically: false, encoding: .utf8)
            let worlds = try MockWorlds(keptIn: try StateFile(path: path))
            try worlds.save()
            #expect(!FileManager.default.fileExists(atPath: path + ".new"))
        }
    }

    @Test("A symbolic link stays one, and what it leads to is written")
    func link() throws {
        try withPath { path in
            try MockWorlds(keptIn: try StateFile(path: path)).finish()
            let link = path + "-link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            let worlds = try MockWorlds(keptIn: try StateFile(path: link))
            _ = try cancel(worlds.default)
            try worlds.finish()
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
            #expect(try text(path).contains("NOT_SERVICING"))
        }
    }

    @Test("A write that fails leaves the state before, is told once and succeeds when it can")
    func failing() throws {
        try withPath { path in
            let told = Lock<[StateFileError]>([])
            let worlds = try MockWorlds(
                keptIn: try StateFile(path: path),
                onProblem: { problem in
                    told.withLock { $0.append(problem) }
                })
            let before = try text(path)
            // A folder stands where the new state is to be written.
            try FileManager.default.createDirectory(atPath: path + ".new", withIntermediateDirectories: false)
            _ = try cancel(worlds.default)
            #expect(throws: StateFileError.self) { try worlds.save() }
            #expect(throws: StateFileError.self) { try worlds.save() }
            #expect(try text(path) == before)
            #expect(told.withLock { $0.count } == 1)
            #expect(worlds.keeping?.problem != nil)
            try FileManager.default.removeItem(atPath: path + ".new")
            try worlds.save()
            #expect(try text(path).contains("NOT_SERVICING"))
            #expect(worlds.keeping?.problem == nil)
        }
    }

    @Test("A path that leads nowhere is refused")
    func nowhere() throws {
        try withPath { path in
            #expect(throws: StateFileError.self) { try StateFile(path: path + "/below/s.json") }
            #expect(throws: StateFileError.self) { try StateFile(path: path + "/../") }
        }
    }

    @Test("Worlds that change while they are written are written again", .timeLimit(.minutes(2)))
    func parallel() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("state-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("s.json").path
        let worlds = try MockWorlds(keptIn: try StateFile(path: path))
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    for turn in 0..<25 {
                        _ = worlds.world(WorldName("w\(number)-\(turn)")!)?
                            .send(.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu)
                        if turn % 10 == 0 { try? worlds.save() }
                    }
                }
            }
        }
        try worlds.finish()
        let stored = try StoredWorlds(json: Array(try text(path).utf8), like: WorldSeed())
        #expect(stored.worlds.count == 200)
        for (name, seed) in stored.worlds { #expect(try cancel(MockWorld(seed)) == 0, "\(name)") }
    }
}
