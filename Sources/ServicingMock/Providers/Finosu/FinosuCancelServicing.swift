import ExactJSON
import ServicingHTTP

extension FinosuMock {
    /// The 21 reasons in the document's order (finosu.cancel-servicing.txt, lines 136 to 156). Its prose table lacks
    /// five of them.
    public static let stopServicingReasons = [
        "PAID_OFF", "BANKRUPTCY", "FRAUD_CLAIM", "MILITARY", "DECEASED", "INCARCERATED", "DEBT_MANAGEMENT_COMPANY",
        "NO_LOGIN_2M", "NO_PAYMENT_OR_PLAN_3M", "NO_PLAN_PAYMENT_2M", "NO_PAYMENT_OR_PLAN_4M", "SOLD_OFF", "MISTAKE",
        "NO_VALID_COMMUNICATION_CHANNEL", "DEBT_DISPUTE", "COMPLAINT_TRIGGER", "HISTORICAL_INELIGIBLE", "DUPLICATE",
        "REFUSES_TO_PAY", "LMS_CLOSED", "API_REQUEST",
    ]

    static let cancelServicing = MockOperation<FinosuMock>(
        "cancel-servicing", .post, "/customers/{id}/cancel-servicing"
    ) { finosu, call throws(MockAnswer) in
        try finosu.cancelServicing(call)
    }

    private mutating func cancelServicing(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        let reason = try Self.reason(in: call.body)
        let id = call.parameter("id")
        guard customers[id] != nil else {
            throw Self.error(404, "Customer not found", by: FinosuRules.unknownCustomer)
        }
        var cancelled = Cancelled()
        customers[id]?.stopServicing(reason, &cancelled)
        return MockAnswer(
            200, cancelled.body(id: id, reason: reason),
            by: cancelled.isNothing ? FinosuRules.repeated : FinosuRules.answer,
            effect: .carriedOut(changed: !cancelled.isNothing),
            ignoredFields: call.ignoredFields(known: ["reason"]))
    }

    private static func reason(in body: JSONValue?) throws(MockAnswer) -> String {
        guard let body else { return "API_REQUEST" }
        guard let object = body.object else {
            throw error(400, "The body must be an object", by: FinosuRules.bodyObject)
        }
        guard let given = object["reason"] else { return "API_REQUEST" }
        guard let reason = given.string, stopServicingReasons.contains(reason) else {
            throw error(400, "Invalid reason provided", by: FinosuRules.invalidReason)
        }
        return reason
    }
}

/// What one call cancelled.
private struct Cancelled {
    var loans = 0
    var items: [FinosuMock.ScheduledItem.Kind: Int] = [:]
    var schedules: [FinosuMock.CommunicationSchedule.Channel: Int] = [:]

    var isNothing: Bool { loans == 0 && items.isEmpty && schedules.isEmpty }

    func body(id: String, reason: String) -> JSONValue {
        func count(_ number: Int?) -> JSONValue { .number(JSONNumber(number ?? 0)) }
        return [
            "id": .string(id),
            "loansUpdated": count(loans),
            "stopServicingReason": .string(reason),
            "cancelledScheduledPayments": count(items[.payment]),
            "cancelledCallSchedules": count(schedules[.call]),
            "cancelledEmailSchedules": count(schedules[.email]),
            "cancelledSmsSchedules": count(schedules[.sms]),
            "cancelledCalls": count(items[.call]),
            "cancelledEmails": count(items[.email]),
            "cancelledSms": count(items[.sms]),
        ]
    }
}

extension FinosuMock.Customer {
    fileprivate mutating func stopServicing(_ reason: String, _ cancelled: inout Cancelled) {
        for id in loans.keys {
            loans[id]?.stopServicing(reason, &cancelled)
        }
    }
}

extension FinosuMock.Loan {
    fileprivate mutating func stopServicing(_ reason: String, _ cancelled: inout Cancelled) {
        if servicingStatus != .notServicing {
            servicingStatus = .notServicing
            stopServicingReason = reason
            cancelled.loans += 1
        }
        for place in items.indices where items[place].status == .pending {
            items[place].status = .cancelled
            cancelled.items[items[place].kind, default: 0] += 1
        }
        for place in schedules.indices where schedules[place].isActive {
            schedules[place].isActive = false
            cancelled.schedules[schedules[place].channel, default: 0] += 1
        }
    }
}
