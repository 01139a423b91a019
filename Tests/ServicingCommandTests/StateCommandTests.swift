import ExactJSON
import Foundation
import ServicingMock
import Testing

@Suite("The mock with files", .timeLimit(.minutes(5)))
struct StateCommandTests {
    /// A mock that runs until it is ended.
    private final class Running {
        let process = Process()
        let address: String

        init(_ arguments: [String]) throws {
            process.executableURL = CommandRun.executable
            process.arguments = ["mock", "--port", "0"] + arguments
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            var line: [UInt8] = []
            while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
                line.append(byte)
            }
            address = String(String(decoding: line, as: UTF8.self).dropFirst("listening on ".count))
        }

        func end(_ signal: Int32) -> Int32 {
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            return process.terminationStatus
        }
    }

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "state-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    private func cancel(_ loan: String, _ address: String) async throws -> Int32 {
        try await CommandRun.run([
            "call", "kordev", "cancel-loan", "--borrower", "BRW-1", "--loan", loan, "--base-url", address,
        ]).status
    }

    private static let world = """
        {"version": 1, "providers": {"kordev": {"borrowers": {"BRW-1": {"loans": {
          "L-0": {"kordevID": 10}, "L-1": {"kordevID": 11}, "L-2": {"kordevID": 12}, "L-3": {"kordevID": 13}}}}}}}
        """

    @Test("goes on from its state file however often it is killed, and ends in order with all saved")
    func killed() async throws {
        try await withFolder { folder in
            let world = folder.appending(path: "w.json").path
            try Self.world.write(toFile: world, atomically: false, encoding: .utf8)
            let state = folder.appending(path: "s.json").path
            for number in 0..<3 {
                let mock = try Running(["--world", world, "--state", state])
                #expect(try await cancel("L-\(number)", mock.address) == 0)
                // In the file by itself, without any end.
                func count() throws -> Int {
                    try String(contentsOfFile: state, encoding: .utf8).components(separatedBy: "effectiveDate").count
                }
                while try count() < number + 2 { await Task.yield() }
                #expect(mock.end(SIGKILL) == SIGKILL)
            }
            let mock = try Running(["--state", state])
            #expect(try await cancel("L-3", mock.address) == 0)
            let second = try await CommandRun.run(["mock", "--port", "0", "--state", state])
            #expect(second.status == 2 && second.errors.contains("in use by another process"))
            #expect(mock.end(SIGTERM) == 0)
            let worlds = try MockWorlds(keptIn: try StateFile(path: state))
            let loans = worlds.default.withState(of: KordevMock.self) { $0.borrowers["BRW-1"]?.loans }
            #expect(loans?.count == 4 && loans?.values.allSatisfy { $0.cancellation != nil } == true)
        }
    }

    @Test(
        "refuses a file that it can't read, with the place",
        arguments: [
            ("--state", "{\n\"version\": 1,\n\"seed\": {", "line 3, column 10"),
            ("--state", #"{"version":1,"worlds":{}}"#, "seed is required"),
            ("--world", #"{"version":1,"clock":{"time":"noon"}}"#, "line 1, column 30: clock.time must be a date-time"),
            ("--world", "", "line 1, column 1"),
        ])
    func refused(option: String, content: String, problem: String) async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "f.json").path
            try content.write(toFile: path, atomically: false, encoding: .utf8)
            let run = try await CommandRun.run(["mock", "--port", "0", option, path])
            #expect(run.status == 2 && run.errors.contains(problem), "\(run.errors)")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
            let both = try await CommandRun.run(["mock", "--port", "0", "--world", path, "--accounts", "3"])
            #expect(both.status == 2)
        }
    }
}
