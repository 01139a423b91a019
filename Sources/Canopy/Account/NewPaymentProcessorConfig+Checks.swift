import Servicing
import ServicingHTTP

extension NewAccount.PaymentProcessorConfig {
    /// Everything that is wrong with it. What is configured is checked whether it is in use or not.
    func check(_ place: String, _ problems: inout FieldChecks) {
        ach?.check(place + ".ach", &problems)
        debitCard?.check(place + ".debit_card", &problems)
        creditCard?.check(place + ".credit_card", &problems)
        checkDefaultMethod(place + ".default_payment_processor_method", &problems)
    }

    /// "This cannot be set to a value different from NONE if no valid ACH or Debit Card configs are provided." So a method
    /// is refused where nothing is configured at all, and whether it needs its own configuration is left to Canopy: the
    /// document does not say. That a credit card's configuration counts beside the two is *inferred*, from the method
    /// `CREDIT_CARD` that the document lists.
    private func checkDefaultMethod(_ field: String, _ problems: inout FieldChecks) {
        guard let method = defaultPaymentProcessorMethod else { return }
        problems.documented(field, method)
        guard method != .noMethod, PaymentMethod.documented.contains(method), !isConfigured else { return }
        problems.add(
            field, "names a way to pay, and none is configured",
            allowed: "NONE, or a configuration under 'ach', 'debit_card' or 'credit_card' whose payment_processor_name "
                + "is not NONE")
    }

    /// Whether anything is configured. A configuration that names no processor is a problem of its own, and counts.
    private var isConfigured: Bool {
        ach != nil && ach?.paymentProcessorName != .noProcessor
            || debitCard != nil && debitCard?.paymentProcessorName != .noProcessor
            || creditCard != nil && creditCard?.paymentProcessorName != .noProcessor
    }
}

extension FieldChecks {
    /// Checks which processor is in use, and that it is configured.
    fileprivate mutating func processor(
        _ place: String, _ name: PaymentProcessorName?, of processors: [PaymentProcessorName],
        _ configs: [PaymentProcessorName: (member: String, isThere: Bool)]
    ) {
        let field = place + ".payment_processor_name"
        guard let name = required(field, name, allowed: processors.map { "'\($0)'" }.joined(separator: ", ")) else {
            return
        }
        member(field, name, of: processors)
        if let config = configs[name], !config.isThere {
            add("\(place).\(config.member)", "is missing, and \(name) is in use", allowed: "\(name)'s configuration")
        }
    }

    /// Checks a bank account's type, where there is one: savings or checking where nothing else is said.
    fileprivate mutating func accountType(
        _ field: String, _ type: BankAccountType?, of types: [BankAccountType] = [.savings, .checking]
    ) {
        if let type { member(field, type, of: types) }
    }

    /// Checks what there is of a card's expiry and security code.
    fileprivate mutating func cardDetails(
        _ place: String, month: Sensitive<String>?, year: Sensitive<String>?, code: Sensitive<String>?
    ) {
        if let month { expiryMonth(place + ".expiry_month", month.revealed) }
        if let year { expiryYear(place + ".expiry_year", year.revealed) }
        if let code { securityCode(place + ".cvv", code.revealed) }
    }
}

extension NewAccount.ACH {
    fileprivate func check(_ place: String, _ problems: inout FieldChecks) {
        problems.processor(
            place, paymentProcessorName, of: Self.processors,
            [
                .repay: ("repay_config", repayConfig != nil), .dwolla: ("dwolla_config", dwollaConfig != nil),
                .modernTreasury: ("modern_treasury_config", modernTreasuryConfig != nil),
                .canopyNACHA: ("canopy_nacha_config", canopyNACHAConfig != nil),
            ])
        repayConfig?.check(place + ".repay_config", &problems)
        if let dwollaConfig {
            problems.requiredText(place + ".dwolla_config.dwolla_plaid_token", dwollaConfig.dwollaPlaidToken)
        }
        modernTreasuryConfig?.check(place + ".modern_treasury_config", &problems)
        guard let nacha = canopyNACHAConfig else { return }
        let nachaPlace = place + ".canopy_nacha_config"
        problems.required(nachaPlace + ".bank_routing_number", nacha.bankRoutingNumber) { $0.routingNumber($1, $2) }
        problems.required(nachaPlace + ".bank_account_number", nacha.bankAccountNumber) { $0.accountNumber($1, $2) }
        problems.accountType(
            nachaPlace + ".bank_account_type", nacha.bankAccountType, of: BankAccountType.documented)
    }
}

