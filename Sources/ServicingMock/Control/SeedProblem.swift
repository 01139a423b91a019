import ExactJSON

/// Why a file of state or faults is refused: where it is no JSON, or every place where it is not what is documented.
/// Holds no value of the file.
public struct SeedProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, each with its place: a line and column, or the path of a field.
    public let problems: [String]

    /// The problems, joined.
    public var description: String { problems.joined(separator: "; ") }

    /// Reads a JSON text.
    static func reading<Result>(
        _ bytes: [UInt8], _ read: (FieldReader) -> Result?
    ) throws(SeedProblem) -> Result {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: bytes)
        } catch {
            throw SeedProblem(problems: [place(of: error.offset ?? 0, in: bytes) + ": " + error.message])
        }
        guard !document.hasDuplicateKeys else { throw SeedProblem(problems: ["an object names a key twice"]) }
        let findings = FieldFindings()
        let result = read(FieldReader(document.root.value, findings))
        guard findings.problems.isEmpty, let result else {
            let problems = findings.problems.map { "\($0.path) \($0.problem)" }
            throw SeedProblem(problems: problems.isEmpty ? ["it is not what is documented"] : problems)
        }
        return result
    }

    private static func place(of offset: Int, in bytes: [UInt8]) -> String {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let column = offset - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
        return "line \(line), column \(column)"
    }
}
