import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test("shows the sample as it is compiled")
    func sample() throws {
        #expect(
            try Self.text("README.md").contains(
                "```swift\n" + Self.text("Samples/QuickStart/Sources/QuickStart/QuickStart.swift") + "```"))
    }

    @Test("shows the capability matrix as the command prints it")
    func matrix() async throws {
        let run = try await CommandRun.run(["providers"])
        #expect(run.status == 0)
        #expect(try Self.text("README.md").contains("```\n" + run.output + "```"))
    }

    @Test("names the commands that the checks run")
    func commands() throws {
        #expect(try Self.text("README.md").contains("&& swift test --no-parallel\n"))
        #expect(try Self.text(".ci/run").contains("swift test -Xswiftc -warnings-as-errors --no-parallel\n"))
    }
}
