import Kordev
import Servicing
import ServicingMock

/// Each borrower's loans that rows name, none of them cancelled.
struct KordevRehearsal: Rehearsal {
    private var borrowers: [String: Set<String>] = [:]

    mutating func take(_ operation: any NativeOperation) {
        guard let cancel = operation as? CancelBorrowerLoan else { return }
        borrowers[cancel.borrower.rawValue, default: []].insert(cancel.loan.rawValue)
    }

    func mock(on day: MockInstant) -> any MockProvider {
        var number: Int64 = 0
        return KordevMock(
            borrowers: borrowers.mapValues { loans in
                KordevMock.Borrower(
                    loans: Dictionary(
                        uniqueKeysWithValues: loans.map { loan in
                            number += 1
                            return (loan, KordevMock.Loan(kordevID: number))
                        }))
            })
    }
}

extension KordevCommand {
    static func rehearsal() -> any Rehearsal { KordevRehearsal() }
}
