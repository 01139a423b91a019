import Canopy
import ExactJSON
import Servicing
import ServicingHTTP

@testable import ServicingRecordings

/// The adapter's calls for the transcriptions of Canopy's document: each with the document's example for an argument.
extension AdapterCase {
    static let canopy = [setAccountStatus, createAccount] + CanopyTranscription.all.flatMap(cases)

    // The document asks with one of the account's two ids and answers with the other.
    private static let setAccountStatus = AdapterCase(
        path: "canopy/set-account-status.bankruptcy.har", end: .receipt(.applied, warnings: ["account_id"])
    ) { transport, settings throws(ServicingError) in
        try await servicer(transport, settings).updateStatus(of: "can_52322", to: .suspended, substatus: .bankruptcy)
    }

    // The document is cut off before it states an answer, and an empty one after a creation tells nothing.
    private static let createAccount = AdapterCase(
        path: "canopy/create-account.least-request.har", end: .failure(.malformedResponse, .mayHaveApplied)
    ) { transport, settings throws(ServicingError) in
        try await servicer(transport, settings).perform(
            CreateAccount(NewAccount(accountID: "ACCT-1001", productID: "95fea111-d121-40f8-9e8e-a6c335e48a45")))
    }

    private static func servicer(
        _ transport: any HTTPTransport, _ settings: ServicerSettings
    ) throws(ServicingError) -> CanopyServicer {
        try CanopyServicer(settings: settings, credential: .bearer("t-1"), transport: transport)
    }

    private static func cases(_ operation: CanopyTranscription) -> [AdapterCase] {
        let isWrite = operation.method != .get
        var cases = [
            canopyCase(
                operation, "example", nil, .receipt(.applied, warnings: warnings[operation.operation] ?? []))
        ]
        for refusal in operation.refusals {
            cases.append(canopyCase(operation, refusal.name, refusal, end(refusal.status, isWrite)))
        }
        return cases
    }

    private static func canopyCase(
        _ operation: CanopyTranscription, _ name: String, _ refusal: CanopyTranscription.Refusal?, _ end: End
    ) -> AdapterCase {
        let path = refusal?.path ?? operation.path
        let body = refusal?.body ?? operation.body
        let customer = CustomerID(String(path.split(separator: "/").dropFirst().first ?? ""))
        // The words of a 404 differ from one operation to the next, and an adapter tells those that came.
        let words = refusal.flatMap { $0.status == 404 ? nil : $0.words }
        return AdapterCase(
            path: "canopy/\(operation.operation).\(name).har", end: end,
            saying: words.map { [$0.hasSuffix("input.") ? String($0.dropLast()) : $0] } ?? []
        ) { transport, settings throws(ServicingError) in
            try await servicer(transport, settings).perform(
                native(operation.operation, customer: customer, body: body ?? ""))
        }
    }

    private static func end(_ status: Int, _ isWrite: Bool) -> End {
        switch status {
        case 401: .failure(.unauthenticated, .refused)
        case 403: .failure(.forbidden, .refused)
        case 404: .failure(.notFound, .refused)
        case 422: .failure(.ruleViolation, .refused)
        case 429: .failure(.rateLimited, .refused)
        default: .failure(.providerFailure, isWrite ? .mayHaveApplied : .refused)
        }
    }

    /// Where the document's examples answer something else than they were asked for.
    private static let warnings: [String: [String]] = [
        "register": ["email"],
        "create-product": [
            "product_overview.product_name",
            "product_lifecycle_policies.default_attributes.default_late_fee_cents",
            "product_lifecycle_policies.default_attributes.default_payment_reversal_fee_cents",
            "promotional_policies.promo_min_pay_type",
        ],
        "create-customer": ["customer_id"],
        "update-customer": ["customer_id"],
    ]

    private static func native(_ name: String, customer: CustomerID, body: String) -> any NativeOperation {
        func decoded<Value: Decodable>(_ type: Value.Type) -> Value {
            do {
                return try ExactJSONDecoder().decode(type, from: Array(body.utf8))
            } catch {
                preconditionFailure("the document's example is no \(type): \(error)")
            }
        }
        return switch name {
        case "list-api-users": ListAPIUsers()
        case "invite-api-user": InviteAPIUser(decoded(APIUserInvitation.self))
        case "register": Register(decoded(Registration.self))
        case "api-user-summary": APIUserSummary()
        case "list-products": ListProducts()
        case "create-product": CreateProduct(decoded(NewProduct.self))
        case "list-customer-accounts": ListCustomerAccounts()
        case "create-customer": CreateCustomer(decoded(NewCustomer.self))
        case "update-customer": UpdateCustomer(customer: customer, decoded(CustomerUpdate.self))
        case "list-beneficial-owners": ListBeneficialOwners(customer: customer)
        case "create-beneficial-owner": CreateBeneficialOwner(customer: customer, decoded(NewBeneficialOwner.self))
        default: preconditionFailure("no operation is called \(name)")
        }
    }
}
