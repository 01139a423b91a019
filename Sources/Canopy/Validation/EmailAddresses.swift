import ServicingHTTP

extension FieldChecks {
    /// Checks an e-mail address loosely: something, one `@`, something, and no white space. What else an address may be
    /// is for the mail system to say.
    mutating func emailAddress(_ field: String, _ address: String) {
        let sides = address.split(separator: "@", omittingEmptySubsequences: false)
        let isAddress =
            sides.count == 2 && sides.allSatisfy { !$0.isEmpty } && !address.contains(where: \.isWhitespace)
            && !PathSegment.hasControlCharacter(address)
        guard !isAddress else { return }
        add(field, "is not an e-mail address", allowed: "one '@' with something on either side, and no spaces")
    }

    /// Checks a website's address loosely. The document wants a URL that can be resolved publicly and shows one with
    /// `https://`; it does not demand a scheme, so none is demanded here.
    mutating func webAddress(_ field: String, _ address: String) {
        let isAddress =
            !address.isEmpty && !address.contains(where: \.isWhitespace) && !PathSegment.hasControlCharacter(address)
        guard !isAddress else { return }
        add(field, "is not a web address", allowed: "a URL such as https://example.com, without spaces")
    }
}
