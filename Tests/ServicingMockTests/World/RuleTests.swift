import Foundation
import ServicingMock
import Testing

@Suite("What the mock rests on")
struct RuleTests {
    @Test("Every rule has its own id, which begins with its provider's")
    func ids() {
        let rules = MockWorld.rules
        #expect(Set(rules.map(\.id)).count == rules.count)
        #expect(Set(rules.map(\.provider)) == ["mock", "finosu", "canopy", "banklingo", "kordev"])
        for rule in rules {
            #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "." || $0 == "-" })
            #expect(rule.text.hasSuffix("."))
        }
    }

    @Test("A documented rule rests on a document of its own provider, an inferred one on a reason")
    func sources() {
        for rule in MockWorld.rules {
            switch rule.source {
            case .document(let document, let lines, let quote):
                #expect(MockWorld.documents[rule.provider]?.contains(document) == true)
                #expect(lines.lowerBound >= 1)
                #expect(!quote.isEmpty)
                #expect(rule.description.contains(document.file))
            case .inferred(let why):
                #expect(!why.isEmpty)
                #expect(rule.description.contains("inferred"))
            }
        }
    }

    @Test("Every rule names the test that holds it, which is there, among the tests of what the rule is about")
    func holders() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        var tests: [String: String] = [:]
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        for case let file as URL in try #require(files) where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for suite in text.components(separatedBy: "\nstruct ").dropFirst() {
                let name = suite.prefix { $0.isLetter || $0.isNumber }
                for function in suite.components(separatedBy: "@Test").dropFirst() {
                    guard let begin = function.range(of: "func ") else { continue }
                    let test = function[begin.upperBound...].prefix { $0 != "(" }
                    tests["\(name)/\(test)"] = text
                }
            }
        }
        #expect(tests.count > 300)
        for rule in MockWorld.rules {
            let test = try #require(rule.heldBy, "\(rule.id) names no test")
            let text = try #require(tests[test], "\(rule.id): there is no \(test)")
            guard rule.provider != "mock" else { continue }
            #expect(text.lowercased().contains(rule.provider), "\(rule.id): \(test) is not about \(rule.provider)")
        }
    }

    @Test("Every provider names its documents by file and SHA-256")
    func documents() {
        #expect(Set(MockWorld.documents.keys) == ["finosu", "canopy", "banklingo", "kordev"])
        for document in MockWorld.documents.values.joined() {
            #expect(document.sha256.count == 64)
            #expect(document.sha256.allSatisfy { $0.isHexDigit && !$0.isUppercase })
            #expect(document.file.hasSuffix(".txt"))
        }
        #expect(MockWorld.documents["canopy"]?.map(\.version) == [nil, "1.8.44"])
    }
}
