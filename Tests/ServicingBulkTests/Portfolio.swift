import BankLingo
import Canopy
import Finosu
import Kordev
import Servicing
import ServicingHTTP
import ServicingMock
import Testing

@testable import ServicingBulk

/// A world with a loan, account or customer for every row of an input, and what speaks to it.
struct Portfolio {
    let world: MockWorld
    let gateway: Gateway
    let csv: String
    /// How many rows each provider has.
    let size: Int

    /// - Parameters:
    ///   - size: how many rows each of the four providers has.
    ///   - transport: what stands before the world; nil for nothing.
    init(size: Int, before wrap: (any HTTPTransport) -> any HTTPTransport = { $0 }) throws {
        self.size = size
        let loan = try #require(BankLingoMock.defaultLoans["LN-12345"])
        let account = try #require(BankLingoMock.defaultAccounts["ACC-67890"])
        world = MockWorld(providers: [
            FinosuMock(
                customers: Dictionary(
                    uniqueKeysWithValues: (0..<size).map { ("CUST-\($0)", FinosuMock.Customer(loans: ["L": .init()])) })
            ),
            CanopyMock.generated(accounts: size),
            BankLingoMock(
                loans: Dictionary(uniqueKeysWithValues: (0..<size).map { ("LN-\($0)", loan) }),
                accounts: Dictionary(uniqueKeysWithValues: (0..<size).map { ("PA-\($0)", account) })),
            KordevMock(
                borrowers: Dictionary(
                    uniqueKeysWithValues: (0..<size).map {
                        ("B-\($0)", KordevMock.Borrower(loans: ["K-\($0)": .init(kordevID: Int64($0))]))
                    })),
        ])
        let transport = wrap(MockTransport(handler: world))
        let settings = ServicerSettings(baseURL: try BaseURL("http://127.0.0.1:1"))
        gateway = try Gateway([
            FinosuServicer(settings: settings, apiKey: "demo-api-key", transport: transport),
            CanopyServicer(settings: settings, credential: .bearer("demo-access-token"), transport: transport),
            BankLingoServicer(
                settings: settings, credential: .bearer("demo-access-token"), tenant: "demo-tenant",
                transport: transport),
            KordevServicer(settings: settings, credential: .none, transport: transport),
        ])
        csv =
            "id,provider,operation,customer,account,borrower,loan,reason,pay_off_date,payment_account\n"
            + (0..<size).map {
                """
                f\($0),finosu,wind-down,CUST-\($0),,,,deceased,,
                c\($0),canopy,wind-down,,can_\(1_000_001 + $0),,,fraud,,
                b\($0),banklingo,initiate-pay-off,,,,LN-\($0),,2026-12-01T00:00:00Z,PA-\($0)
                k\($0),kordev,wind-down,,,B-\($0),K-\($0),contract-cancelled,,

                """
            }.joined()
    }

    /// Understands the pay-off rows too, as an app's own rows would be.
    static let reader = BulkRowReader(providers: ["banklingo", "canopy", "finosu", "kordev"]) {
        provider, operation, record in
        guard provider == "banklingo", operation == "initiate-pay-off" else { return nil }
        guard let loan = record["loan"], let account = record["payment_account"],
            let date = record["pay_off_date"].flatMap({ try? Timestamp($0) })
        else {
            return .failure(.init([FieldProblem("loan", "or another field is missing", allowed: "all three")]))
        }
        return .success(
            InitiateLoanPayOff(loan: LoanID(loan), payOffDate: date, paymentAccount: PaymentAccountID(account)))
    }

    /// How often the world did each operation for each target.
    func sends(of provider: String) -> [String: Int] {
        world.journal.entries.filter { $0.provider == provider }.reduce(into: [:]) {
            $0[$1.target + String(decoding: $1.requestBody, as: UTF8.self), default: 0] += 1
        }
    }
}

/// Runs to the end.
///
/// - Returns: the events.
func events(of run: BulkRun) async throws -> [BulkEvent] {
    var events: [BulkEvent] = []
    for try await event in run.events { events.append(event) }
    return events
}

extension [BulkEvent] {
    /// The outcome of each row, in this run.
    var outcomes: [String: BulkOutcome] {
        reduce(into: [:]) { if case .row(let id, let outcome, _) = $1 { $0[id] = outcome.outcome } }
    }

    /// How it ended.
    var end: (BulkEnd, BulkTotals)? {
        guard case .ended(let end, let totals) = last else { return nil }
        return (end, totals)
    }
}
