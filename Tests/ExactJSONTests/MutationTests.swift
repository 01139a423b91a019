import ExactJSON
import Foundation
import Testing

@Suite("Damaged texts are refused or read, and nothing else happens")
struct MutationTests {
    struct Row: Codable {
        var id: String?
        var count: Int?
        var amount: Decimal?
        var more: [String: JSONValue]?
        var rows: [Row]?
    }

    /// A text with everything in it.
    func text(_ random: inout SeededGenerator) -> [UInt8] {
        let row: JSONValue = [
            "id": .string(random.string()), "count": .number(JSONNumber(Int.random(in: 0...1000, using: &random))),
            "amount": .number(random.number()), "more": .object(random.object(depth: 2)),
            "rows": [["id": "\u{E9}x"], ["count": 1], random.value(depth: 2)],
        ]
        return row.serialized(pretty: Bool.random(using: &random))
    }

    /// Flips, cuts, repeats, or puts in what the grammar knows.
    func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.removeSubrange(place...)
        case 3: bytes.remove(at: place)
        case 4: bytes.insert(contentsOf: bytes[place..<min(place + 5, bytes.count)], at: place)
        default: bytes.insert(Array(#"{}[]",:\0-.eEu/"#.utf8).randomElement(using: &random) ?? 0, at: place)
        }
    }

    @Test("what is read of a damaged text is written and read again the same", arguments: 0..<400)
    func fixpoint(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var decoder = ExactJSONDecoder()
        decoder.options.collectsUnreadableOptionals = true
        for _ in 0..<25 {
            var bytes = text(&random)
            for _ in 0..<Int.random(in: 1...3, using: &random) { damage(&bytes, &random) }
            do throws(JSONError) {
                let value = try JSONValue(parsing: bytes)
                let written = value.serialized()
                #expect(try JSONValue(parsing: written) == value)
                #expect(try JSONValue(parsing: written).serialized() == written)
                #expect(String(validating: bytes, as: UTF8.self) != nil)
            } catch {
                #expect(error.offset.map { (0...bytes.count).contains($0) } == true)
                #expect(throws: JSONError.self) { try decoder.decode(JSONValue.self, from: bytes) }
                #expect(throws: JSONError.self) { try JSONDocument(parsing: bytes) }
            }
            // Whether it can be read is another question; it must not trap.
            if let (row, unreadable) = try? decoder.decodeReporting(Row.self, from: bytes) {
                #expect(unreadable.allSatisfy { !$0.path.isEmpty })
                _ = try ExactJSONEncoder().encode(row)
            }
        }
    }

    @Test("every beginning of a text is refused", arguments: 0..<20)
    func truncation(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bytes = text(&random)
        for length in 0..<bytes.count {
            let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: Array(bytes[..<length])) }
            #expect(error?.kind == .syntax || error?.kind == .encoding)
        }
    }

    // The other way round does not hold: Foundation takes a comma before a closing brace.
    @Test("Foundation reads the same from every damaged text that is read here", arguments: 0..<200)
    func oracle(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<25 {
            var bytes = text(&random)
            damage(&bytes, &random)
            guard let ours = try? JSONDocument(parsing: bytes), !ours.hasDuplicateKeys, fitsFoundation(ours.root.value)
            else { continue }
            #expect(try JSONDecoder().decode(JSONValue.self, from: Data(bytes)) == ours.root.value)
        }
    }

    /// Whether Foundation can hold every number, and takes no two keys for one that differ in their bytes.
    func fitsFoundation(_ value: JSONValue) -> Bool {
        switch value {
        case .number(let number): number.decimal != nil
        case .array(let elements): elements.allSatisfy(fitsFoundation)
        case .object(let object):
            Set(object.keys).count == object.count && object.allSatisfy { fitsFoundation($0.value) }
        default: true
        }
    }
}
