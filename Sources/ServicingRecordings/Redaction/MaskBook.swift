import ExactJSON

/// Which mask stands for which value, so that equal values get equal masks. Lives in memory alone.
struct MaskBook: Sendable {
    /// A value, how far its copies are searched for, and what gave it away.
    struct Entry: Sendable {
        var value: String
        var isCredential: Bool
        var reason: String
    }

    let realm: Mask.Realm
    /// The values by their masks' numbers.
    private(set) var entries: [Int: Entry] = [:]
    private var numbers: [String: Int] = [:]
    private var highest: Int

    /// A book without values.
    ///
    /// - Parameter highest: the highest mask number that is taken already.
    init(_ realm: Mask.Realm, after highest: Int = 0) {
        self.realm = realm
        self.highest = highest
    }

    /// The value's mask.
    ///
    /// - Parameter reason: what gave the value away, as a noun. Holds no value.
    mutating func mask(_ value: String, isCredential: Bool = false, as reason: String) -> Mask {
        if let number = numbers[value] {
            if isCredential { entries[number]?.isCredential = true }
            return Mask(number, realm)
        }
        highest += 1
        numbers[value] = highest
        entries[highest] = Entry(value: value, isCredential: isCredential, reason: reason)
        return Mask(highest, realm)
    }

    /// Notes what a mask of a file stands for.
    mutating func note(_ value: String, as number: Int) {
        guard numbers[value] == nil, entries[number] == nil else { return }
        numbers[value] = number
        entries[number] = Entry(value: value, isCredential: false, reason: "a value that a mask of the file stands for")
        highest = max(highest, number)
    }

    /// The text with this book's masks replaced by the values they stand for.
    func revealing(_ text: String) -> String {
        Mask.pieces(of: text).map { piece in
            switch piece {
            case .literal(let text): text
            case .mask(let mask): mask.realm == realm ? entries[mask.number]?.value ?? mask.text : mask.text
            }
        }.joined()
    }

    /// The number, or the one that it masks.
    func revealing(_ number: JSONNumber) -> JSONNumber {
        guard let mask = Mask(number), mask.realm == realm, let value = entries[mask.number]?.value else {
            return number
        }
        return JSONNumber(value) ?? number
    }
}
