public import Servicing

extension Recording {
    /// How long ago it was recorded; nil for what was transcribed from a document, which ages with the document, and for
    /// files of other tools.
    public func age(at now: Timestamp) -> Duration? {
        origin?.recordedAt.map { .seconds(now.secondsSinceEpoch - $0.secondsSinceEpoch) }
    }

    /// The finding that it is older than it may be; nil where it is not.
    func expiry(at now: Timestamp, after maximum: Duration?) -> VerificationReport.Finding? {
        guard let maximum, let age = age(at: now), age > maximum, let recordedAt = origin?.recordedAt else {
            return nil
        }
        return .expired(recordedAt: recordedAt, days: Int(age.components.seconds / 86_400))
    }
}
