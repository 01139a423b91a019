import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("The house")
struct StructureTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let adapters = ["BankLingo", "Canopy", "Finosu", "Kordev"]

    /// The lines of every Swift file below a folder, with its path from the root.
    private static func lines(below folder: String) throws -> [(path: String, line: String)] {
        let manager = FileManager.default
        let top = root.appending(path: folder).path
        let paths = try manager.subpathsOfDirectory(atPath: top).filter { $0.hasSuffix(".swift") }.sorted()
        return try paths.flatMap { path in
            let text = try String(contentsOf: root.appending(path: folder).appending(path: path), encoding: .utf8)
            return text.split(separator: "\n", omittingEmptySubsequences: false).map {
                ("\(folder)/\(path)", String($0))
            }
        }
    }

    private static func imports(of folder: String) throws -> Set<String> {
        Set(
            try lines(below: folder).compactMap { _, line in
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place < 2, words.count > place + 1 else { return nil }
                return String(words[place + 1])
            })
    }

    @Test("keeps the mock and the adapters from knowing each other")
    func mockAndAdapters() throws {
        #expect(try Self.imports(of: "Sources/ServicingMock").isDisjoint(with: Self.adapters + ["CurlTransport"]))
        for adapter in Self.adapters {
            let others = Self.adapters.filter { $0 != adapter } + ["ServicingMock", "CurlTransport"]
            #expect(try Self.imports(of: "Sources/\(adapter)").isDisjoint(with: others))
        }
    }

    @Test(
        "keeps each room to what it may know",
        arguments: [
            ("Servicing", ["ServicingHTTP", "CurlTransport", "CCurl"]),
            ("ServicingHTTP", ["CurlTransport", "CCurl"]),
            ("ExactJSON", ["Servicing", "ServicingHTTP"]),
            ("CurlTransport", ["Servicing", "ExactJSON"]),
            ("ServicingBulk", ["ServicingHTTP", "CurlTransport", "ServicingMock"] + adapters),
            ("ServicingRecordings", ["CurlTransport", "ServicingMock"] + adapters),
            ("ServicingConformance", ["CurlTransport", "ServicingMock"] + adapters),
        ])
    func rooms(module: String, strangers: [String]) throws {
        #expect(try Self.imports(of: "Sources/\(module)").isDisjoint(with: strangers))
    }

    /// The manifest declares the folders; the two lists are the mock's and the command's.
    @Test("takes a provider in by its own folders and two registration lines", arguments: adapters)
    func registration(adapter: String) throws {
        let id = adapter.lowercased()
        let mentions = try Self.lines(below: "Sources").filter { path, line in
            let isOwn = path.components(separatedBy: "/").contains { $0 == adapter || $0.hasPrefix(adapter) }
            let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line[...]
            return !isOwn && (code.contains(adapter) || code.contains("\"\(id)\""))
        }
        #expect(mentions.count <= 2, "\(mentions)")
        let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
        #expect(manifest.split(separator: "\n").count { $0.contains("\"\(adapter)\"") } == 1)
    }

    @Test("has nothing at its top but what belongs there")
    func topLevel() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.path).filter { !$0.hasPrefix(".") }
        let allowed: Set = [
            "Package.swift", "Package.resolved", "Sources", "Tests", "Recordings", "Samples", "README.md",
        ]
        #expect(Set(names).isSubset(of: allowed))
    }
}
