import ExactJSON
import ServicingHTTP
import ServicingMock
import TestSupport
import Testing

@Suite("The documents' example requests to Canopy, in whatever order")
struct CanopyExampleOrderTests {
    static let account = "31mNprzLd2bKl6koVna68ARM"
    static let requests: [(HTTPMethod, String, String?)] = [
        (.get, "/api_users", nil), (.post, "/api_users", documentedInvitation),
        (.post, "/register", documentedRegistration), (.get, "/api_users/summary", nil), (.get, "/products", nil),
        (.post, "/products", documentedNewProduct), (.get, "/customers/accounts", nil),
        (.post, "/customers", DocumentedPeople.newCustomer), (.put, "/customers/1001", DocumentedPeople.customerUpdate),
        (.get, "/customers/\(account)/beneficial_owners", nil),
        (.post, "/customers/\(account)/beneficial_owners", DocumentedPeople.newOwner),
        (.put, "/accounts/can_52322/status", #"{"account_status":"SUSPENDED","account_substatus":"BANKRUPTCY"}"#),
    ]

    @Test("Each is carried out on one world, whichever of them come before it", arguments: requests.indices)
    func rotated(by places: Int) {
        let forwards = Self.requests[places...] + Self.requests[..<places]
        for order in [Array(forwards), forwards.reversed()] {
            let world = MockWorld()
            for (method, path, body) in order {
                #expect(world.send(method, path, Credentials.canopy, body: body).status == 200, "\(method) \(path)")
            }
        }
    }
}
