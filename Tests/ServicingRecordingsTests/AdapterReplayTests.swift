import BankLingo
import Canopy
import ExactJSON
import Finosu
import Foundation
import Kordev
import Servicing
import ServicingHTTP
import Testing

@testable import ServicingRecordings

/// A transcribed case, the adapter's call that it answers, and what must come of it.
struct AdapterCase: Sendable {
    enum End: Hashable, Sendable {
        case receipt(Outcome, warnings: [String])
        case failure(ServicingError.Kind, ServicingError.Effect)
    }

    let path: String
    let end: End
    /// The documented words that an error tells.
    var saying: [String] = []
    let call: @Sendable (any HTTPTransport, ServicerSettings) async throws(ServicingError) -> Receipt
}

@Suite("Each adapter against the transcribed recordings")
struct AdapterReplayTests {
    /// Credentials and the tenant are compared as well; what else a client says in its headers is its business.
    static let matching = RequestMatching(
        // Canopy's adapter always says how many rows a page may have; the document's examples do not.
        ignoredQueryItems: ["limit"], headers: ["Content-Type", "X-API-Key", "Authorization", "X-Tenant-ID"])

    private func load(_ path: String) throws -> Recording {
        try Recording(contentsOf: Transcription.folder.appendingPathComponent(path))
    }

    private func settings() throws -> ServicerSettings {
        ServicerSettings(baseURL: try BaseURL("https://replay.example"), retry: .off)
    }

    @Test(
        "sends the recorded request and makes of the answer what the document says",
        arguments: AdapterCase.all.map(\.path))
    func replays(path: String) async throws {
        let adapterCase = try #require(AdapterCase.all.first { $0.path == path })
        let replay = ReplayTransport(try load(path), name: path, matching: Self.matching)
        var end: AdapterCase.End
        var exchange: HTTPExchange?
        do {
            let receipt = try await adapterCase.call(replay, settings())
            end = .receipt(receipt.outcome, warnings: receipt.warnings.map(\.field))
            exchange = receipt.httpExchange
        } catch let error as ServicingError {
            end = .failure(error.kind, error.effect)
            exchange = error.httpExchange
            for words in adapterCase.saying {
                #expect(error.message.contains(words), "\(error.message)")
            }
            #expect(error.attempts == 1)
        }
        #expect(end == adapterCase.end)
        try replay.finish()
        let recorded = try load(path).interactions[0].response
        #expect(exchange?.statusCode == recorded.status)
    }

    @Test("has a case for every transcription but one")
    func complete() {
        // No adapter sends a reason that the document does not list.
        #expect(
            Set(Transcription.all.map(\.path)).subtracting(AdapterCase.all.map(\.path))
                == ["finosu/cancel-servicing.invalid-reason.har"])
    }

    @Test("never sends a reason that Finosu refuses, and reads the refusal all the same")
    func invalidReason() async throws {
        let recording = try load("finosu/cancel-servicing.invalid-reason.har")
        func cancel(_ reason: StopServicingReason, _ matching: RequestMatching) async -> (
            ServicingError?, ReplayTransport
        ) {
            let replay = ReplayTransport(recording, matching: matching)
            do {
                let servicer = try FinosuServicer(settings: settings(), apiKey: "k-1", transport: replay)
                _ = try await servicer.cancelServicing(of: "CUST-12345", reason: reason)
                return (nil, replay)
            } catch {
                return (error as? ServicingError, replay)
            }
        }
        let (refused, unused) = await cancel(StopServicingReason(rawValue: "NOT_A_REASON"), .standard)
        #expect(refused?.kind == .invalidRequest)
        #expect(refused?.effect == .notSent)
        #expect(unused.unused.count == 1)
        let (answered, used) = await cancel(.paidOff, RequestMatching(ignoredMembers: ["reason"]))
        #expect(answered?.kind == .invalidRequest)
        #expect(answered?.effect == .refused)
        #expect(answered?.message.contains("Invalid reason provided") == true)
        try used.finish()
    }

    @Test("tells in its own error how a request differs from the recording")
    func mismatch() async throws {
        let replay = ReplayTransport(
            try load("finosu/cancel-servicing.paid-off.har"), name: "finosu/cancel-servicing.paid-off.har")
        let servicer = try FinosuServicer(settings: settings(), apiKey: "k-secret-1", transport: replay)
        let error = await #expect(throws: ServicingError.self) {
            _ = try await servicer.cancelServicing(of: "CUST-12345", reason: .deceased)
        }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.effect == .notSent)
        #expect(error?.message.contains(#"body.reason: recorded "PAID_OFF", sent "DECEASED""#) == true)
        #expect(error?.description.contains("k-secret-1") == false)
    }

    @Test("reads every leaf of Canopy's documented account from the masked recording")
    func canopyAccount() async throws {
        let replay = ReplayTransport(try load("canopy/set-account-status.bankruptcy.har"))
        let servicer = try CanopyServicer(settings: settings(), credential: .bearer("t-1"), transport: replay)
        let receipt = try await servicer.updateStatus(of: "can_52322", to: .suspended, substatus: .bankruptcy)
        let account = try #require(receipt.answer(as: Account.self))
        #expect(account.accountOverview?.accountStatus == .suspended)
        #expect(account.summary?.totalBalanceCents == 300_000)
        #expect(receipt.warnings.allSatisfy { $0.kind != .unreadableField }, "\(receipt.warnings)")
    }

    @Test("reads BankLingo's amounts with all their digits")
    func bankLingoAmounts() async throws {
        let replay = ReplayTransport(try load("banklingo/initiate-pay-off.early-pay-off.har"))
        let receipt = try await AdapterCase.payOff(replay, settings())
        let answer = try #require(receipt.answer(as: InitiateLoanPayOff.Answer.self))
        #expect(answer.totalPayOffAmount?.amount.text == "10516.00")
        #expect(answer.payOffAmount?.cents == 10_316_00)
        #expect(receipt.effectiveAt?.text == "2025-06-08T00:00:00.000Z")
    }
}

