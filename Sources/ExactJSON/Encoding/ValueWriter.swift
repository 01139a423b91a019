/// Writes a ``JSONValue`` as text.
struct ValueWriter {
    let output: ByteOutput
    let isPretty: Bool
    let sortsKeys: Bool
    private var depth = 0

    init(to output: ByteOutput, isPretty: Bool = false, sortsKeys: Bool = false) {
        self.output = output
        self.isPretty = isPretty
        self.sortsKeys = sortsKeys
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: output.append("null")
        case .bool(let value): output.append(value ? "true" : "false")
        case .number(let value): output.append(raw: value.text)
        case .string(let value): output.append(quoted: value)
        case .array(let elements):
            open(UInt8(ascii: "["))
            for (place, element) in elements.enumerated() {
                separate(place)
                write(element)
            }
            close(UInt8(ascii: "]"), isEmpty: elements.isEmpty)
        case .object(let object):
            open(UInt8(ascii: "{"))
            let members =
                sortsKeys
                ? object.members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : object.members
            for (place, member) in members.enumerated() {
                separate(place)
                output.append(quoted: member.key)
                output.append(UInt8(ascii: ":"))
                if isPretty { output.append(UInt8(ascii: " ")) }
                write(member.value)
            }
            close(UInt8(ascii: "}"), isEmpty: members.isEmpty)
        }
    }

    private mutating func open(_ bracket: UInt8) {
        output.append(bracket)
        depth += 1
    }

    private mutating func separate(_ place: Int) {
        if place > 0 { output.append(UInt8(ascii: ",")) }
        breakLine()
    }

    private mutating func close(_ bracket: UInt8, isEmpty: Bool) {
        depth -= 1
        if !isEmpty { breakLine() }
        output.append(bracket)
    }

    private mutating func breakLine() {
        guard isPretty else { return }
        output.append(UInt8(ascii: "\n"))
        output.append(repeating: UInt8(ascii: " "), count: depth * 2)
    }
}
