import ExactJSON
import ServicingHTTP

/// Which credentials whoever sends a recording's requests has to bring.
enum CredentialSlots {
    /// The headers of the requests whose credentials are masked, each as a slot of its own name; but for those whose
    /// credential an earlier answer has given, as a token's.
    static func of(_ interactions: [Interaction], _ rules: RedactionRules) -> [RecordingBindings.Credential] {
        var given: Set<Int> = []
        var names: Set<String> = []
        for interaction in interactions {
            for field in interaction.request.headers.fields where rules.masksHeader(field.name) {
                let masks = numbers(in: field.value)
                if masks.isEmpty || !masks.isSubset(of: given) { names.insert(field.name.lowercased()) }
            }
            if let answer = try? JSONValue(parsing: interaction.response.body) { given.formUnion(wholes(in: answer)) }
        }
        return names.sorted().map { .init(header: $0, slot: $0) }
    }

    private static func numbers(in text: String) -> Set<Int> {
        Set(
            Mask.pieces(of: text).compactMap { piece in
                if case .mask(.recorded(let number)) = piece { number } else { nil }
            })
    }

    /// The masks that stand alone in a text: those whose value can be read from another answer.
    private static func wholes(in value: JSONValue) -> Set<Int> {
        switch value {
        case .object(let object): object.reduce(into: []) { $0.formUnion(wholes(in: $1.value)) }
        case .array(let elements): elements.reduce(into: []) { $0.formUnion(wholes(in: $1)) }
        case .string(let text) where Mask.isMask(text): numbers(in: text)
        default: []
        }
    }
}
