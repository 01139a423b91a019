extension Tape {
    /// The error that names the first repeated key, or nil where there is none.
    func duplicateKeyError() -> JSONError? {
        guard hasDuplicateKeys else { return nil }
        for object in 0..<tokenCount where tokens[object].kind == .ambiguousObject {
            var seen: Set<ExactString> = []
            for key in children(of: object)
            where !seen.insert(ExactString(tokens[key].string(in: bytes))).inserted {
                var path = TapePath(self)
                return JSONError(
                    .duplicateKey, "the key occurs twice in its object", offset: tokens[key].offset,
                    path: path.text(of: key))
            }
        }
        return nil
    }
}
