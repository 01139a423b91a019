extension CanopyMock {
    /// Canopy with an account for each id: active, without a substatus and without customers. All other fields are the
    /// documented account's.
    ///
    /// - Parameter ids: `account_id`s; what begins with `can_` is Canopy's own id of an account whose `account_id` is
    ///   made up. One that is there twice counts once.
    public static func active(accounts ids: [String]) -> CanopyMock {
        var like = documentedAccount
        like.customers = []
        like.renewStatus()
        let begin = MockInstant(seconds: 1_577_836_800)
        let known = Set(ids)
        var number = 0
        /// A made-up id that is none of the given.
        func made(_ prefix: String) -> String {
            repeat { number += 1 } while known.contains(prefix + String(number))
            return prefix + String(number)
        }
        var canopy = CanopyMock(accounts: [])
        canopy.put(
            known.sorted().map { id in
                let isOwn = id.hasPrefix("can_")
                return Account(
                    like: like, canopyID: isOwn ? id : made("can_"), accountID: isOwn ? made("acct-") : id,
                    effectiveAt: begin)
            })
        return canopy
    }
}
