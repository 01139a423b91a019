import ExactJSON

/// How an account is paid, as it is answered: where numbers of accounts and cards were sent, tokens and last digits.
///
/// What a token looks like is *inferred*; it is made from Canopy's id of the account and tells nothing of the number.
struct CanopyPaymentProcessors {
    /// The `payment_processor_config` that was sent, if any.
    let sent: JSONValue?
    /// Canopy's own id of the account.
    let canopyID: String

    var answered: JSONValue {
        [
            "ach": .object(ach), "debit_card": .object(debitCard), "credit_card": .object(creditCard),
            "autopay_enabled": sent?["autopay_enabled"] ?? false,
            "default_payment_processor_method": sent?["default_payment_processor_method"] ?? "NONE",
        ]
    }

    /// Canopy NACHA's numbers are answered as they are (canopy.core-api-1.8.44.txt, lines 1557 to 1567).
    private var ach: JSONObject {
        let sent = sent?["ach"]
        return [
            "payment_processor_name": sent?["payment_processor_name"] ?? "NONE",
            "repay_config": bank("repay", sent?["repay_config"]?.object, number: "repay_account_number"),
            "dwolla_config": bank("dwolla", sent?["dwolla_config"]?.object, number: nil),
            "modern_treasury_config": bank(
                "modern_treasury", sent?["modern_treasury_config"]?.object, number: "account_number"),
            "canopy_nacha_config": sent?["canopy_nacha_config"] ?? .null,
        ]
    }

    private var debitCard: JSONObject {
        let sent = sent?["debit_card"]
        var profile = JSONValue.null
        if sent?["authorize_net_config"]?.object != nil {
            profile = [
                "customer_profile_id": .string(String(canopyID.drop { !$0.isNumber })),
                "customer_payment_profile_ids": ["1"],
            ]
        }
        return [
            "payment_processor_name": sent?["payment_processor_name"] ?? "NONE",
            "repay_config": card("repay", sent?["repay_config"]?.object, number: "repay_card_number"),
            "authorize_net_config": profile,
        ]
    }

    private var creditCard: JSONObject {
        let sent = sent?["credit_card"]
        var checkout = JSONValue.null
        if let config = sent?["checkout_config"]?.object {
            let isToken = config["card_token"] != nil || config["card_number"] != nil
            checkout = [
                "source_id": config["source_id"] ?? .null,
                "card_token": config["card_token"] ?? (isToken ? token("checkout_card") : .null),
                "last_four": Self.lastFour(config["card_number"]), "expires_on": .null,
            ]
        }
        return ["payment_processor_name": sent?["payment_processor_name"] ?? "NONE", "checkout_config": checkout]
    }

    private func bank(_ name: String, _ config: JSONObject?, number: String?) -> JSONValue {
        guard let config else { return .null }
        return ["ach_token": token(name + "_ach"), "last_four": Self.lastFour(number.flatMap { config[$0] })]
    }

    private func card(_ name: String, _ config: JSONObject?, number: String) -> JSONValue {
        guard let config else { return .null }
        return ["card_token": token(name + "_card"), "last_four": Self.lastFour(config[number])]
    }

    private func token(_ kind: String) -> JSONValue {
        .string(kind + "_" + canopyID)
    }

    private static func lastFour(_ number: JSONValue?) -> JSONValue {
        number?.string.map { .string(String($0.suffix(4))) } ?? .null
    }
}
