import ExactJSON
import Servicing
import ServicingFuzz

/// The bodies of `--body`: a first line of the form's number, and the body.
struct BodyTarget: FuzzTarget {
    let name = "bodies"
    let summary = "bodies of --body: each mistake has its path and shows no value, and what has none is planned"
    let corpus: [[UInt8]]
    let dictionary = [
        "\"name_first\":", "\"ssn\":", ":null", ":{}", ":[]", "\"cents\":", "1 month", "\"address_zip\":",
    ]
    let isJSON = false
    private let forms: [(provider: any CommandProvider.Type, form: CallForm)]

    init() {
        forms = commandProviders.flatMap { provider in
            provider.calls.filter { $0.example != nil }.map { (provider, $0) }
        }
        corpus = forms.enumerated().map { Array("\($0.offset)\n\($0.element.form.example ?? "")".utf8) }
    }

    func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        let line = input.prefix { $0 != UInt8(ascii: "\n") }
        guard let number = Int(String(decoding: line.prefix(20), as: UTF8.self)), !forms.isEmpty,
            let text = String(validating: input.dropFirst(line.count + 1), as: UTF8.self)
        else { return }
        let (provider, form) = forms[Int(number.magnitude % UInt(forms.count))]
        let values = Dictionary(uniqueKeysWithValues: form.required.filter { $0 != .body }.map { ($0, "ID-1") })
        var reader = CallReader(Arguments(values), body: text, example: form.example)
        let operation = form.make(&reader)
        guard let operation, reader.problems.isEmpty else {
            return check(reader.problems, text, form, &findings)
        }
        do throws(ServicingError) {
            let plan = try ProviderSession.planning(provider).plan(operation)
            findings.isTaken = true
            findings.expect(!plan.description.isEmpty, "a plan says nothing")
        } catch {
            findings.expect(error.effect == .notSent, "a bad body is \(error.effect)")
            findings.expect(!error.problems.isEmpty, "nothing says what is wrong: \(error)")
            check(error.problems, text, form, &findings)
        }
    }

    private func check(_ problems: [FieldProblem], _ text: String, _ form: CallForm, _ findings: inout FuzzFindings) {
        findings.expect(!problems.isEmpty, "nothing says what is wrong")
        findings.expect(problems.allSatisfy { !$0.field.isEmpty && !$0.problem.isEmpty }, "a problem has no place")
        guard let value = try? JSONValue(parsing: text) else { return }
        let told = problems.map(\.description).joined(separator: "\n")
        let names = Self.names(value) + [form.example ?? ""]
        for leaf in Self.texts(value) where leaf.utf8.count >= 8 && !names.contains(where: { $0.contains(leaf) }) {
            findings.expect(!told.contains(leaf), "a problem shows a value")
        }
    }

    private static func texts(_ value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(texts)
        case .object(let object): object.flatMap { texts($0.value) }
        default: []
        }
    }

    private static func names(_ value: JSONValue) -> [String] {
        switch value {
        case .array(let elements): elements.flatMap(names)
        case .object(let object): object.flatMap { [$0.key] + names($0.value) }
        default: []
        }
    }
}
