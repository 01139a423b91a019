import Testing

@testable import ServicingCommand

@Suite("servicing bench")
struct BenchOptionTests {
    @Test(
        "takes a number of rounds and a percentage from 1 to 100",
        arguments: ["--rounds=0", "--rounds=101", "--rounds=x", "--percent=0", "--percent=1.5"])
    func numbers(word: String) async {
        let error = await #expect(throws: UsageError.self) { try await BenchCommand.run([word]) }
        #expect(error?.message == "\(word.prefix { $0 != "=" }) must be a number from 1 to 100")
    }

    @Test("takes no words")
    func words() async {
        let error = await #expect(throws: UsageError.self) { try await BenchCommand.run(["gateway"]) }
        #expect(error?.message == "bench takes no words")
    }
}
