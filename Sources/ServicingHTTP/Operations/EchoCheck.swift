public import Servicing

/// The echo check: what the answer repeats is compared with what was asked. A difference is told and decides nothing.
extension [ReceiptWarning] {
    /// Compares a text that the answer should repeat.
    public mutating func echo(_ field: String, asked: String, answered: String?) {
        guard let answered else { return missing(field) }
        guard answered != asked else { return }
        append(
            ReceiptWarning(
                .echoDiffers, field: field,
                "asked '\(Shown.identifier(asked))', answered '\(Shown.identifier(answered))'"))
    }

    /// Compares an instant that the answer should repeat, in whatever offset.
    public mutating func echo(_ field: String, asked: Timestamp, answered: Timestamp?) {
        guard let answered else { return missing(field) }
        guard !answered.isSameInstant(as: asked) else { return }
        append(ReceiptWarning(.echoDiffers, field: field, "asked \(asked), answered \(answered)"))
    }

    /// Tells of a field that the answer should have and has not; once, where it is there but can't be read.
    public mutating func missing(_ field: String) {
        guard !contains(where: { $0.field == field }) else { return }
        append(ReceiptWarning(.echoMissing, field: field, "the answer does not have it"))
    }
}
