/// Why servicing stops, in Finosu's words.
///
/// The document lists 21 options for the request and describes 16 of them; the five without a description are valid all
/// the same. An answer may hold others, which are kept.
public struct StopServicingReason: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The wire value.
    public let rawValue: String

    /// A reason with any text. Only the documented ones are sent.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The default when cancelled over the API.
    public static let apiRequest = StopServicingReason(rawValue: "API_REQUEST")
    /// Loans have been paid in full.
    public static let paidOff = StopServicingReason(rawValue: "PAID_OFF")
    /// The customer filed for bankruptcy.
    public static let bankruptcy = StopServicingReason(rawValue: "BANKRUPTCY")
    /// Fraud was detected on the account.
    public static let fraudClaim = StopServicingReason(rawValue: "FRAUD_CLAIM")
    /// The customer is protected under SCRA.
    public static let military = StopServicingReason(rawValue: "MILITARY")
    /// The customer is deceased.
    public static let deceased = StopServicingReason(rawValue: "DECEASED")
    /// The customer is incarcerated.
    public static let incarcerated = StopServicingReason(rawValue: "INCARCERATED")
    /// The account was transferred to debt management.
    public static let debtManagementCompany = StopServicingReason(rawValue: "DEBT_MANAGEMENT_COMPANY")
    /// No login for two months (the meaning is inferred from the name).
    public static let noLogin2Months = StopServicingReason(rawValue: "NO_LOGIN_2M")
    /// No payment or plan for three months (the meaning is inferred from the name).
    public static let noPaymentOrPlan3Months = StopServicingReason(rawValue: "NO_PAYMENT_OR_PLAN_3M")
    /// No payment on a plan for two months (the meaning is inferred from the name).
    public static let noPlanPayment2Months = StopServicingReason(rawValue: "NO_PLAN_PAYMENT_2M")
    /// No payment or plan for four months (the meaning is inferred from the name).
    public static let noPaymentOrPlan4Months = StopServicingReason(rawValue: "NO_PAYMENT_OR_PLAN_4M")
    /// Loans were sold to another servicer.
    public static let soldOff = StopServicingReason(rawValue: "SOLD_OFF")
    /// The customer was created in error.
    public static let mistake = StopServicingReason(rawValue: "MISTAKE")
    /// There is no valid way to contact the customer.
    public static let noValidCommunicationChannel = StopServicingReason(rawValue: "NO_VALID_COMMUNICATION_CHANNEL")
    /// The customer disputes the debt.
    public static let debtDispute = StopServicingReason(rawValue: "DEBT_DISPUTE")
    /// Triggered by a customer's complaint.
    public static let complaintTrigger = StopServicingReason(rawValue: "COMPLAINT_TRIGGER")
    /// Ineligible in the past (the meaning is inferred from the name).
    public static let historicalIneligible = StopServicingReason(rawValue: "HISTORICAL_INELIGIBLE")
    /// A duplicate customer record.
    public static let duplicate = StopServicingReason(rawValue: "DUPLICATE")
    /// The customer refuses to pay.
    public static let refusesToPay = StopServicingReason(rawValue: "REFUSES_TO_PAY")
    /// The loan was closed from an external LMS sync.
    public static let lmsClosed = StopServicingReason(rawValue: "LMS_CLOSED")

    /// The 21 options of the document, in its order.
    public static let documented: [StopServicingReason] = [
        .paidOff, .bankruptcy, .fraudClaim, .military, .deceased, .incarcerated, .debtManagementCompany,
        .noLogin2Months, .noPaymentOrPlan3Months, .noPlanPayment2Months, .noPaymentOrPlan4Months, .soldOff, .mistake,
        .noValidCommunicationChannel, .debtDispute, .complaintTrigger, .historicalIneligible, .duplicate,
        .refusesToPay, .lmsClosed, .apiRequest,
    ]

    /// The wire value.
    public var description: String { rawValue }
}
