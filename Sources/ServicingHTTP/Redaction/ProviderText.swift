/// A provider's free text for a person's eyes.
///
/// Free text can hold anything, a customer's name among it, and no pattern finds a name. So only words that errors are
/// made of pass, and everything else is masked: numbers, ids, names. A text that a document itself states passes whole.
enum ProviderText {
    static func masked(_ text: String, knowing phrases: Set<String>) -> String {
        if phrases.contains(text) { return text }
        var shown: [String] = []
        for word in text.prefix(400).split(whereSeparator: \.isWhitespace) {
            let masked = maskedWord(word)
            if masked == RedactionRules.mask, shown.last == masked { continue }
            shown.append(masked)
        }
        let line = shown.joined(separator: " ")
        return line.count > 200 ? line.prefix(200) + "…" : line
    }

    /// The word, with its punctuation, where every part of it is known, as in `PAID_OFF,` or `can't`.
    private static func maskedWord(_ word: Substring) -> String {
        guard word.allSatisfy({ ($0.isASCII && $0.isLetter) || punctuation.contains($0) }) else {
            return RedactionRules.mask
        }
        let parts = word.lowercased().split(whereSeparator: punctuation.contains)
        return parts.allSatisfy { ErrorVocabulary.words.contains(String($0)) } ? String(word) : RedactionRules.mask
    }

    private static let punctuation: Set<Character> = Set("_-'/.,:;!?()[]{}=<>\"`")
}
