import Finosu
import Servicing
import ServicingMock

/// Each customer that rows name, with one serviced loan that has something planned.
struct FinosuRehearsal: Rehearsal {
    private var customers: Set<String> = []

    mutating func take(_ operation: any NativeOperation) {
        if let cancel = operation as? CancelServicing { customers.insert(cancel.customer.rawValue) }
    }

    func mock(on day: MockInstant) -> any MockProvider {
        let customer = FinosuMock.Customer(loans: ["LOAN-1": .init(pendingPayments: 1, calls: 1, emails: 1, sms: 1)])
        return FinosuMock(customers: Dictionary(uniqueKeysWithValues: customers.map { ($0, customer) }))
    }
}

extension FinosuCommand {
    static func rehearsal() -> any Rehearsal { FinosuRehearsal() }
}
