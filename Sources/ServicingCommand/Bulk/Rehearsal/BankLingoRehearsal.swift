import BankLingo
import Servicing
import ServicingMock

/// Each loan that rows name, active, owing 10,000.00 and paid through the day before; each account with enough for all of
/// them, interest and all.
struct BankLingoRehearsal: Rehearsal {
    private var loans: Set<String> = []
    private var accounts: Set<String> = []

    mutating func take(_ operation: any NativeOperation) {
        guard let payOff = operation as? InitiateLoanPayOff else { return }
        loans.insert(payOff.loan.rawValue)
        accounts.insert(payOff.paymentAccount.rawValue)
    }

    func mock(on day: MockInstant) -> any MockProvider {
        let loan = BankLingoMock.Loan(
            principal: 10_000_00, rate: BankLingoMock.Rate(thousandthsOfPercent: 7_300),
            interestPaidThrough: day.advanced(by: .seconds(-86_400)).date())
        // Interest may run on to a pay-off date years away.
        let account = BankLingoMock.Account(balance: Cents(1_000_000_00 * Int64(max(1, loans.count))))
        return BankLingoMock(
            loans: Dictionary(uniqueKeysWithValues: loans.map { ($0, loan) }),
            accounts: Dictionary(uniqueKeysWithValues: accounts.map { ($0, account) }))
    }
}

extension BankLingoCommand {
    static func rehearsal() -> any Rehearsal { BankLingoRehearsal() }
}
