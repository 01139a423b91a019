/// Masks what looks personal in a provider's free text, so that its message can stand in an error.
///
/// Free text can't be masked with certainty. What a document itself states passes; in any other text these are masked:
/// e-mail addresses, quoted parts, words that hold six digits or more, and capitalised words that do not begin a
/// sentence, as names do. What remains is cut at 200 characters.
enum ProviderText {
    static func masked(_ text: String, knowing phrases: Set<String>) -> String {
        if phrases.contains(text) { return text }
        var startsSentence = true
        var inQuotes: Character?
        let words = text.prefix(400).split(whereSeparator: { $0.isWhitespace || $0.isNewline }).map { word -> String in
            defer { startsSentence = word.last.map { ".!?:;".contains($0) } ?? false }
            if let quote = inQuotes {
                if word.contains(quote) { inQuotes = nil }
                return RedactionRules.mask
            }
            if let first = word.first, "\"'`".contains(first) {
                if word.dropFirst().firstIndex(of: first) == nil { inQuotes = first }
                return RedactionRules.mask
            }
            return isPersonal(word, startsSentence: startsSentence) ? RedactionRules.mask : String(word)
        }
        let line = words.joined(separator: " ")
        return line.count > 200 ? line.prefix(200) + "…" : line
    }

    private static func isPersonal(_ word: Substring, startsSentence: Bool) -> Bool {
        if word.contains("@") { return true }
        if word.unicodeScalars.count(where: { $0.properties.numericType != nil }) >= 6 { return true }
        guard !startsSentence, let first = word.first, first.isUppercase else { return false }
        // A word in capitals is a code such as PAID_OFF or JSON, a name is not.
        return word.contains(where: \.isLowercase) && !word.contains(where: \.isNumber)
    }
}
