import Foundation
import Testing

@Suite("The command's made-up input and its soak")
struct FuzzAndSoakTests {
    private static let recordings = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Recordings").path

    @Test("breaks nothing that parses, by a fixed seed")
    func fuzz() async throws {
        let run = try await CommandRun.run([
            "fuzz", "--inputs", "150", "--seed", "3", "--recordings", Self.recordings,
        ])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 19)
        #expect(lines.dropFirst().allSatisfy { $0.contains("150 inputs") })
    }

    @Test("says which targets there are")
    func unknownTarget() async throws {
        let run = try await CommandRun.run(["fuzz", "--target", "nothing"])
        #expect(run.status == 2)
        #expect(run.errors.contains("answers"))
        let help = try await CommandRun.run(["help", "fuzz"])
        let names = try #require(run.errors.split(separator: "use one of ").last?.split(separator: "\n").first)
        for name in names.split(separator: ", ") { #expect(help.output.contains(name)) }
    }

    @Test("makes calls, and neither memory nor descriptors grow")
    func soak() async throws {
        let run = try await CommandRun.run(["soak", "--exchanges", "3000", "--concurrency", "4"])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(run.output.contains("flat: "))
        #expect(run.output.contains("accepted"))
    }
}