extension AdapterCase {
    static let all = finosu + canopy + bankLingo + kordev

    private static let finosu: [AdapterCase] = [
        finosu("paid-off", .receipt(.applied, warnings: [])),
        // The answer beside the document's curl line has the name of a type for an id.
        finosu("sample-answer", .receipt(.applied, warnings: ["id"])),
        finosu("default-reason", reason: nil, .receipt(.applied, warnings: [])),
        finosu(
            "unknown-customer", customer: "CUST-UNKNOWN", .failure(.notFound, .refused), saying: "Customer not found"),
        finosu("server-error", .failure(.providerFailure, .mayHaveApplied), saying: "Internal server error"),
    ]

    private static func finosu(
        _ name: String, customer: CustomerID = "CUST-12345", reason: StopServicingReason? = .paidOff, _ end: End,
        saying: String? = nil
    ) -> AdapterCase {
        AdapterCase(path: "finosu/cancel-servicing.\(name).har", end: end, saying: saying.map { [$0] } ?? []) {
            transport, settings throws(ServicingError) in
            try await FinosuServicer(settings: settings, apiKey: "k-1", transport: transport)
                .cancelServicing(of: customer, reason: reason)
        }
    }

    private static let bankLingo: [AdapterCase] = [
        bankLingo("early-pay-off", .receipt(.accepted, warnings: [])),
        bankLingo(
            "invalid-parameters", date: "2025-05-01T00:00:00.000Z", .failure(.invalidRequest, .refused),
            saying: ["Invalid request parameters"]),
        bankLingo("unknown-loan", loan: "LN-UNKNOWN", .failure(.notFound, .refused), saying: ["Loan not found"]),
        bankLingo(
            "validation-failed", loan: "LN-PENDING", account: "ACC-EMPTY", .failure(.ruleViolation, .refused),
            saying: [
                "Loan pay-off validation failed", "Insufficient funds in payment account",
                "Loan has pending transactions",
            ]),
    ]

    private static func bankLingo(
        _ name: String, loan: LoanID = "LN-12345", account: PaymentAccountID = "ACC-67890",
        date: String = "2025-06-08T00:00:00.000Z", _ end: End, saying: [String] = []
    ) -> AdapterCase {
        AdapterCase(path: "banklingo/initiate-pay-off.\(name).har", end: end, saying: saying) {
            transport, settings throws(ServicingError) in
            try await payOff(transport, settings, loan: loan, account: account, date: date)
        }
    }

    static func payOff(
        _ transport: any HTTPTransport, _ settings: ServicerSettings, loan: LoanID = "LN-12345",
        account: PaymentAccountID = "ACC-67890", date: String = "2025-06-08T00:00:00.000Z"
    ) async throws(ServicingError) -> Receipt {
        try await BankLingoServicer(
            settings: settings, credential: .bearer("t-1"), tenant: "demo-tenant", transport: transport
        ).initiatePayOff(
            InitiateLoanPayOff(
                loan: loan, payOffDate: try! Timestamp(date), paymentAccount: account, includesPrepaymentPenalty: true,
                notes: "Early pay-off requested by customer"))
    }

    private static let kordev: [AdapterCase] = [
        kordev("reference-date", .receipt(.applied, warnings: [])),
        kordev(
            "migration", cancellation: LoanCancellation(id: "CNL-7"), isMigration: true,
            .receipt(.applied, warnings: [])),
        kordev(
            "bad-request", cancellation: LoanCancellation(others: ["id": 7]), .failure(.invalidRequest, .refused),
            saying: "Bad Request"),
        kordev("unknown-loan", loan: "LOAN-UNKNOWN", .failure(.notFound, .refused), saying: "Not Found"),
        kordev("already-cancelled", loan: "LOAN-2002", .failure(.conflict, .refused), saying: "Conflict"),
        kordev("server-error", .failure(.providerFailure, .mayHaveApplied), saying: "Internal Server Error"),
    ]

    private static func kordev(
        _ name: String, loan: LoanID = "LOAN-2001", cancellation: LoanCancellation = LoanCancellation(),
        isMigration: Bool = false, _ end: End, saying: String? = nil
    ) -> AdapterCase {
        AdapterCase(path: "kordev/cancel-loan.\(name).har", end: end, saying: saying.map { [$0] } ?? []) {
            transport, settings throws(ServicingError) in
            try await KordevServicer(settings: settings, transport: transport).cancelLoan(
                CancelBorrowerLoan(
                    borrower: "BRW-1001", loan: loan, loanCancellation: cancellation,
                    // The recording says 10:15:20-05:00: the same instant.
                    occurredOn: try! Timestamp(isMigration ? "2020-01-01T10:15:20-05:00" : "2020-01-01T15:15:20Z"),
                    requestID: "REQ-1", isMigration: isMigration))
        }
    }
}
