import Servicing
import ServicingMock

extension FinosuCommand {
    static let demonstrations = [
        Demonstration(
            "documented example",
            expecting: .outcome(
                .applied,
                DocumentedAnswer(
                    """
                    {"id": "CUST-12345", "loansUpdated": 3, "stopServicingReason": "PAID_OFF",
                     "cancelledScheduledPayments": 9, "cancelledCallSchedules": 3, "cancelledEmailSchedules": 3,
                     "cancelledSmsSchedules": 3, "cancelledCalls": 15, "cancelledEmails": 6, "cancelledSms": 9}
                    """))
        ) { gateway async throws(ServicingError) in
            try await gateway.stopServicing(StopServicing(customer: "CUST-12345", reason: .paidOff), at: id)
        },
        Demonstration(
            "400 invalid reason (arranged)", expecting: .refusal(400, .invalidRequest),
            prepare: { $0.inject(Fault(.beforeCommit, [.status(400)], provider: id.rawValue)) }
        ) { gateway async throws(ServicingError) in
            try await gateway.stopServicing(StopServicing(customer: "CUST-12345", reason: .paidOff), at: id)
        },
        Demonstration(
            "401 wrong key", expecting: .refusal(401, .unauthenticated),
            environment: ["SERVICING_API_KEY": "wrong"]
        ) { gateway async throws(ServicingError) in
            try await gateway.stopServicing(StopServicing(customer: "CUST-12345", reason: .paidOff), at: id)
        },
        Demonstration("404 unknown customer", expecting: .refusal(404, .notFound)) {
            gateway async throws(ServicingError) in
            try await gateway.stopServicing(StopServicing(customer: "CUST-99999", reason: .paidOff), at: id)
        },
        Demonstration(
            "500 internal error (arranged)", expecting: .failure(500),
            prepare: { $0.inject(Fault(.beforeCommit, [.status(500)], provider: id.rawValue)) }
        ) { gateway async throws(ServicingError) in
            try await gateway.stopServicing(StopServicing(customer: "CUST-12345", reason: .paidOff), at: id)
        },
    ]
}
