extension RedactionRules {
    /// Whether a header field of this name has its value masked.
    public func masksHeader(_ name: String) -> Bool {
        headers.contains(name.lowercased()) || holdsSensitiveWord(name)
    }

    /// Whether a query parameter of this name has its value masked.
    public func masksQueryItem(_ name: String) -> Bool {
        queryItems.contains(name.lowercased()) || holdsSensitiveWord(name)
    }

    /// Whether the path segment that follows this one is masked.
    public func masksSegment(after previous: String) -> Bool {
        pathSegments.contains(previous.lowercased())
    }

    /// Whether a JSON member is masked.
    ///
    /// - Parameter path: the keys that lead to it from the body's root, its own last; lists count for nothing.
    public func masksMember(at path: [String]) -> Bool {
        guard let name = path.last else { return false }
        return masksName(name) || masksPlace(path, patterns)
    }

    /// Whether a JSON member of this name is masked wherever it stands.
    func masksName(_ name: String) -> Bool {
        members.contains(name.lowercased()) || holdsSensitiveWord(name)
    }

    /// The keys of each of ``paths``.
    var patterns: [[Substring]] {
        paths.map { $0.split(separator: ".", omittingEmptySubsequences: false) }
    }

    /// Whether a JSON member is masked at this place alone.
    ///
    /// - Parameter patterns: ``patterns``, for who asks often.
    func masksPlace(_ path: [String], _ patterns: [[Substring]]) -> Bool {
        guard shownPaths.isEmpty || !shownPaths.contains(path.joined(separator: ".")) else { return false }
        return patterns.contains { keys in
            keys.count == path.count && zip(keys, path).allSatisfy { $0 == "*" || $0 == $1 }
        }
    }

    private func holdsSensitiveWord(_ name: String) -> Bool {
        guard !words.isEmpty else { return false }
        let found = Self.words(of: name)
        return found.contains(where: words.contains)
            || zip(found, found.dropFirst()).contains { words.contains($0 + $1) }
    }

    /// A name's words in lower case: `X-Api-Key`, `x_api_key` and `xApiKey` all have the same three.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previous: Character = " "
        for character in name {
            let startsWord = character.isUppercase && !previous.isUppercase
            if startsWord || !(character.isLetter || character.isNumber) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if character.isLetter || character.isNumber { word += character.lowercased() }
            previous = character
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
