import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Canopy's statuses and substatuses, every pair of them")
struct CanopyStatusPairTests {
    /// What the vendor's table, as far as it is legible, gives to one status and not to the other two.
    private static let refused: Set<String> = [
        "ACTIVE+BANKRUPTCY", "ACTIVE+FRAUD", "ACTIVE+INACTIVITY", "ACTIVE+RISK_REVIEW", "CLOSED+BANKRUPTCY",
        "CLOSED+FRAUD", "CLOSED+INACTIVITY", "CLOSED+RISK_REVIEW", "CLOSED+HARDSHIP/EXEMPTIONS",
        "SUSPENDED+HARDSHIP/EXEMPTIONS",
    ]

    @Test("A new account takes each pair but those ten", arguments: CanopyMock.statuses, CanopyMock.substatuses)
    func pair(status: String, substatus: String) throws {
        let world = MockWorld()
        let account: JSONValue = ["account_id": "a", "product_id": "95fea111-d121-40f8-9e8e-a6c335e48a45"]
        #expect(world.canopySend(.post, "/accounts", account).status == 200)
        let answer = world.canopySend(
            .put, "/accounts/a/status",
            ["account_status": .string(status), "account_substatus": .string(substatus)])
        let isRefused = Self.refused.contains("\(status)+\(substatus)")
        #expect(answer.status == (isRefused ? 422 : 200))
        let overview = try #require(world.withState(of: CanopyMock.self) { $0.account("a") })
        #expect(overview.status == (isRefused ? "ACTIVE" : status))
        // Null until one is set, and empty where none was asked for.
        #expect(overview.substatus == (isRefused ? nil : substatus))
    }
}
