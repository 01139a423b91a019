import Foundation
import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program that serves on a loopback port which it prints: `openssl s_server`, or a Node script.
package final class ChildProcess: Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package let port: UInt16
    // Started and asked to end under the lock.
    private let process: Lock<Process>

    /// Where a program is, if it is installed.
    package static func find(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Does what blocks on a thread of its own: the concurrency runtime has only as many as there are processors.
    package static func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
        }
    }

    /// Starts a program and waits until it prints a line that ends in `:` and its port.
    package static func serving(_ name: String, _ arguments: [String]) async throws -> ChildProcess {
        try await blocking { try ChildProcess(name, arguments) }
    }

    /// Runs a program to its end. Blocks.
    package static func run(_ name: String, _ arguments: [String]) throws {
        guard let path = find(name) else { throw Failure(description: "\(name) is not installed") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(
                description: "\(name) \(arguments.joined(separator: " ")) ended with \(process.terminationStatus)")
        }
    }

    private init(_ name: String, _ arguments: [String]) throws {
        guard let path = Self.find(name) else { throw Failure(description: "\(name) is not installed") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = Pipe()
        try process.run()
        let descriptor = output.fileHandleForReading
        var printed = ""
        var port: UInt16?
        while port == nil {
            let part = descriptor.availableData
            guard !part.isEmpty else { throw Failure(description: "\(name) ended: \(printed)") }
            printed += String(decoding: part, as: UTF8.self)
            port =
                printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .compactMap { line in line.lastIndex(of: ":").flatMap { UInt16(line[line.index(after: $0)...]) } }.first
        }
        guard let port else { throw Failure(description: "\(name) printed no port") }
        self.port = port
        self.process = Lock(process)
        // What else it prints is read, so that it never waits for that.
        Thread.detachNewThread { while !descriptor.availableData.isEmpty {} }
    }

    /// Ends the program. It may have been started from a thread that blocks every signal that can be blocked.
    package func stop() {
        process.withLock { process in
            if process.isRunning { _ = kill(process.processIdentifier, SIGKILL) }
        }
    }
}
