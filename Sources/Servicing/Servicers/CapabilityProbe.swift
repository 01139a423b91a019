#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An instruction with every field given, to see what becomes of each.
struct CapabilityProbe {
    let name: InstructionName
    let takesReason: Bool
    let translate: (WindDownReason) throws -> Translation

    /// The reasons to plan it for: all, or any one where it takes none.
    var reasons: [WindDownReason] { takesReason ? WindDownReason.allCases : [.unspecified] }

    init(
        _ name: InstructionName, takesReason: Bool = false,
        translate: @escaping (WindDownReason) throws -> Translation
    ) {
        self.name = name
        self.takesReason = takesReason
        self.translate = translate
    }

    static func all(_ servicer: any Servicer) -> [CapabilityProbe] {
        var probes: [CapabilityProbe] = []
        if let able = servicer as? any StopsServicing {
            probes.append(
                CapabilityProbe(StopServicing.name, takesReason: true) { try able.translate(stopServicing($0)) })
        }
        if let able = servicer as? any SetsAccountStatus {
            probes.append(CapabilityProbe(SetAccountStatus.name) { _ in try able.translate(setAccountStatus) })
        }
        if let able = servicer as? any PaysOffLoans {
            probes.append(CapabilityProbe(PayOffLoan.name) { _ in try able.translate(payOffLoan) })
        }
        if let able = servicer as? any CancelsLoans {
            probes.append(CapabilityProbe(CancelLoan.name) { _ in try able.translate(cancelLoan) })
        }
        if let able = servicer as? any WindsDown {
            probes.append(CapabilityProbe(WindDown.name, takesReason: true) { try able.translate(windDown($0)) })
        }
        return probes + onboarding(servicer)
    }

    static let date = Timestamp(.init(timeIntervalSince1970: 4_102_444_800))
    static let setAccountStatus = SetAccountStatus(account: "probe", status: .closed, effectiveOn: date)
    static let payOffLoan = PayOffLoan(
        loan: "probe", payOffDate: date, paymentAccount: "probe", includesPrepaymentPenalty: true, notes: "probe")
    static let cancelLoan = CancelLoan(borrower: "probe", loan: "probe", effectiveOn: date, requestID: "probe")

    static func stopServicing(_ reason: WindDownReason) -> StopServicing {
        StopServicing(customer: "probe", reason: reason, effectiveOn: date)
    }

    static func windDown(_ reason: WindDownReason) -> WindDown {
        WindDown(
            WindDown.Subject(customer: "probe", account: "probe", borrower: "probe", loan: "probe"),
            reason: reason, effectiveOn: date, paymentAccount: "probe", includesPrepaymentPenalty: true,
            notes: "probe", requestID: "probe")
    }
}
