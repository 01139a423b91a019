import ExactJSON

extension CanopyMock {
    /// The account of the document's example, `can_52322` in its request and `31mNprzLd2bKl6koVna68ARM` in its answer:
    /// the one is taken for the id that Canopy made, the other for the id that the lender gave (*inferred*). It is
    /// in the state that every example shows it in (canopy.account-status.txt, lines 53 to 417). Its customer's role and
    /// external id are those of the list's example (canopy.core-api-1.8.44.txt, lines 1853 and 1854).
    public static let documentedAccount: Account = {
        guard let json = try? JSONValue(parsing: Array(documentedAccountJSON.utf8)).object else {
            preconditionFailure("the documented account is a JSON object")
        }
        return Account(canopyID: "can_52322", json: json)
    }()

    /// The id in the path of the documented update of a customer (canopy.core-api-1.8.44.txt, line 2883). Its answer is
    /// that of the customer `31mNprzLd2bKl6koVna68ARM`, passport included, which no update takes: `1001` is taken for
    /// the id that Canopy made (*inferred*).
    static let documentedCustomerCanopyID = "1001"

    private static let documentedAccountJSON = """
        {
          "account_id": "31mNprzLd2bKl6koVna68ARM", "created_at": "2017-06-20T09:12:14+00:00",
          "updated_at": "2019-02-20T09:12:14+00:00", "effective_at": "2018-03-20T09:12:28+00:00",
          "account_overview": {
            "account_status": "SUSPENDED", "account_status_subtype": "BANKRUPTCY",
            "is_active_scra": "false"
          },
          "account_product": {
            "product_id": "prod_4p1sc",
            "product_overview": {
              "product_name": "Blue Cash Express", "product_color": "#0000FF",
              "product_short_description": "Consumer credit card",
              "product_long_description": "Student credit card.",
              "product_time_zone": "America/Chicago",
              "product_type": "REVOLVING"
            },
            "product_lifecycle": {
              "late_fee_impl_cents": 2900,
              "default_product_late_fee_cents": 2900,
              "payment_reversal_fee_impl_cents": 2900,
              "default_product_payment_reversal_fee_cents": 2900,
              "origination_fee_impl_cents": 2000,
              "origination_fee_percent": 12.34,
              "is_origination_fee_lesser_value": false,
              "is_origination_fee_amortized": false,
              "annual_fee_impl_cents": 1000, "monthly_fee_impl_cents": 500,
              "recurring_fees": [{
                "recurring_fee_interval": "1 month",
                "recurring_fee_amount_cents": 10000,
                "initial_delay_offset": "12 days",
                "is_fee_interval_floored": false,
                "recurring_fee_label": "Quarterly Fee"
              }],
              "loan_end_date": "2013-01-13T05:25:13.813+00:00"
            },
            "promo_overview": {
              "promo_purchase_window_inclusive_start": "2013-01-13T05:25:13.813+00:00",
              "promo_purchase_window_exclusive_end": "2013-01-13T05:25:13.813+00:00",
              "promo_inclusive_start": "2013-01-13T05:25:13.813+00:00",
              "promo_exclusive_end": "2013-01-13T05:25:13.813+00:00",
              "promo_impl_interest_rate_percent": 6.2,
              "default_product_promo_interest_rate": 6.2, "promo_len": 6,
              "default_product_promo_len": 6
            },
            "post_promo_overview": {
              "post_promo_inclusive_start": "2013-01-13T05:25:13.813+00:00",
              "post_promo_exclusive_end": "2013-01-13T05:25:13.813+00:00",
              "post_promo_impl_interest_rate_percent": 6.2,
              "default_product_post_promo_interest_rate": 6.2,
              "post_promo_len": 48, "default_product_post_promo_len": 48
            },
            "product_duration_information": {"promo_len": 6, "promo_purchase_window_len": 5}
          },
          "external_fields": [{"key": "Umbrella Corporation", "value": "22445702-a389-431f-927d-07b8d0750787"}],
          "min_pay_due_cents": {
            "statement_min_pay_cents": 160000, "min_pay_cents": 160000,
            "min_pay_due_at": "2019-10-18T23:04:48.321+00:00"
          },
          "additional_min_pay_details": {
            "min_pay_fees_cents": 20000, "current_min_pay_cents": 400000,
            "unpaid_min_pay_cents": 400000
          },
          "additional_statement_min_pay_details": {
            "statement_min_pay_charges_principal_cents": 100000,
            "statement_min_pay_interest_cents": 30000,
            "statement_min_pay_am_interest_cents": 200,
            "statement_min_pay_deferred_cents": 10000,
            "statement_min_pay_am_deferred_interest_cents": 200,
            "statement_min_pay_fees_cents": 20000,
            "statement_payments_cents": 20000,
            "previous_statement_min_pay_cents": 400000,
            "statement_current_min_pay_cents": 400000,
            "statement_unpaid_min_pay_cents": 400000
          },
          "payment_processor_config": {
            "ach": {
              "payment_processor_name": "REPAY",
              "repay_config": {"ach_token": "string", "last_four": "string"},
              "dwolla_config": {"ach_token": "string", "last_four": "string"},
              "modern_treasury_config": {
                "ach_token": "string",
                "last_four": "string"
              },
              "canopy_nacha_config": {
                "bank_routing_number": "999999992",
                "bank_account_number": "987654321",
                "bank_account_type": "CHECKING"
              },
              "stripe_config": {
                "customer_id": "cus_4QE4bx4C5BVSrC",
                "source_id": "string", "external_fields": {}
              },
              "galileo_config": {
                "plaid_processor_token": "processor-production-35cd43b-adfc-d8aa-b331-c9ba0fdha881"
              }
            },
            "debit_card": {
              "payment_processor_name": "REPAY",
              "repay_config": {
                "card_token": "string",
                "last_four": "string"
              },
              "authorize_net_config": {
                "customer_profile_id": "527262",
                "customer_payment_profile_ids": ["86"]
              }
            },
            "credit_card": {
              "payment_processor_name": "CHECKOUT",
              "checkout_config": {
                "source_id": "cus_6artgoevd77u7ojah2wled32s",
                "card_token": "string",
                "last_four": "string",
                "expires_on": "string"
              }
            },
            "autopay_enabled": true,
            "autopay_configs": {
              "autopay_method": "TOTAL_BALANCE",
              "autopay_fixed_amount_cents": 2500
            },
            "default_payment_processor_method": "ACH"
          },
          "disbursements_config": {
            "disbursement_source_payout_entity_id": 1009,
            "disbursement_split_percentages": {
              "principal": [{
                "payout_entity_id": 1009,
                "split_percent": 25
              }]
            }
          },
          "payouts_config": {
            "payout_split_percentages": {
              "principal": [{
                "payout_entity_id": 1009,
                "split_percent": 25
              }],
              "interest": [{
                "payout_entity_id": 1009,
                "split_percent": 25
              }],
              "fee": [{"payout_entity_id": 1009, "split_percent": 25}]
            }
          },
          "issuer_processor_details": {
            "lithic": {"account_token": "349e2031-20de-40c6-87a3-214895077522"},
            "galileo": {"account_token": "406101000684"}
          },
          "cycle_type": {"first_cycle_interval": "11 days", "late_fee_grace": "2 days"},
          "discounts": {
            "prepayment_discount_config": {
              "loan_discount_cents": 800000,
              "loan_discount_at": "2018-03-20T09:12:28+00:00"
            }
          },
          "summary": {
            "total_balance_cents": 300000, "principal_cents": 200000, "interest_balance_cents": 60000,
            "am_interest_balance_cents": 0, "deferred_interest_balance_cents": 40000,
            "am_deferred_interest_balance_cents": 0, "fees_balance_cents": 0,
            "initial_principal_cents": 200000, "total_paid_to_date_cents": 40000,
            "total_interest_paid_to_date_cents": 10000, "credit_limit_cents": 400000,
            "max_approved_credit_limit_cents": 400000, "interest_rate_percent": 3,
            "interest_accrual_interval": "1 day", "interest_grace_method": "NONE",
            "available_credit_cents": 100000, "open_to_buy_cents": 5000, "total_payoff_cents": 900000,
            "pending_am_interest_balance_cents": 900000, "late_fee_cap_percent": 12.5,
            "payment_reversal_fee_cap_percent": 6.2
          },
          "associated_entities": {"merchant_name": "Acme Corporation", "lender_name": "Globex Lending Corp"},
          "plaid_config": {
            "plaid_access_token": {"valid_config": true}, "plaid_account_id": {"valid_config": true},
            "check_balance_enabled": true
          },
          "payout_entities": [{
            "payout_entity_id": "0x1234", "payout_entity_type": "lender",
            "payout_entity_name": "Wonka Industries",
            "external_fields": [{
              "key": "Umbrella Corporation",
              "value": "22445702-a389-431f-927d-07b8d0750787"
            }],
            "parent_payout_entity_id": "31mNprzLd2bKl6koVna68ARM",
            "bank_account_number": "1001001234", "bank_routing_number": "012345678",
            "bank_account_type": "CHECKING", "company_identification": "X000100393",
            "irs_tin": "203456789"
          }],
          "cards": [{
            "spend_limit": 8000000,
            "lithic": {
              "token": "adccd28d-532e-480b-a063-a46a77a15570",
              "card_program_token": "a5e38341-cc95-4a9b-a21c-751aeca67e9c", "last_four": "0339",
              "type": "UNLOCKED", "state": "OPEN", "memo": "Conference Event Card"
            }
          }],
          "customers": [{
            "address_line_one": "12 Strawberry Road", "address_line_two": "Suite 101",
            "address_city": "Atlanta", "address_state": "GA", "address_zip": "99999-1000",
            "address_country_code": "US", "name_prefix": "Dr.", "name_first": "Miriam",
            "name_middle": "Louise", "name_last": "Trevino", "name_suffix": "Jr",
            "passport": {"number": "string", "country": "JP"}, "customer_id": "31mNprzLd2bKl6koVna68ARM",
            "created_at": "2017-06-20T09:12:14+00:00", "updated_at": "2019-02-20T09:12:14+00:00",
            "is_borrower_portal_user": true, "customer_type": "person", "is_active": true,
            "verification_status": "verified", "title": "CFO", "phone_number": "+14105556789",
            "ssn": "888888888", "international_customer_id": "9999999999",
            "email": "marissa@protonmail.com", "date_of_birth": "1985-06-20",
            "customer_account_role": "PRIMARY", "customer_account_external_id": "4465220133024156",
            "customer_balances": {
              "num_active_accounts": 2, "total_balance_cents": 300000,
              "principal_cents": 200000, "interest_balance_cents": 60000,
              "am_interest_balance_cents": 0,
              "deferred_interest_balance_cents": 40000,
              "am_deferred_interest_balance_cents": 0, "fees_balance_cents": 0
            },
            "business_details": {
              "business_legal_name": "Umbrella Corporation",
              "doing_business_as": "Umbrella", "business_ein": "888-888888",
              "business_type": "llc",
              "business_classification_id": "794D9D5E-B547-4B3B-8289-76484C1AFC5F",
              "website": "https://example.com",
              "controller": {
                "address_line_one": "12 Strawberry Road",
                "address_line_two": "Suite 101",
                "address_city": "Atlanta", "address_state": "GA",
                "address_zip": "99999-1000",
                "address_country_code": "US", "name_prefix": "Dr.",
                "name_first": "Miriam", "name_middle": "Louise",
                "name_last": "Trevino", "name_suffix": "Jr",
                "passport": {"number": "string", "country": "JP"},
                "title": "CFO", "phone_number": "+14105556789",
                "ssn": "888888888"
              }
            },
            "metro2_config": {
              "bloom_metadata": {
                "address_type": "CONFIRMED", "residence_type": "OWNS",
                "account_designations": [{
                  "account_id": "string",
                  "designation": "INDIVIDUAL"
                }]
              }
            }
          }],
          "partner_entity": {},
          "metro2_config": {
            "bloom_metadata": {
              "branch_identifier": "string",
              "customer_designations": [{
                "customer_id": "string",
                "designation": "INDIVIDUAL"
              }]
            }
          }
        }
        """
}
