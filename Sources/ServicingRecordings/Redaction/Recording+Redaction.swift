public import ServicingHTTP

extension Recording {
    /// The recording with credentials and personal data masked, every copy of a value: in URLs, headers, bodies, forms,
    /// and the fields of other tools. Equal values get equal masks, and what is masked already stays as it is.
    public func redacted(by rules: RedactionRules = .standard) -> Recording {
        var redactor = Redactor(rules, book: MaskBook(.recorded, after: Mask.highest(in: har())))
        var recording = redactor.redact(self)
        recording.origin?.redaction = .init(rules)
        return recording
    }
}
