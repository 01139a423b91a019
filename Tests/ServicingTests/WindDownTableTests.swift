import Servicing
import Testing

@Suite("A wind-down table")
struct WindDownTableTests {
    private let table = WindDownTable([
        .exact(.paidOff, .closeAccount, "CLOSED"),
        .approximate(.fraud, .suspendAccount, "SUSPENDED", "no value for it"),
    ])

    @Test("gives a reason's row")
    func row() throws {
        #expect(try table.row(for: .fraud, at: "p").native == "SUSPENDED")
    }

    @Test("refuses a reason without a row, naming what the provider offers")
    func missing() {
        #expect {
            try table.row(for: .deceased, at: "p")
        } throws: { error in
            let error = error as? ServicingError
            return error?.kind == .unsupported && error?.effect == .notSent
                && error?.hint?.contains("paid-off, fraud") == true && error?.problems.first?.field == "reason"
        }
    }
}
