/// An object: members in the order of the text or of their insertion, each key once.
///
/// Keys are compared byte for byte. Two objects are equal when they have equal members, in whatever order.
public struct JSONObject: Sendable, ExpressibleByDictionaryLiteral {
    /// A member's name and value.
    public typealias Member = (key: String, value: JSONValue)

    /// The members in order.
    public private(set) var members: [Member] = []
    /// Keys that the text repeated, each once, in order. The first member of that name was kept.
    public private(set) var duplicateKeys: [String] = []
    /// Where each key is, kept for objects too large to search.
    private var places: [ExactString: Int] = [:]

    private static let searchedSize = 64

    /// An object without members.
    public init() {}

    /// Members whose keys differ.
    ///
    /// - Precondition: no key occurs twice, as with `Dictionary`.
    public init(uniqueKeysWithValues members: some Sequence<(String, JSONValue)>) {
        for (key, value) in members {
            precondition(append(key, value), "a key occurs twice")
        }
    }

    /// Members as they came from elsewhere. Where a key occurs twice the first wins, and ``duplicateKeys`` names it.
    public init(members: some Sequence<(String, JSONValue)>) {
        var repeated: Set<ExactString> = []
        for (key, value) in members where !append(key, value) {
            if repeated.insert(ExactString(key)).inserted { duplicateKeys.append(key) }
        }
    }

    /// Members written in source.
    ///
    /// - Precondition: no key occurs twice.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(uniqueKeysWithValues: elements)
    }

    /// Members known to have different keys.
    init(distinct members: [Member]) {
        self.members = members
        if members.count > Self.searchedSize { index() }
    }

    /// The keys in order.
    public var keys: [String] { members.map(\.key) }

    /// The value of a key. Setting replaces it in its place or appends a member; nil removes the member.
    public subscript(key: String) -> JSONValue? {
        get { place(of: key).map { members[$0].value } }
        set {
            switch (place(of: key), newValue) {
            case (let place?, let value?):
                members[place].value = value
            case (let place?, nil):
                members.remove(at: place)
                index()
            case (nil, let value?):
                append(key, value)
            case (nil, nil):
                break
            }
        }
    }

    private func place(of key: String) -> Int? {
        places.isEmpty ? members.firstIndex { ExactString.isSame($0.key, key) } : places[ExactString(key)]
    }

    @discardableResult
    private mutating func append(_ key: String, _ value: JSONValue) -> Bool {
        guard place(of: key) == nil else { return false }
        members.append((key, value))
        if !places.isEmpty {
            places[ExactString(key)] = members.count - 1
        } else if members.count > Self.searchedSize {
            index()
        }
        return true
    }

    private mutating func index() {
        places.removeAll()
        guard members.count > Self.searchedSize else { return }
        for (place, member) in members.enumerated() { places[ExactString(member.key)] = place }
    }
}

extension JSONObject: Sequence {
    /// How many members there are.
    public var count: Int { members.count }
    /// Whether there are none.
    public var isEmpty: Bool { members.isEmpty }
    /// The number of members.
    public var underestimatedCount: Int { members.count }

    /// Goes through the members in order.
    public func makeIterator() -> IndexingIterator<[Member]> {
        members.makeIterator()
    }
}

extension JSONObject: Hashable {
    /// Whether both have equal members, in whatever order.
    public static func == (a: JSONObject, b: JSONObject) -> Bool {
        a.count == b.count && a.members.allSatisfy { member in b[member.key] == member.value }
    }

    /// Hashes the members without regard to their order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members {
            var one = Hasher()
            one.combine(ExactString(member.key))
            one.combine(member.value)
            sum &+= one.finalize()
        }
        hasher.combine(members.count)
        hasher.combine(sum)
    }
}
