import Canopy
import Servicing
import TestSupport
import Testing

@Suite("What Canopy's answer repeats")
struct CanopyEchoTests {
    private func warnings(
        _ account: AccountID = "A1", _ status: AccountStatus = .suspended, _ substatus: AccountSubstatus? = .bankruptcy,
        answer: String
    ) async throws -> [ReceiptWarning] {
        let receipt = try await canopy(ScriptedTransport(200, answer)).updateStatus(
            of: account, to: status, substatus: substatus)
        #expect(receipt.outcome == .applied)
        return receipt.warnings
    }

    private func overview(_ members: String) -> String {
        #"{"account_id":"A1","account_overview":{\#(members)}}"#
    }

    @Test("is silent where it is what was asked")
    func same() async throws {
        let answer = overview(#""account_status":"SUSPENDED","account_status_subtype":"BANKRUPTCY""#)
        #expect(try await warnings(answer: answer) == [])
    }

    @Test(
        "is silent where no substatus was asked and there is none, however that is written",
        arguments: [
            #","account_status_subtype":"""#, #","account_status_subtype":null"#, "",
        ])
    func none(substatus: String) async throws {
        let answer = overview(#""account_status":"CLOSED"\#(substatus)"#)
        #expect(try await warnings("A1", .closed, nil, answer: answer) == [])
        #expect(try await warnings("A1", .closed, .empty, answer: answer) == [])
    }

    @Test("is a warning where status or substatus differ")
    func differs() async throws {
        let answer = overview(#""account_status":"ACTIVE","account_status_subtype":"FRAUD""#)
        let warnings = try await warnings(answer: answer)
        #expect(warnings.map(\.kind) == [.echoDiffers, .echoDiffers])
        #expect(
            warnings.map(\.field) == ["account_overview.account_status", "account_overview.account_status_subtype"])
        #expect(try await self.warnings("A1", .active, nil, answer: answer).map(\.kind) == [.echoDiffers])
    }

    @Test(
        "is a warning where status or substatus are null or not there",
        arguments: [
            #""account_status":null,"account_status_subtype":null"#, "",
        ])
    func missing(members: String) async throws {
        let warnings = try await warnings(answer: overview(members))
        #expect(warnings.map(\.kind) == [.echoMissing, .echoMissing])
    }

    @Test("is told where it can't be read, once")
    func unreadable() async throws {
        let warnings = try await warnings(answer: #"{"account_id":"A1","account_overview":"SUSPENDED"}"#)
        #expect(warnings.first?.kind == .unreadableField)
        #expect(warnings.first?.field == "account_overview")
    }

    @Test("is a warning of its own where no document lists the value")
    func unknown() async throws {
        let answer = overview(#""account_status":"FROZEN","account_status_subtype":"WAR""#)
        let unknown = try await warnings(answer: answer).filter { $0.kind == .unknownValue }
        #expect(
            unknown.map(\.field) == ["account_overview.account_status", "account_overview.account_status_subtype"])
    }

    @Test("knows the substatus that is answered and never sent")
    func surplus() async throws {
        let answer = overview(#""account_status":"CLOSED","account_status_subtype":"SURPLUS_BALANCE""#)
        #expect(try await warnings("A1", .closed, .paidOff, answer: answer).map(\.kind) == [.echoDiffers])
    }

    @Test("is a warning where another account's id comes back, which says more where one of the two is Canopy's own")
    func ids() async throws {
        let tail = #","account_overview":{"account_status":"SUSPENDED","account_status_subtype":"BANKRUPTCY"}}"#
        let two = try await warnings(answer: #"{"account_id":"B2""# + tail)
        #expect(two.map(\.kind) == [.echoDiffers])
        #expect(two.first?.message.contains("may name the same account") == false)
        let own = try await warnings("can_52322", answer: #"{"account_id":"B2""# + tail)
        #expect(own.map(\.kind) == [.echoDiffers])
        #expect(own.first?.message.contains("may name the same account") == true)
        let absent = try await warnings(answer: #"{"account_overview":{"account_status":"SUSPENDED"}}"#)
        #expect(absent.map(\.field).contains("account_id"))
    }
}
