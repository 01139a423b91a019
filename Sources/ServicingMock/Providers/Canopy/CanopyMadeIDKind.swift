extension CanopyMock {
    /// What Canopy makes ids for. Each kind counts for itself, so that requests of different operations in parallel get the
    /// same ids in whichever order they come.
    enum MadeIDKind: String, Hashable, Sendable, CaseIterable {
        case account
        case customer
        case beneficialOwner
        case invitedUser
        case registeredUser

        /// The number before the first one's: the documented account's for accounts, and far from it for all others.
        var beforeFirst: Int {
            switch self {
            case .account: 52_322
            case .customer: 1_052_322
            case .beneficialOwner: 2_052_322
            case .invitedUser, .registeredUser: 0
            }
        }
    }

    /// An id that no user has.
    mutating func makeUserID(_ kind: MadeIDKind) -> String {
        while true {
            madeIDs[kind, default: 0] += 1
            let id = CanopyMadeID.uuid("canopy.\(kind.rawValue)", madeIDs[kind, default: 0])
            if users[id] == nil { return id }
        }
    }
}
