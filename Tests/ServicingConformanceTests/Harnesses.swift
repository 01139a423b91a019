import BankLingo
import Canopy
import Finosu
import Kordev
import Servicing
import ServicingConformance
import ServicingHTTP

/// The harnesses of the four adapters, against the mock's default world.
let harnesses: [any ConformanceHarness] = [FinosuHarness(), CanopyHarness(), BankLingoHarness(), KordevHarness()]

struct FinosuHarness: ConformanceHarness {
    let secret = "demo-api-key"
    let refusesWrongCredentials = true
    /// Off, so that each fault is seen by itself.
    var retry = RetryPolicy.off

    func servicer(
        at door: ConformanceDoor, authentication: ConformanceAuthentication
    ) throws(ServicingError) -> any Servicer {
        try FinosuServicer(
            settings: ServicerSettings(baseURL: door.baseURL, retry: retry),
            apiKey: Secret(authentication == .good ? secret : "wrong-key"), transport: door.transport)
    }

    var scenarios: [ConformanceScenario] {
        [
            ConformanceScenario(
                .stopServicing(StopServicing(customer: "CUST-12345", reason: .paidOff)), outcome: .applied,
                repeated: .receipt(.alreadyApplied)
            ) { .stopServicing(StopServicing(customer: CustomerID($0), reason: .paidOff)) },
            ConformanceScenario(
                .windDown(WindDown(.customer("CUST-12345"), reason: .bankruptcy)), outcome: .applied,
                repeated: .receipt(.alreadyApplied)
            ) { .windDown(WindDown(.customer(CustomerID($0)), reason: .bankruptcy)) },
        ]
    }
}

struct CanopyHarness: ConformanceHarness {
    let secret = "demo-access-token"
    let refusesWrongCredentials = true
    /// Off, so that each fault is seen by itself.
    var retry = RetryPolicy.off

    func servicer(
        at door: ConformanceDoor, authentication: ConformanceAuthentication
    ) throws(ServicingError) -> any Servicer {
        try CanopyServicer(
            settings: ServicerSettings(baseURL: door.baseURL, retry: retry),
            credential: .bearer(Secret(authentication == .good ? secret : "wrong-token")), transport: door.transport)
    }

    var scenarios: [ConformanceScenario] {
        [
            ConformanceScenario(
                .setAccountStatus(Self.suspend("can_52322")), outcome: .applied, repeated: .receipt(.applied),
                warnings: ["account_id"]
            ) { .setAccountStatus(Self.suspend(AccountID($0))) },
            ConformanceScenario(
                .windDown(WindDown(.account("can_52322"), reason: .bankruptcy)), outcome: .applied,
                repeated: .receipt(.applied),
                warnings: ["account_id"]
            ) { .windDown(WindDown(.account(AccountID($0)), reason: .bankruptcy)) },
        ] + CanopyOnboarding.scenarios
    }

    private static func suspend(_ account: AccountID) -> SetAccountStatus {
        SetAccountStatus(account: account, status: .suspended, substatus: AccountSubstatus(rawValue: "FRAUD"))
    }
}

struct BankLingoHarness: ConformanceHarness {
    let secret = "demo-access-token"
    let refusesWrongCredentials = true
    /// Off, so that each fault is seen by itself.
    var retry = RetryPolicy.off

    func servicer(
        at door: ConformanceDoor, authentication: ConformanceAuthentication
    ) throws(ServicingError) -> any Servicer {
        try BankLingoServicer(
            settings: ServicerSettings(baseURL: door.baseURL, retry: retry),
            credential: .bearer(Secret(authentication == .good ? secret : "wrong-token")), tenant: "demo-tenant",
            transport: door.transport)
    }

    var scenarios: [ConformanceScenario] {
        [
            ConformanceScenario(
                .payOff(Self.payOff("LN-12345")), outcome: .accepted, repeated: .refusal(.ruleViolation)
            ) { .payOff(Self.payOff(LoanID($0))) },
            ConformanceScenario(
                .windDown(Self.windDown("LN-12345")), outcome: .accepted, repeated: .refusal(.ruleViolation)
            ) { .windDown(Self.windDown(LoanID($0))) },
        ]
    }

    private static func payOff(_ loan: LoanID) -> PayOffLoan {
        PayOffLoan(
            loan: loan, payOffDate: .now, paymentAccount: "ACC-67890", includesPrepaymentPenalty: true,
            notes: "notes of the harness")
    }

    private static func windDown(_ loan: LoanID) -> WindDown {
        WindDown(.loan(loan), reason: .payOffRequested, effectiveOn: .now, paymentAccount: "ACC-67890")
    }
}

struct KordevHarness: ConformanceHarness {
    let secret = "demo-access-token"
    let refusesWrongCredentials = true
    /// Off, so that each fault is seen by itself.
    var retry = RetryPolicy.off

    func servicer(
        at door: ConformanceDoor, authentication: ConformanceAuthentication
    ) throws(ServicingError) -> any Servicer {
        try KordevServicer(
            settings: ServicerSettings(baseURL: door.baseURL, retry: retry),
            credential: .bearer(Secret(authentication == .good ? secret : "wrong-token")), transport: door.transport)
    }

    var scenarios: [ConformanceScenario] {
        [
            ConformanceScenario(
                .cancel(Self.cancel("LOAN-2001")), outcome: .applied, repeated: .refusal(.conflict)
            ) { .cancel(Self.cancel(LoanID($0))) },
            ConformanceScenario(
                .windDown(WindDown(.loan("LOAN-2001", of: "BRW-1001"), reason: .contractCancelled)),
                outcome: .applied, repeated: .refusal(.conflict)
            ) { .windDown(WindDown(.loan(LoanID($0), of: "BRW-1001"), reason: .contractCancelled)) },
        ]
    }

    private static func cancel(_ loan: LoanID) -> CancelLoan {
        CancelLoan(borrower: "BRW-1001", loan: loan, requestID: "harness-1")
    }
}
