import CurlTransport
import Foundation
import ServicingHTTP
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `servicing mock` while it runs.
struct RunningMock {
    let port: UInt16
    private let url: BaseURL
    private let transport: CurlTransport

    /// Runs it on a free port, and ends it when the body has returned.
    static func run(
        _ words: [String] = [], environment: [String: String] = [:], _ body: (RunningMock) async throws -> Void
    ) async throws {
        let process = Process()
        process.executableURL = CommandRun.executable
        process.arguments = ["mock", "--port", "0"] + words
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
            line.append(byte)
        }
        let port = try #require(String(decoding: line, as: UTF8.self).split(separator: ":").last.flatMap { UInt16($0) })
        try await body(
            RunningMock(port: port, url: BaseURL("http://127.0.0.1:\(port)"), transport: CurlTransport()))
    }

    /// Asks it; a body is JSON.
    func ask(
        _ method: HTTPMethod, _ target: String, _ headers: [String: String] = [:], body: String? = nil
    ) async throws -> HTTPResponse {
        var fields = HTTPHeaders()
        for (name, value) in headers { fields.append(unchecked: HTTPField(unchecked: name, value)) }
        if body != nil { fields.append(unchecked: HTTPField(unchecked: "Content-Type", "application/json")) }
        return try await transport.send(
            HTTPRequest(
                method: method, baseURL: url, target: target, headers: fields, body: body.map { Array($0.utf8) }),
            deadline: .now + .seconds(30))
    }

    /// The status of the answer to a GET with that `Host`, which no client of ours would send.
    func status(_ target: String, host: String, authorization: String) throws -> Int {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let descriptor = socket(AF_INET, kind, 0)
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(connected == 0)
        let request =
            "GET \(target) HTTP/1.1\r\nHost: \(host)\r\nAuthorization: \(authorization)\r\nConnection: close\r\n\r\n"
        try file.write(contentsOf: Data(request.utf8))
        let answer = try file.readToEnd() ?? Data()
        return try #require(
            String(decoding: answer, as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Int($0) })
    }
}
