import Canopy
import Servicing
import ServicingConformance
import ServicingHTTP
import Testing

@Suite("A status that Canopy has already")
struct ReadBackTests {
    /// The lender's id: the account list shows no other.
    private static let instruction = SetAccountStatus(
        account: "31mNprzLd2bKl6koVna68ARM", status: .suspended, substatus: .fraud)

    private func gateway(_ door: ConformanceDoor) throws -> Gateway {
        try Gateway([
            CanopyServicer(
                settings: ServicerSettings(baseURL: door.baseURL, retry: .off),
                credential: .bearer("demo-access-token"),
                transport: door.transport)
        ])
    }

    @Test("is found by a read, reported with its evidence and not sent again", arguments: Door.allCases)
    func readsFirst(door: Door) async throws {
        let door = try await door.open()
        let gateway = try gateway(door)
        let options = PlanOptions(readsFirst: true)
        #expect(
            try await gateway.setAccountStatus(Self.instruction, at: "canopy", options: options).outcome == .applied)
        #expect(door.deliveries() == 2)
        let again = try await gateway.setAccountStatus(Self.instruction, at: "canopy", options: options)
        #expect(again.outcome == .alreadyApplied)
        #expect(!again.evidence.isEmpty)
        #expect(door.deliveries() == 3, "one more read, and no second change")
        await door.close()
    }

    @Test("settles an attempt whose answer was lost", arguments: Door.allCases)
    func settles(door: Door) async throws {
        let door = try await door.open()
        let gateway = try gateway(door)
        door.inject(.lostAnswer)
        var unknown: Receipt?
        do {
            _ = try await gateway.setAccountStatus(Self.instruction, at: "canopy")
        } catch {
            unknown = error.receipt
        }
        let receipt = try await gateway.setAccountStatus(
            Self.instruction, at: "canopy", options: PlanOptions(following: unknown))
        #expect(receipt.outcome == .alreadyApplied)
        #expect(door.deliveries() == 2, "the lost change and one read")
        await door.close()
    }
}
