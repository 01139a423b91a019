import Servicing

/// Plans of operations that may not be repeated and that have been executed, for the whole process, so that handing in
/// the same approved plan twice, to one adapter or to two, does not pay twice.
///
/// It forgets with the process: what must hold across processes belongs into storage of the app's.
final class SpentPlans: Sendable {
    static let shared = SpentPlans()

    /// Kept a day longer than the plan can be executed, and on a clock that is never set: a plan that is about to expire
    /// while two tasks hand it in must still be found.
    private let claims = Lock<[String: ContinuousClock.Instant]>([:])

    /// Claims a plan; false where it was claimed before.
    func claim(_ plan: Plan) -> Bool {
        let now = ContinuousClock.now
        let left = max(0, plan.expiresAt.secondsSinceEpoch - Timestamp.now.secondsSinceEpoch)
        return claims.withLock { claims in
            guard claims[plan.id] == nil else { return false }
            claims = claims.filter { $0.value > now }
            claims[plan.id] = now + .seconds(left + 86_400)
            return true
        }
    }

    /// Gives a plan back that was certainly not sent.
    func release(_ plan: Plan) {
        claims.withLock { _ = $0.removeValue(forKey: plan.id) }
    }
}
