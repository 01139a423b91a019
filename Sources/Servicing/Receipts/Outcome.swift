/// What became of an instruction.
public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// Done.
    case applied
    /// Taken on; the provider finishes it later. An initiated pay-off is accepted, never applied.
    case accepted
    /// It had been so before. The receipt's evidence says how that is known.
    case alreadyApplied
    /// Not known: the request may have arrived and no answer that can be understood came.
    case unknown
}
