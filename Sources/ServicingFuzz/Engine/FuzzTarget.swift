/// Something that parses, with what must hold whatever it is given.
package protocol FuzzTarget: Sendable {
    /// A word for it.
    var name: String { get }
    /// What is parsed and what must hold, for people.
    var summary: String { get }
    /// Inputs to begin with: documented and valid ones, most of all.
    var corpus: [[UInt8]] { get }
    /// What mutations put in: the words and signs of its grammar.
    var dictionary: [String] { get }
    /// Whether inputs are JSON, so that mutations may change values and not only bytes.
    var isJSON: Bool { get }

    /// Looks at everything that must hold for one input.
    func check(_ input: [UInt8], _ findings: inout FuzzFindings) async
}

extension FuzzTarget {
    package var isJSON: Bool { false }
}

/// What was found wrong with one input.
package struct FuzzFindings: Sendable {
    /// What does not hold.
    package private(set) var problems: [String] = []
    /// Whether the input was taken, not refused: a run that is refused throughout tests little.
    package var isTaken = false

    package init() {}

    /// Notes `problem` where `holds` is false.
    package mutating func expect(_ holds: Bool, _ problem: @autoclosure () -> String) {
        if !holds { problems.append(problem()) }
    }
}

extension [UInt8] {
    /// The bytes of a text.
    init(_ text: String) { self = Array(text.utf8) }

    /// The bytes as a text, where they are one.
    var text: String? { String(validating: self, as: UTF8.self) }
}
