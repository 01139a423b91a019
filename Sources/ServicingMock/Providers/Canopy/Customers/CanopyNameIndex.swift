/// Customers by the words of their names, for searches by the beginnings of words.
struct CanopyNameIndex: Sendable {
    /// A word, ordered by its bytes: the words that begin alike stand side by side then.
    private struct Word: Comparable, Sendable {
        let text: String

        static func < (a: Word, b: Word) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
        static func == (a: Word, b: Word) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }
    }

    private var customerIDs: [String: Set<String>] = [:]
    private var words = SortedArray<Word>()

    /// The words of a name or of a search, in lower case.
    static func words(of text: String) -> [String] {
        text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Whether each word that is sought begins one of the words there.
    static func matches(_ words: [String], _ sought: [String]) -> Bool {
        sought.allSatisfy { beginning in words.contains { $0.utf8.starts(with: beginning.utf8) } }
    }

    /// The customers with a word that begins so; nil where there are more than that many.
    func customers(withWordBeginning beginning: String, atMost limit: Int) -> Set<String>? {
        var found: Set<String> = []
        for word in words.elements[words.elements.lowerBound(of: Word(text: beginning))...] {
            guard word.text.utf8.starts(with: beginning.utf8) else { break }
            let more = customerIDs[word.text, default: []]
            guard found.count + more.count <= limit else { return nil }
            found.formUnion(more)
        }
        return found
    }

    mutating func insert(_ customerID: String, _ newWords: [String]) {
        for word in newWords {
            if customerIDs[word] == nil { words.insert(Word(text: word)) }
            customerIDs[word, default: []].insert(customerID)
        }
    }

    mutating func remove(_ customerID: String, _ oldWords: [String]) {
        for word in oldWords {
            customerIDs[word]?.remove(customerID)
            guard customerIDs[word]?.isEmpty == true else { continue }
            customerIDs[word] = nil
            words.remove(Word(text: word))
        }
    }
}
