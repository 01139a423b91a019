import ExactJSON
import ServicingHTTP

/// JSON, member by member.
extension Redactor {
    /// A value of a file's own fields.
    mutating func redact(_ value: JSONValue) -> JSONValue {
        guard let document = try? JSONDocument(parsing: value.serialized()), let text = redact(document),
            let redacted = try? JSONValue(parsing: text)
        else { return value }
        return redacted
    }

    /// An object of a file's own fields. Their names begin with an underscore, a masked one's too, or a reader would pass
    /// it over.
    mutating func redact(_ object: JSONObject) -> JSONObject {
        guard !object.isEmpty, let redacted = redact(.object(object)).object else { return object }
        return JSONObject(members: redacted.members.map { ($0.key.hasPrefix("_") ? $0.key : "_" + $0.key, $0.value) })
    }

    /// The text of a document with its sensitive parts masked; nil where there are none, so that the text can stay as it
    /// is. Keys that an object repeats are kept, since either value may be sensitive.
    mutating func redact(_ document: JSONDocument) -> String? {
        var rewriter = Rewriter(redactor: self, isPretty: document.bytes.contains(UInt8(ascii: "\n")))
        rewriter.write(document.root, at: [])
        self = rewriter.redactor
        return rewriter.hasChanged ? rewriter.text : nil
    }

    /// Writes a document anew, as its text was laid out.
    private struct Rewriter {
        var redactor: Redactor
        let isPretty: Bool
        var text = ""
        var hasChanged = false
        var depth = 0
        /// Why everything here is masked; nil where it isn't.
        var reason: String?

        mutating func write(_ node: JSONNode, at path: [String]) {
            switch node.kind {
            case .object:
                let members = node.members
                let isNamed = members.contains { isNaming($0.key, $0.value) }
                open("{")
                for (index, member) in members.enumerated() {
                    separate(index)
                    let place = path + [member.key]
                    write(redactor.scrub(member.key), insteadOf: member.key)
                    text += isPretty ? ": " : ":"
                    let outer = self.reason
                    if outer == nil, redactor.masksMember(at: place) {
                        reason = "the member '\(member.key)'"
                    } else if outer == nil, isNamed, NamedPairs.holding.contains(member.key.lowercased()) {
                        reason = "a value beside its sensitive name"
                    }
                    write(member.value, at: place)
                    reason = outer
                }
                close("}", isEmpty: members.isEmpty)
            case .array:
                let elements = node.elements
                open("[")
                for (index, element) in elements.enumerated() {
                    separate(index)
                    write(element, at: path)
                }
                close("]", isEmpty: elements.isEmpty)
            case .string:
                let string = node.string ?? ""
                let masked = reason.map { redactor.mask(string, as: $0) } ?? redactor.redact(text: string)
                write(masked, insteadOf: string)
            case .number:
                guard let number = node.number else { return }
                write(number)
            case .boolean, .null:
                // Neither tells who somebody is, and either would lose its type behind a mask.
                text += node.value.text()
            }
        }

        /// Whether a member tells what another one holds, as in `{"name": "ssn", "value": "078051120"}`.
        private mutating func isNaming(_ key: String, _ value: JSONNode) -> Bool {
            guard NamedPairs.naming.contains(key.lowercased()), let name = value.string, name.utf8.count <= 64 else {
                return false
            }
            return redactor.masksMember(at: [name])
        }

        private mutating func write(_ string: String, insteadOf old: String) {
            hasChanged = hasChanged || string != old
            text += JSONValue.string(string).text()
        }

        private mutating func write(_ number: JSONNumber) {
            var mask: Mask?
            if Mask(number) == nil {
                if let reason = reason ?? (redactor.isCard(number) ? "a card number" : nil) {
                    mask = redactor.book.mask(number.text, as: reason)
                } else {
                    let digits = number.text.hasSuffix(".0") ? String(number.text.dropLast(2)) : number.text
                    mask = redactor.known.mask(of: digits, redactor.book.realm)
                }
            }
            hasChanged = hasChanged || mask != nil
            text += mask?.jsonNumber.text ?? number.text
        }

        private mutating func open(_ bracket: String) {
            text += bracket
            depth += 1
        }

        private mutating func separate(_ index: Int) {
            if index > 0 { text += "," }
            breakLine()
        }

        private mutating func close(_ bracket: String, isEmpty: Bool) {
            depth -= 1
            if !isEmpty { breakLine() }
            text += bracket
        }

        private mutating func breakLine() {
            if isPretty { text += "\n" + String(repeating: "  ", count: depth) }
        }
    }

    /// Whether a number is a card's, written without quotes. Times in microseconds, which are as long, begin with a 1.
    private func isCard(_ number: JSONNumber) -> Bool {
        let bytes = Array(number.text.utf8)
        return bytes.count >= 13 && bytes[0] > UInt8(ascii: "1") && CardNumber.end(in: bytes, from: 0) == bytes.count
    }
}
