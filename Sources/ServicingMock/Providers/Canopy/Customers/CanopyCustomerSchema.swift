import ExactJSON

extension CanopyMock {
    /// The body of `POST /customers` (canopy.core-api-1.8.44.txt, lines 2108 to 2274), in the order of its answer.
    static let newCustomerSchema = BodySchema.object(
        BodySchema.Member.addressAndName + [
            .passport, .optional("customer_id", .identifier(.chosenID)), customerType,
            .optional("verification_status", .choice(verificationStatuses), default: "unverified"),
            .optional("title", .text()), .required("phone_number", .text(.phoneNumber)), .optional("ssn", .text()),
            .optional("international_customer_id", .text()), .required("email", .text(.email)),
            .required("date_of_birth", .text(.date)), businessDetails, assignToAccounts,
        ])

    /// The body of `PUT /customers/{customer_id}` (lines 2574 to 2709): no passport, no id, and of what is not
    /// the address nothing is required. The accounts are in no line of it: "can be later assigned to an account via the
    /// Update an existing customer route" (line 2262).
    static let customerUpdateSchema = BodySchema.object(
        BodySchema.Member.addressAndName + [
            customerType, .optional("verification_status", .choice(verificationStatuses)),
            .optional("phone_number", .text(.phoneNumber)), .optional("ssn", .text()), .optional("title", .text()),
            .optional("international_customer_id", .text()), .optional("email", .text(.email)),
            .optional("date_of_birth", .text(.date)), businessDetails, assignToAccounts,
        ])

    /// The roles that a customer can be given for an account (lines 2270 to 2272).
    static let customerAccountRole = BodySchema.choice(["PRIMARY", "SECONDARY"])

    private static let verificationStatuses = ["unverified", "verified", "retry", "document"]

    private static let customerType = BodySchema.Member.optional("customer_type", .choice(["person", "business"]))

    private static let businessTypes = [
        "sole_proprietorship", "llc", "unincorporated_association", "trust", "corporation", "corporation_public",
        "non_profile", "partnership",
    ]

    private static let businessDetails = BodySchema.Member.optional(
        "business_details",
        .object([
            .optional("business_legal_name", .text()), .required("doing_business_as", .text()),
            .required("business_ein", .text(.taxNumber)), .optional("business_type", .choice(businessTypes)),
            .optional("business_classification_id", .text(.uuid)), .optional("website", .text()),
            .optional(
                "controller",
                BodySchema.object(
                    BodySchema.Member.addressAndName + [
                        .passport, .optional("title", .text()), .optional("phone_number", .text(.phoneNumber)),
                        .optional("ssn", .text()),
                    ]
                ).orNull),
        ]))

    /// The role is marked as required and has a default as well (lines 2270 to 2274): it must be there, as it is in the
    /// example, so that a misspelt one is told of.
    private static let assignToAccounts = BodySchema.Member.optional(
        "assign_to_accounts",
        BodySchema.list(
            of: .object([
                .required("account_id", .identifier()), .required("customer_account_role", customerAccountRole),
                .optional("customer_account_external_id", .text()),
            ]), atMost: 100
        ).orNull)
}
