import Canopy
import ExactJSON
import Servicing
import TestSupport
import Testing

@Suite("What the documents say of an account in two ways")
struct AccountTrapTests {
    @Test(
        "The substatus is read by the answer's name and by the request's",
        arguments: [
            #"{"account_status_subtype":"FRAUD"}"#, #"{"account_substatus":"FRAUD"}"#,
            #"{"account_status_subtype":"FRAUD","account_substatus":"RISK"}"#,
            #"{"account_status_subtype":null,"account_substatus":"FRAUD"}"#,
        ])
    func substatusNames(overview: String) async throws {
        let account = try await readAccount(with: #""account_overview":\#(overview)"#)
        #expect(account?.accountOverview?.substatus == .fraud)
    }

    @Test(
        "No substatus is an empty text, null, or nothing",
        arguments: [
            #"{"account_status":"ACTIVE","account_status_subtype":""}"#,
            #"{"account_status":"ACTIVE","account_status_subtype":null}"#, #"{"account_status":"ACTIVE"}"#,
        ])
    func noSubstatus(overview: String) async throws {
        let account = try await readAccount(with: #""account_overview":\#(overview)"#)
        #expect(account?.accountOverview?.accountStatus == .active)
        #expect(account?.accountOverview?.substatus == nil)
    }

    @Test(
        "A boolean is read from its text in any case, from 0 and 1, and from itself",
        arguments: [
            (#""false""#, false), (#""False""#, false), (#""FALSE""#, false), ("0", false), (#""0""#, false),
            ("false", false), (#""true""#, true), (#""TRUE""#, true), ("1", true), (#""1""#, true), ("true", true),
        ])
    func booleans(text: String, expected: Bool) async throws {
        let account = try await readAccount(with: #""account_overview":{"is_active_scra":\#(text)}"#)
        #expect(account?.accountOverview?.isActiveSCRA?.value == expected)
    }

    @Test("A boolean that is anything else is left out and told", arguments: [#""yes""#, "2", #""""#, "[]"])
    func noBooleans(text: String) async throws {
        let receipt = try await suspend(#"{"account_id":"A1","account_overview":{"is_active_scra":\#(text)}}"#)
        #expect(receipt.answer(as: Account.self)?.accountOverview?.isActiveSCRA == nil)
        #expect(
            receipt.warnings.contains { $0.field == "account_overview.is_active_scra" && $0.kind == .unreadableField })
    }

    @Test("A payout entity's id is a number in one place and a text in another")
    func payoutEntityIDs() async throws {
        let account = try #require(try await readAccount(in: documentedAccount))
        #expect(account.disbursementsConfig?.disbursementSourcePayoutEntityID == "1009")
        #expect(account.payoutEntities?.first?.payoutEntityID == "0x1234")
    }

    @Test("External fields are a list, or an object as under Stripe")
    func externalFields() async throws {
        let account = try #require(try await readAccount(in: documentedAccount))
        #expect(account.externalFields?["Umbrella Corporation"]?.revealed == "22445702-a389-431f-927d-07b8d0750787")
        #expect(account.paymentProcessorConfig?.ach?.stripeConfig?.externalFields == .object(Sensitive([:])))
        let turned = try await readAccount(
            with: #""external_fields":{"crm":"X1","n":7},"payment_processor_config":{"ach":{"stripe_config":{"#
                + #""external_fields":[{"key":"crm","value":"X2"}]}}}"#)
        #expect(turned?.externalFields?["crm"]?.revealed == "X1")
        #expect(turned?.externalFields?["n"]?.revealed == "7")
        #expect(turned?.paymentProcessorConfig?.ach?.stripeConfig?.externalFields?["crm"]?.revealed == "X2")
    }

    @Test("A partner entity may be empty, or anything")
    func partnerEntity() async throws {
        let account = try #require(try await readAccount(in: documentedAccount))
        #expect(account.partnerEntity?.revealed == [:])
        let other = try await readAccount(with: #""partner_entity":{"name":"P"}"#)
        #expect(other?.partnerEntity?.revealed["name"] == "P")
    }

    @Test("Leading zeros of routing numbers and last four digits stay")
    func leadingZeros() async throws {
        let account = try #require(try await readAccount(in: documentedAccount))
        #expect(account.payoutEntities?.first?.bankRoutingNumber?.revealed == "012345678")
        #expect(account.cards?.first?.lithic?.lastFour?.revealed == "0339")
    }

    @Test("An EIN, a social security number, a country and a passport are taken in any form")
    func formats() async throws {
        let account = try await readAccount(
            with: """
                "customers":[{"ssn":"000-00-0000","address_country_code":"XK","passport":{"number":"1","country":"US"},\
                "business_details":{"business_ein":"12-3456789","business_type":"non_profit","controller":null}}]
                """)
        let customer = try #require(account?.customers?.first)
        #expect(customer.ssn?.revealed == "000-00-0000")
        #expect(customer.address.countryCode?.revealed == "XK")
        #expect(customer.passport?.country?.revealed == "US")
        #expect(customer.businessDetails?.businessEIN?.revealed == "12-3456789")
        #expect(customer.businessDetails?.businessType == .nonProfit)
        #expect(BusinessType.nonProfit.rawValue == "non_profile")
    }

    @Test("Amounts that do not add up and a part of 25 percent are taken as they are")
    func noArithmetic() async throws {
        let account = try #require(try await readAccount(in: documentedAccount))
        #expect(account.minPayDue?.statementMinPayCents == 160_000)
        #expect(account.summary?.totalPayoffCents == 900_000)
        #expect(account.payoutsConfig?.payoutSplitPercentages?.fee?.first?.splitPercent == 25)
    }

    @Test("Plaid's part says whether there is a token, and an answer with the token itself does not break it")
    func plaid() async throws {
        let account = try #require(try await readAccount(in: documentedAccount))
        #expect(account.plaidConfig?.plaidAccessToken?.validConfig == true)
        let receipt = try await suspend(
            #"{"account_id":"A1","plaid_config":{"plaid_access_token":"access-sandbox-1","check_balance_enabled":true}}"#
        )
        #expect(receipt.answer(as: Account.self)?.plaidConfig?.checkBalanceEnabled == true)
        #expect(!receipt.warnings.description.contains("access-sandbox-1"))
    }

    @Test("An amount of money is negative where it is, and keeps to whole cents")
    func cents() async throws {
        let account = try await readAccount(
            with: #""summary":{"total_balance_cents":-16,"principal_cents":12.5,"credit_limit_cents":4e5}"#)
        #expect(account?.summary?.totalBalanceCents == -16)
        #expect(account?.summary?.principalCents == nil)
        #expect(account?.summary?.creditLimitCents == 400_000)
    }
}
