import ExactJSON
import Foundation

/// The built command, run as a shell would run it.
struct CommandRun {
    let status: Int32
    let output: String
    let errors: String

    /// Runs it to its end, which has a deadline: a command that hangs is ended and fails by its status.
    ///
    /// - Parameters:
    ///   - input: what it reads from standard input; nothing unless given.
    ///   - whileRunning: is called with the process's number as soon as it runs.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: String? = nil,
        whileRunning: (pid_t) async throws -> Void = { _ in }
    ) async throws -> CommandRun {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = environment
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        let inputs = input.map { _ in Pipe() }
        process.standardInput = inputs ?? FileHandle.nullDevice
        try process.run()
        if let inputs, let input {
            // Short enough for a pipe to hold, so that this waits for nobody.
            try inputs.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try inputs.fileHandleForWriting.close()
        }
        let deadline = Task {
            try await Task.sleep(for: .seconds(60))
            process.terminate()
        }
        defer { deadline.cancel() }
        async let text = read(output)
        async let problems = read(errors)
        try await whileRunning(process.processIdentifier)
        let (o, e) = await (text, problems)
        process.waitUntilExit()
        return CommandRun(status: process.terminationStatus, output: o, errors: e)
    }

    /// The one JSON object on standard output.
    var json: JSONValue? { try? JSONValue(parsing: output.trimmingCharacters(in: .newlines)) }

    /// The JSON values on standard output, one a line.
    var rows: [JSONValue] {
        get throws { try output.split(separator: "\n").map { try JSONValue(parsing: String($0)) } }
    }

    static var executable: URL {
        // Beside the test bundle, wherever that was built.
        let here = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let folder =
            here?.deletingLastPathComponent() ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return folder.appending(path: "servicing")
    }

    private static func read(_ pipe: Pipe) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let data = pipe.fileHandleForReading.readDataToEndOfFile()
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }
        }
    }
}
