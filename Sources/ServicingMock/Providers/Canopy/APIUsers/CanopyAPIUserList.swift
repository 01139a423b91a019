/// The API users in the order they came, found by id and by e-mail address.
struct CanopyAPIUserList: Sendable {
    private(set) var all: [CanopyMock.APIUser] = []
    private var places: [String: Int] = [:]
    private var placesByEmail: [String: [Int]] = [:]

    subscript(id: String) -> CanopyMock.APIUser? { places[id].map { all[$0] } }

    /// The users with an e-mail address, whatever its letters' case.
    func users(withEmail email: String) -> [CanopyMock.APIUser] {
        placesByEmail[email.lowercased(), default: []].map { all[$0] }
    }

    /// Puts a user in, in place of the one that has the same id.
    mutating func put(_ user: CanopyMock.APIUser) {
        let place = places[user.apiUserID] ?? all.count
        if place < all.count {
            placesByEmail[all[place].email.lowercased()]?.removeAll { $0 == place }
            all[place] = user
        } else {
            places[user.apiUserID] = place
            all.append(user)
        }
        placesByEmail[user.email.lowercased(), default: []].append(place)
    }
}
