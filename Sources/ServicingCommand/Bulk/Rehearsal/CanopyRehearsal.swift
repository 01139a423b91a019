import Canopy
import Servicing
import ServicingMock

/// Each account that rows name, active and without a substatus.
struct CanopyRehearsal: Rehearsal {
    private var accounts: Set<String> = []

    mutating func take(_ operation: any NativeOperation) {
        if let update = operation as? UpdateAccountStatus { accounts.insert(update.account.rawValue) }
    }

    func mock(on day: MockInstant) -> any MockProvider { CanopyMock.active(accounts: accounts.sorted()) }
}

extension CanopyCommand {
    static func rehearsal() -> any Rehearsal { CanopyRehearsal() }
}
