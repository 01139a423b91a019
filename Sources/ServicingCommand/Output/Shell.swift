/// Words as a shell takes them.
enum Shell {
    /// The word, in single quotes where it holds more than letters, digits and a few harmless signs. A control character,
    /// which a terminal would obey, is shown as a question mark.
    static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "._:/+-=@%,".utf8.contains($0)
            }
        return isPlain ? word : "'" + TerminalText.shown(word).replacing("'", with: "'\\''") + "'"
    }
}

/// A provider's text where a terminal shows it.
enum TerminalText {
    /// The text on one line and without control sequences.
    static func shown(_ text: some StringProtocol) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
                shown.append("?")
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }
}