extension NewAccount.RepayBankAccount {
    fileprivate func check(_ place: String, _ problems: inout FieldChecks) {
        let checkField = place + ".repay_check_type"
        problems.documented(
            checkField, problems.required(checkField, repayCheckType, allowed: "'PERSONAL', 'BUSINESS'"))
        let typeField = place + ".repay_account_type"
        problems.accountType(
            typeField, problems.required(typeField, repayAccountType, allowed: "'SAVINGS', 'CHECKING'"))
        problems.required(place + ".repay_transit_number", repayTransitNumber) { $0.routingNumber($1, $2) }
        problems.required(place + ".repay_account_number", repayAccountNumber) { $0.accountNumber($1, $2) }
        problems.requiredText(place + ".repay_name_on_check", repayNameOnCheck)
    }
}

extension NewAccount.ModernTreasuryAccount {
    /// "Store bank details or a secured token for payments": that the numbers come together is *inferred*, and so is that
    /// there are they or the token.
    fileprivate func check(_ place: String, _ problems: inout FieldChecks) {
        problems.requiredText(place + ".name", name)
        if let accountNumber { problems.accountNumber(place + ".account_number", accountNumber.revealed) }
        if let routingNumber { problems.routingNumber(place + ".routing_number", routingNumber.revealed) }
        problems.accountType(place + ".account_type", accountType)
        problems.optionalText(place + ".plaid_processor_token", plaidProcessorToken)
        if plaidProcessorToken == nil, accountNumber == nil || routingNumber == nil {
            problems.add(
                place, "has neither bank details nor a token",
                allowed: "account_number and routing_number, or plaid_processor_token")
        }
    }
}

extension NewAccount.DebitCard {
    fileprivate func check(_ place: String, _ problems: inout FieldChecks) {
        problems.processor(
            place, paymentProcessorName, of: Self.processors,
            [
                .repay: ("repay_config", repayConfig != nil),
                .authorizeNet: ("authorize_net_config", authorizeNetConfig != nil),
            ])
        if let card = repayConfig {
            let cardPlace = place + ".repay_config"
            problems.required(cardPlace + ".repay_card_number", card.repayCardNumber) { $0.cardNumber($1, $2) }
            problems.required(cardPlace + ".repay_exp_date", card.repayExpDate) { $0.expiry($1, $2) }
            problems.requiredText(cardPlace + ".repay_name_on_card", card.repayNameOnCard)
            problems.requiredText(cardPlace + ".repay_street", card.repayStreet)
            problems.requiredText(cardPlace + ".repay_zip", card.repayZip)
        }
        if let card = authorizeNetConfig {
            let cardPlace = place + ".authorize_net_config"
            problems.required(cardPlace + ".card_number", card.cardNumber) { $0.cardNumber($1, $2) }
            problems.cardDetails(cardPlace, month: card.expiryMonth, year: card.expiryYear, code: card.cvv)
        }
    }
}

extension NewAccount.CreditCard {
    /// The document says nothing of Checkout.com's configuration. That a card's number is 12 to 19 digits is ISO/IEC
    /// 7812's; what stands for the expiry and the code elsewhere is taken for true here (*inferred*).
    fileprivate func check(_ place: String, _ problems: inout FieldChecks) {
        problems.processor(
            place, paymentProcessorName, of: Self.processors,
            [.checkout: ("checkout_config", checkoutConfig != nil)])
        guard let card = checkoutConfig else { return }
        let cardPlace = place + ".checkout_config"
        problems.optionalText(cardPlace + ".source_id", card.sourceID)
        problems.optionalText(cardPlace + ".card_token", card.cardToken)
        if let number = card.cardNumber {
            problems.digits(cardPlace + ".card_number", number.revealed, 12...19, "a card number")
        }
        problems.cardDetails(cardPlace, month: card.expiryMonth, year: card.expiryYear, code: card.cvv)
        if card.sourceID == nil, card.cardToken == nil, card.cardNumber == nil {
            problems.add(
                cardPlace, "has nothing to charge", allowed: "one of source_id, card_token and card_number at least")
        }
    }
}
