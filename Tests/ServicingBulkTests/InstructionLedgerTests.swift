import BankLingo
import Finosu
import Servicing
import ServicingHTTP
import ServicingMock
import Testing

@testable import ServicingBulk

@Suite("A ledger under a gateway")
struct InstructionLedgerTests {
    private static func payOff(_ loan: String) throws -> PayOffLoan {
        PayOffLoan(
            loan: LoanID(loan), payOffDate: try Timestamp("2099-12-01T00:00:00Z"),
            paymentAccount: PaymentAccountID("PA-0"))
    }

    private static func gateway(_ portfolio: Portfolio, _ path: String) throws -> LedgeredGateway {
        LedgeredGateway(portfolio.gateway, ledger: try InstructionLedger(path: path))
    }

    @Test("does an id once: given again it comes back as done, without anything being sent")
    func once() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        let gateway = try Self.gateway(portfolio, folder.path("ledger"))
        let first = try await gateway.payOff(Self.payOff("LN-0"), at: "banklingo", id: "p-1")
        #expect(first.outcome == .accepted && first.attempts == 1)
        let second = try await gateway.payOff(Self.payOff("LN-0"), at: "banklingo", id: "p-1")
        #expect(second.outcome == .accepted && second.attempts == 0)
        #expect(second.references == first.references)
        #expect(portfolio.world.journal.total == 1)
        // As another process, or the same one later, would find it.
        let other = try Self.gateway(portfolio, folder.path("ledger"))
        #expect(try await other.payOff(Self.payOff("LN-0"), at: "banklingo", id: "p-1").attempts == 0)
        #expect(portfolio.world.journal.total == 1)
        let entry = try #require(try await other.ledger.entry("p-1"))
        #expect(entry.outcome == .accepted && entry.scope == "loan LN-0, paid from account PA-0")
    }

    @Test("refuses an id that was given to another instruction")
    func otherInstruction() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 2)
        let gateway = try Self.gateway(portfolio, folder.path("ledger"))
        _ = try await gateway.payOff(Self.payOff("LN-0"), at: "banklingo", id: "p-1")
        let error = await #expect(throws: ServicingError.self) {
            try await gateway.payOff(Self.payOff("LN-1"), at: "banklingo", id: "p-1")
        }
        #expect(error?.kind == .conflict && error?.effect == .notSent)
        #expect(portfolio.world.journal.total == 1)
    }

    @Test("never sends a pay-off again whose answer was lost, until a person has settled it")
    func unknownPayOff() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        portfolio.world.inject(Fault(.afterCommit, [.cut(afterBytes: 0, .reset)]))
        let gateway = try Self.gateway(portfolio, folder.path("ledger"))
        _ = await #expect(throws: ServicingError.self) {
            try await gateway.payOff(Self.payOff("LN-0"), at: "banklingo", id: "p-1")
        }
        portfolio.world.removeFaults()
        let sent = portfolio.world.journal.total
        for _ in 0..<2 {
            let other = try Self.gateway(portfolio, folder.path("ledger"))
            let error = await #expect(throws: ServicingError.self) {
                try await other.payOff(Self.payOff("LN-0"), at: "banklingo", id: "p-1")
            }
            #expect(error?.kind == .outcomeUnknown && error?.effect == .mayHaveApplied)
        }
        #expect(portfolio.world.journal.total == sent)
        #expect(try await gateway.ledger.unsettled().map(\.id) == ["p-1"])
        #expect(try await gateway.ledger.settle("p-1", as: .accepted, note: "seen in their list of transactions"))
        #expect(try await !gateway.ledger.settle("p-1", as: .notSent, note: "twice"))
        #expect(try await gateway.payOff(Self.payOff("LN-0"), at: "banklingo", id: "p-1").outcome == .accepted)
        #expect(try await gateway.ledger.unsettled().isEmpty)
        #expect(portfolio.world.journal.total == sent)
    }

    @Test("sends again after an unknown outcome what may be repeated")
    func unknownCancel() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        portfolio.world.inject(Fault(.afterCommit, [.cut(afterBytes: 0, .reset)]))
        let gateway = try Self.gateway(portfolio, folder.path("ledger"))
        let stop = StopServicing(customer: "CUST-0", reason: .deceased)
        _ = await #expect(throws: ServicingError.self) {
            try await gateway.stopServicing(stop, at: "finosu", id: "s-1")
        }
        portfolio.world.removeFaults()
        let sent = portfolio.world.journal.total
        let receipt = try await gateway.stopServicing(stop, at: "finosu", id: "s-1")
        #expect([.applied, .alreadyApplied].contains(receipt.outcome) && receipt.attempts == 1)
        #expect(portfolio.world.journal.total == sent + 1)
    }

    @Test("keeps what the provider refused as refused, and sends what was never sent")
    func refusedAndNotSent() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        let gateway = try Self.gateway(portfolio, folder.path("ledger"))
        for _ in 0..<2 {
            let error = await #expect(throws: ServicingError.self) {
                try await gateway.payOff(Self.payOff("LN-UNKNOWN"), at: "banklingo", id: "p-1")
            }
            #expect(error?.effect != .mayHaveApplied)
        }
        #expect(portfolio.world.journal.total == 1)
        portfolio.world.inject(Fault(.beforeCommit, [.status(401)]))
        _ = await #expect(throws: ServicingError.self) {
            try await gateway.payOff(Self.payOff("LN-0"), at: "banklingo", id: "p-2")
        }
        portfolio.world.removeFaults()
        #expect(try await gateway.payOff(Self.payOff("LN-0"), at: "banklingo", id: "p-2").outcome == .accepted)
    }

    @Test("spends no id on an instruction that is not valid")
    func invalid() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        let gateway = try Self.gateway(portfolio, folder.path("ledger"))
        _ = await #expect(throws: ServicingError.self) {
            try await gateway.stopServicing(StopServicing(customer: "", reason: .deceased), at: "finosu", id: "s-1")
        }
        #expect(try await gateway.ledger.entry("s-1") == nil)
        _ = try await gateway.stopServicing(
            StopServicing(customer: "CUST-0", reason: .deceased), at: "finosu", id: "s-1")
    }

    @Test("sends an id once, however many tasks and ledgers on one file ask at the same time")
    func race() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        let path = folder.path("ledger")
        let gateways = try (0..<4).map { _ in try Self.gateway(portfolio, path) }
        let done = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let receipt = try? await gateways[number % 4].payOff(
                        Self.payOff("LN-0"), at: "banklingo", id: "p-1")
                    return receipt?.attempts == 1
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(done == 1)
        #expect(portfolio.world.journal.total == 1)
    }

    @Test("executes a plan once, under the plan's own id")
    func plans() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        let plan = try portfolio.gateway.plan(StopServicing(customer: "CUST-0", reason: .deceased), at: "finosu")
        let gateway = try Self.gateway(portfolio, folder.path("ledger"))
        #expect(try await gateway.execute(plan).outcome == .applied)
        let other = try Self.gateway(portfolio, folder.path("ledger"))
        let error = await #expect(throws: ServicingError.self) { try await other.execute(plan) }
        #expect(error?.kind == .conflict && error?.effect == .notSent)
        #expect(portfolio.world.journal.total == 1)
    }

    @Test("refuses to send anything where it can't write")
    func noWriting() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        let path = try folder.write(Array("something else\n".utf8), to: "ledger")
        let gateway = try Self.gateway(portfolio, path)
        let error = await #expect(throws: ServicingError.self) {
            try await gateway.payOff(Self.payOff("LN-0"), at: "banklingo", id: "p-1")
        }
        #expect(error?.effect == .notSent)
        #expect(portfolio.world.journal.total == 0)
    }

    @Test("cuts off a torn end, and takes an id that was begun there as never given")
    func tornEnd() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 2)
        let path = folder.path("ledger")
        _ = try await Self.gateway(portfolio, path).payOff(Self.payOff("LN-0"), at: "banklingo", id: "p-1")
        let file = try LogFile(path: path)
        try file.write(Array("{\"opened\":\"p-2\"".utf8), at: try file.length())
        let gateway = try Self.gateway(portfolio, path)
        #expect(try await gateway.ledger.entry("p-1")?.outcome == .accepted)
        #expect(try await gateway.ledger.entry("p-2") == nil)
        #expect(try await gateway.payOff(Self.payOff("LN-1"), at: "banklingo", id: "p-2").outcome == .accepted)
    }
}
