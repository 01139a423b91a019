import ExactJSON
import Foundation
import Testing

@Suite("Foundation's coders agree")
struct OracleTests {
    struct Row: Codable, Equatable {
        var id: String
        var count: Int?
        var amount: Decimal?
        var ratio: Double?
        var flags: [Bool]?
        var tags: [String: String]?
        var children: [Row]?

        init(_ random: inout SeededGenerator, depth: Int = 3) {
            id = random.string()
            func maybe<Value>(_ random: inout SeededGenerator, _ make: (inout SeededGenerator) -> Value) -> Value? {
                Bool.random(using: &random) ? make(&random) : nil
            }
            count = maybe(&random) { Int(truncatingIfNeeded: $0.next() >> UInt64.random(in: 0..<64, using: &$0)) }
            amount = maybe(&random) { Decimal(string: $0.number().text) ?? 0 }
            ratio = maybe(&random) { Double.random(in: -1e9...1e9, using: &$0) }
            flags = maybe(&random) { [Bool.random(using: &$0), Bool.random(using: &$0)] }
            tags = maybe(&random) {
                Dictionary([($0.string(), $0.string()), ($0.string(), $0.string())]) { first, _ in first }
            }
            if depth > 0 {
                children = maybe(&random) { random in (0..<3).map { _ in Row(&random, depth: depth - 1) } }
            }
        }
    }

    @Test("what one writes the other reads", arguments: 0..<200)
    func rows(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let row = Row(&random)
        let ours = try ExactJSONEncoder().encode(row)
        let theirs = Array(try JSONEncoder().encode(row))
        #expect(try ExactJSONDecoder().decode(Row.self, from: ours) == row)
        #expect(try ExactJSONDecoder().decode(Row.self, from: theirs) == row)
        #expect(try JSONDecoder().decode(Row.self, from: Data(ours)) == row)
        #expect(try JSONValue(parsing: ours) == JSONValue(parsing: theirs))
    }

    @Test("values of any shape are the same to both", arguments: 0..<500)
    func values(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let value = random.value()
        let bytes = value.serialized(pretty: Bool.random(using: &random))
        #expect(try JSONValue(parsing: bytes) == value)
        #expect(try ExactJSONDecoder().decode(JSONValue.self, from: bytes) == value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: Data(bytes)) == value)
        #expect(try JSONValue(parsing: Array(JSONEncoder().encode(value))) == value)
        #expect(try JSONValue(parsing: ExactJSONEncoder().encode(value)) == value)
    }

    @Test("decimals are the same to both", arguments: 0..<2000)
    func decimals(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        // At most 38 digits, which is what `Decimal` always holds.
        var digits = (0..<Int.random(in: 1...38, using: &random)).map { _ in Int.random(in: 0...9, using: &random) }
        digits[0] = max(1, digits[0])
        let point = Int.random(in: 1...digits.count, using: &random)
        var text = (Bool.random(using: &random) ? "-" : "") + digits[..<point].map(String.init).joined()
        if point < digits.count { text += "." + digits[point...].map(String.init).joined() }
        if Bool.random(using: &random) { text += "e\(Int.random(in: -60...60, using: &random))" }
        let number = try #require(JSONNumber(text))
        let theirs = try JSONDecoder().decode([Decimal].self, from: Data("[\(text)]".utf8))
        #expect(number.decimal == theirs.first)
        #expect(try ExactJSONDecoder().decode([Decimal].self, from: Array("[\(text)]".utf8)) == theirs)
        #expect(try JSONNumber(#require(number.decimal)) == number)
        #expect(JSONNumber(number.normalizedText) == number)
        #expect(JSONNumber(number.normalizedText)?.normalizedText == number.normalizedText)
    }

    @Test("doubles are the same to both", arguments: 0..<2000)
    func doubles(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let double = Double(bitPattern: random.next())
        guard double.isFinite else { return }
        let ours = try ExactJSONEncoder().encode([double])
        #expect(try ExactJSONDecoder().decode([Double].self, from: ours) == [double])
        #expect(try JSONDecoder().decode([Double].self, from: Data(ours)) == [double])
        #expect(try ExactJSONDecoder().decode([Double].self, from: Array(JSONEncoder().encode([double]))) == [double])
    }
}
