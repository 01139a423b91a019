import ExactJSON

extension CanopyMock.BodyReading {
    /// What a new account's fields must be together, beyond what each must be alone.
    mutating func checkNewAccount() {
        checkNotEmpty("account_id")
        checkProcessors()
        checkSplits("disbursements_config", "disbursement_split_percentages")
        checkSplits("payouts_config", "payout_split_percentages")
    }

    /// "Sum of splits for a borrower must = 100%." (canopy.core-api-1.8.44.txt, line 3529.)
    private mutating func checkSplits(_ config: String, _ percentages: String) {
        for (name, list) in value[config]?[percentages]?.object ?? [:] {
            let place = "/body/\(config)/\(percentages)/\(name)"
            let percents = list.array?.map { $0["split_percent"]?.int } ?? []
            // A split that is wrong in itself has been told of.
            guard !violations.contains(where: { $0.instancePath.hasPrefix(place) }) else { continue }
            if percents.reduce(0, { $0 + ($1 ?? 0) }) != 100 {
                add(.init(place, "sum", ["sum": 100], "split_percent must add up to 100"))
            }
        }
    }

    private mutating func checkProcessors() {
        let configs = [
            "ach": [
                "REPAY": "repay_config", "DWOLLA": "dwolla_config", "MODERN_TREASURY": "modern_treasury_config",
                "CANOPY_NACHA": "canopy_nacha_config",
            ],
            "debit_card": ["REPAY": "repay_config", "AUTHORIZE_NET": "authorize_net_config"],
            "credit_card": ["CHECKOUT": "checkout_config"],
        ]
        let sent = value["payment_processor_config"]
        let place = "/body/payment_processor_config"
        for method in ["ach", "debit_card", "credit_card"] {
            guard let processor = sent?[method]?["payment_processor_name"]?.string,
                let config = configs[method]?[processor], sent?[method]?[config] == nil,
                // A configuration that is no object has been told of.
                !violations.contains(where: { $0.instancePath == "\(place)/\(method)/\(config)" })
            else { continue }
            add(.missing(config, in: "\(place)/\(method)"))
        }
        // Line 3514: "This cannot be set to a value different from NONE if no valid ACH or Debit Card configs are
        // provided." Any will do, a credit card's too (*inferred*: CREDIT_CARD is among the method's values). What is
        // wrong with a configuration that is given has been told of.
        let isConfigured = ["ach", "debit_card", "credit_card"].contains { method in
            sent?[method]?.object.map { $0["payment_processor_name"] != "NONE" } ?? false
        }
        if let method = sent?["default_payment_processor_method"]?.string, method != "NONE", !isConfigured {
            add(
                .init(
                    place + "/default_payment_processor_method", "processor", ["method": .string(method)],
                    "must be NONE where no configuration is provided"))
        }
    }
}
