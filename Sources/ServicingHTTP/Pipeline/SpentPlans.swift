import Servicing

/// Plans of operations that may not be repeated and that have been executed, kept until they expire, so that handing in
/// the same approved plan twice does not pay twice.
final class SpentPlans: Sendable {
    private let expiries = Lock<[String: Timestamp]>([:])

    /// Claims a plan; false where it was claimed before.
    func claim(_ plan: Plan) -> Bool {
        let now = Timestamp.now
        return expiries.withLock { expiries in
            expiries = expiries.filter { now.isEarlier(than: $0.value) }
            return expiries.updateValue(plan.expiresAt, forKey: plan.id) == nil
        }
    }

    /// Gives a plan back that was certainly not sent.
    func release(_ plan: Plan) {
        expiries.withLock { _ = $0.removeValue(forKey: plan.id) }
    }
}
