/// A body of `POST /accounts` with every field of the request's table. The document is cut off before its example, so this
/// one was put together for the tests: its values are those of the documented account where that has the field, the
/// defaults and ranges of the text where it has not, and the card numbers are the card networks' own test numbers.
public let completeNewAccount = """
    {
      "effective_at": "2018-03-20T09:12:28+00:00",
      "account_id": "31mNprzLd2bKl6koVna68ARM",
      "product_id": "prod_4p1sc",
      "external_fields": [
        {
          "key": "Umbrella Corporation",
          "value": "22445702-a389-431f-927d-07b8d0750787"
        }
      ],
      "payment_processor_config": {
        "ach": {
          "payment_processor_name": "REPAY",
          "repay_config": {
            "repay_check_type": "PERSONAL",
            "repay_account_type": "CHECKING",
            "repay_transit_number": "012345678",
            "repay_account_number": "987654321",
            "repay_name_on_check": "Miriam Trevino"
          },
          "dwolla_config": {
            "dwolla_plaid_token": "processor-sandbox-dwolla"
          },
          "modern_treasury_config": {
            "name": "Miriam L Trevino",
            "account_number": "12345678",
            "account_type": "SAVINGS",
            "routing_number": "999999992",
            "plaid_processor_token": "processor-sandbox-treasury"
          },
          "canopy_nacha_config": {
            "bank_routing_number": "999999993",
            "bank_account_number": "1001001234",
            "bank_account_type": "GL"
          }
        },
        "debit_card": {
          "payment_processor_name": "AUTHORIZE_NET",
          "repay_config": {
            "repay_card_number": "4111111111111111",
            "repay_exp_date": "0427",
            "repay_name_on_card": "M Trevino",
            "repay_street": "12 Strawberry Road",
            "repay_zip": "99999-1000"
          },
          "authorize_net_config": {
            "card_number": "4012888888881881",
            "expiry_month": "04",
            "expiry_year": "2027",
            "cvv": "0339"
          }
        },
        "credit_card": {
          "payment_processor_name": "CHECKOUT",
          "checkout_config": {
            "source_id": "cus_6artgoevd77u7ojah2wled32s",
            "card_token": "tok_4gzeau5o2uqubbk6fufs3m7p54",
            "card_number": "4242424242424242",
            "expiry_month": "12",
            "expiry_year": "2031",
            "cvv": "739"
          }
        },
        "autopay_enabled": true,
        "default_payment_processor_method": "ACH"
      },
      "disbursements_config": {
        "disbursement_source_payout_entity_id": "1009",
        "disbursement_split_percentages": {
          "principal": [
            {
              "payout_entity_id": "1009",
              "split_percent": 25
            },
            {
              "payout_entity_id": "0x1234",
              "split_percent": 75
            }
          ]
        }
      },
      "payouts_config": {
        "payout_split_percentages": {
          "principal": [
            {
              "payout_entity_id": "1009",
              "split_percent": 100
            }
          ],
          "interest": [
            {
              "payout_entity_id": "1009",
              "split_percent": 100
            }
          ],
          "fee": [
            {
              "payout_entity_id": "1009",
              "split_percent": 100
            }
          ]
        }
      },
      "cycle_type": {
        "first_cycle_interval": "11 days",
        "late_fee_grace": "2 days"
      },
      "discounts": {
        "prepayment_discount_config": {
          "loan_discount_cents": 800000,
          "loan_discount_at": "2018-03-20T09:12:28+00:00"
        }
      },
      "summary": {
        "credit_limit_cents": 400000,
        "max_approved_credit_limit_cents": 400000,
        "late_fee_cents": 2900,
        "payment_reversal_fee_cents": 2900,
        "origination_fee_cents": 2000,
        "annual_fee_cents": 1000,
        "monthly_fee_cents": 500,
        "initial_principal_cents": 200000,
        "late_fee_cap_percent": 12.5,
        "payment_reversal_fee_cap_percent": 6.2,
        "interest_accrual_interval": "1 day"
      },
      "promo_overview": {
        "promo_len": 6,
        "promo_min_pay_type": "PERCENT_PRINCIPAL_INTEREST",
        "promo_purchase_window_len": 5,
        "promo_min_pay_percent": 50,
        "promo_impl_interest_rate_percent": 6.2
      },
      "post_promo_overview": {
        "post_promo_impl_interest_rate_percent": 6.2,
        "post_promo_len": 48
      },
      "associated_entities": {
        "merchant_name": "Acme Corporation",
        "lender_name": "Globex Lending Corp"
      },
      "plaid_config": {
        "plaid_access_token": "access-sandbox-1",
        "plaid_account_id": "plaid-account-1",
        "check_balance_enabled": true
      },
      "assign_customers": [
        {
          "customer_id": "can_1001",
          "customer_account_role": "PRIMARY",
          "customer_account_external_id": "4465220133024156"
        }
      ]
    }
    """
