import ExactJSON

/// Why a file of state or faults is refused: where it is no JSON, or every place where it is not what is documented.
/// Holds no value of the file.
public struct SeedProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, each with its place: line and column, and where it is JSON the path of the field.
    public let problems: [String]

    /// The problems, joined.
    public var description: String { problems.joined(separator: "; ") }

    /// The largest file that is read: 1 GiB, as deep as any other JSON.
    static let limits = JSONLimits(maximumBytes: 1 << 30 - 1)

    /// Reads a JSON text.
    static func reading<Result>(
        _ bytes: [UInt8], _ read: (FieldReader) -> Result?
    ) throws(SeedProblem) -> Result {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: bytes, limits: limits)
        } catch {
            throw SeedProblem(problems: [place(of: error.offset ?? 0, in: bytes) + ": " + error.message])
        }
        let findings = FieldFindings()
        if document.hasDuplicateKeys { findDuplicate(in: document.root, [], findings) }
        guard findings.problems.isEmpty else { throw SeedProblem(findings, in: document) }
        let result = read(FieldReader(document.root.value, findings))
        guard findings.problems.isEmpty, let result else { throw SeedProblem(findings, in: document) }
        return result
    }

    private init(problems: [String]) {
        self.problems = problems
    }

    private init(_ findings: FieldFindings, in document: JSONDocument) {
        guard !findings.problems.isEmpty else {
            problems = ["it is not what is documented"]
            return
        }
        problems = findings.problems.map { problem in
            let path = problem.steps.isEmpty ? "" : problem.path + " "
            return Self.place(of: Self.offset(problem.steps, in: document), in: document.bytes) + ": " + path
                + problem.problem
        }
    }

    /// Where the value stands, or, of one that is missing, what it is missing in.
    private static func offset(_ steps: [JSONStep], in document: JSONDocument) -> Int {
        for count in (0...steps.count).reversed() {
            if let node = document.root.descendant(Array(steps.prefix(count))) { return node.offset }
        }
        return 0
    }

    /// The first object that names a key twice.
    private static func findDuplicate(in node: JSONNode, _ steps: [JSONStep], _ findings: FieldFindings) {
        var keys: Set<String> = []
        for (key, value) in node.members {
            guard keys.insert(key).inserted else {
                return findings.add(FieldProblem(at: steps + [.key(key)], "is named twice"))
            }
            findDuplicate(in: value, steps + [.key(key)], findings)
        }
        for (index, value) in node.elements.enumerated() {
            findDuplicate(in: value, steps + [.index(index)], findings)
        }
    }

    private static func place(of offset: Int, in bytes: [UInt8]) -> String {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let column = offset - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
        return "line \(line), column \(column)"
    }
}
