/// The answers that Canopy's document of its whole interface prints, transcribed from it.
enum CanopyExampleAnswers {
    /// `GET /api_users`.
    static let apiUsers = """
        [
          {
            "api_user_id": "dc3d83c5-b31e-48eb-80e7-38f12ac1a6e5",
            "organization_name": "Lever Card 3000",
            "name_first": "Analise",
            "name_last": "Goldberg",
            "email": "marissa@globex.com",
            "phone": "1-123-456-7890",
            "role": 1
          }
        ]
        """

    /// `POST /api_users`.
    static let invitation = """
        {
          "status": "success"
        }
        """

    /// `POST /register` and `GET /api_users/summary`.
    static let apiUser = """
        {
          "api_user_id": "dc3d83c5-b31e-48eb-80e7-38f12ac1a6e5",
          "organization_name": "Lever Card 3000",
          "name_first": "Analise",
          "name_last": "Goldberg",
          "email": "marissa@globex.com",
          "phone": "1-123-456-7890",
          "role": 1
        }
        """

    /// `GET /products`.
    static let products = """
        {
          "results": [
            {
              "product_id": "95fea111-d121-40f8-9e8e-a6c335e48a45",
              "created_at": "2019-03-20T09:12:28+00:00",
              "effective_at": "2016-11-27T13:19:56+00:00",
              "product_overview": {
                "product_name": "Blue Cash Express",
                "product_type": "REVOLVING",
                "product_short_description": "12mm3apr.",
                "product_long_description": "Student credit card.",
                "product_color": "#0000FF",
                "external_fields": [
                  {
                    "key": "client_product_id",
                    "value": "3e93a899-d267-4193-8509-6dba53c13b7b"
                  }
                ]
              },
              "product_lifecycle_policies": {
                "payment_due_policies": {
                  "delinquent_on_n_consecutive_late_fees": 2,
                  "charge_off_on_n_consecutive_late_fees": 5
                },
                "payment_pouring_policies": {
                  "pending_pmt_affects_avail_credit": true
                },
                "fee_policies": {
                  "late_fee_grace": "5 days",
                  "surcharge_fee_interval": "1 month",
                  "default_surcharge_fee_structure": [
                    {
                      "surcharge_start_inclusive_cents": 0,
                      "surcharge_end_exclusive_cents": 0,
                      "percent_surcharge": 0
                    }
                  ]
                },
                "billing_cycle_policies": {
                  "cycle_interval": "1 month",
                  "cycle_due_interval": "-5 days",
                  "first_cycle_interval": "25 days",
                  "close_of_business_time": "17:00:00-05:00",
                  "product_time_zone": "America/Chicago"
                },
                "interest_policies": {
                  "interest_calc_time": "11:21:04-08:00",
                  "interest_calc_method": "avg_daily_12"
                },
                "default_attributes": {
                  "default_credit_limit_cents": 600000,
                  "default_late_fee_cents": 50000,
                  "default_payment_reversal_fee_cents": 10000
                }
              },
              "promotional_policies": {
                "promo_len": 6,
                "promo_min_pay_type": "PERCENT_PRINCIPAL",
                "promo_purchase_window_len": 5,
                "promo_min_pay_percent": 100,
                "promo_interest_deferred": true,
                "promo_reset_on_first_charge": true,
                "promo_default_interest_rate_percent": 3,
                "promo_apr_range_inclusive_lower": 2,
                "promo_apr_range_inclusive_upper": 5
              },
              "post_promotional_policies": {
                "post_promo_len": 48,
                "post_promo_am_len_range_inclusive_lower": 2,
                "post_promo_am_len_range_inclusive_upper": 5,
                "post_promo_min_pay_type": "AM",
                "post_promo_default_interest_rate_percent": 3,
                "post_promo_apr_range_inclusive_lower": 2,
                "post_promo_apr_range_inclusive_upper": 5
              },
              "product_summary": {
                "accounts_overview": {
                  "account_count_total": 10005
                }
              },
              "admin": {
                "migration_mode": true
              }
            }
          ]
        }
        """

    /// `POST /products`.
    static let product = """
        {
          "product_id": "95fea111-d121-40f8-9e8e-a6c335e48a45",
          "created_at": "2019-03-20T09:12:28+00:00",
          "effective_at": "2016-11-27T13:19:56+00:00",
          "product_overview": {
            "product_name": "Blue Cash Express",
            "product_type": "REVOLVING",
            "product_short_description": "12mm3apr.",
            "product_long_description": "Student credit card.",
            "product_color": "#0000FF",
            "external_fields": [
              {
                "key": "client_product_id",
                "value": "3e93a899-d267-4193-8509-6dba53c13b7b"
              }
            ]
          },
          "product_lifecycle_policies": {
            "payment_due_policies": {
              "delinquent_on_n_consecutive_late_fees": 2,
              "charge_off_on_n_consecutive_late_fees": 5
            },
            "payment_pouring_policies": {
              "pending_pmt_affects_avail_credit": true
            },
            "fee_policies": {
              "late_fee_grace": "5 days",
              "surcharge_fee_interval": "1 month",
              "default_surcharge_fee_structure": [
                {
                  "surcharge_start_inclusive_cents": 0,
                  "surcharge_end_exclusive_cents": 0,
                  "percent_surcharge": 0
                }
              ]
            },
            "billing_cycle_policies": {
              "cycle_interval": "1 month",
              "cycle_due_interval": "-5 days",
              "first_cycle_interval": "25 days",
              "close_of_business_time": "17:00:00-05:00",
              "product_time_zone": "America/Chicago"
            },
            "interest_policies": {
              "interest_calc_time": "11:21:04-08:00",
              "interest_calc_method": "avg_daily_12"
            },
            "default_attributes": {
              "default_credit_limit_cents": 600000,
              "default_late_fee_cents": 50000,
              "default_payment_reversal_fee_cents": 10000
            }
          },
          "promotional_policies": {
            "promo_len": 6,
            "promo_min_pay_type": "PERCENT_PRINCIPAL",
            "promo_purchase_window_len": 5,
            "promo_min_pay_percent": 100,
            "promo_interest_deferred": true,
            "promo_reset_on_first_charge": true,
            "promo_default_interest_rate_percent": 3,
            "promo_apr_range_inclusive_lower": 2,
            "promo_apr_range_inclusive_upper": 5
          },
          "post_promotional_policies": {
            "post_promo_len": 48,
            "post_promo_am_len_range_inclusive_lower": 2,
            "post_promo_am_len_range_inclusive_upper": 5,
            "post_promo_min_pay_type": "AM",
            "post_promo_default_interest_rate_percent": 3,
            "post_promo_apr_range_inclusive_lower": 2,
            "post_promo_apr_range_inclusive_upper": 5
          },
          "product_summary": {
            "accounts_overview": {
              "account_count_total": 10005
            }
          },
          "admin": {
            "migration_mode": true
          }
        }
        """

    /// `POST /customers` and, the same, `PUT /customers/{customer_id}`.
    static let customer = """
        {
          "address_line_one": "12 Strawberry Road",
          "address_line_two": "Suite 101",
          "address_city": "Atlanta",
          "address_state": "GA",
          "address_zip": "99999-1000",
          "address_country_code": "US",
          "name_prefix": "Dr.",
          "name_first": "Miriam",
          "name_middle": "Louise",
          "name_last": "Trevino",
          "name_suffix": "Jr",
          "passport": {
            "number": "string",
            "country": "JP"
          },
          "customer_id": "31mNprzLd2bKl6koVna68ARM",
          "customer_type": "person",
          "verification_status": "verified",
          "title": "CFO",
          "phone_number": "+14105556789",
          "ssn": "888888888",
          "international_customer_id": "9999999999",
          "email": "marissa@protonmail.com",
          "date_of_birth": "1985-06-20",
          "business_details": {
            "business_legal_name": "Umbrella Corporation",
            "doing_business_as": "Umbrella",
            "business_ein": "888-888888",
            "business_type": "llc",
            "business_classification_id": "794D9D5E-B547-4B3B-8289-76484C1AFC5F",
            "website": "https://example.com",
            "controller": {
              "address_line_one": "12 Strawberry Road",
              "address_line_two": "Suite 101",
              "address_city": "Atlanta",
              "address_state": "GA",
              "address_zip": "99999-1000",
              "address_country_code": "US",
              "name_prefix": "Dr.",
              "name_first": "Miriam",
              "name_middle": "Louise",
              "name_last": "Trevino",
              "name_suffix": "Jr",
              "passport": {
                "number": "string",
                "country": "JP"
              },
              "title": "CFO",
              "phone_number": "+14105556789",
              "ssn": "888888888"
            }
          }
        }
        """

    /// `GET /customers/{customer_id}/beneficial_owners`.
    static let beneficialOwners = """
        [
          {
            "address_line_one": "12 Strawberry Road",
            "address_line_two": "Suite 101",
            "address_city": "Atlanta",
            "address_state": "GA",
            "address_zip": "99999-1000",
            "address_country_code": "US",
            "name_prefix": "Dr.",
            "name_first": "Miriam",
            "name_middle": "Louise",
            "name_last": "Trevino",
            "name_suffix": "Jr",
            "passport": {
              "number": "string",
              "country": "JP"
            },
            "beneficial_owner_id": "0x1234",
            "verification_status": "uncertified",
            "phone_number": "+14105556789",
            "email": "marissa@protonmail.com",
            "ssn": "000-00-0000",
            "date_of_birth": "2004-01-30"
          }
        ]
        """

    /// `POST /customers/{customer_id}/beneficial_owners`.
    static let beneficialOwner = """
        {
          "address_line_one": "12 Strawberry Road",
          "address_line_two": "Suite 101",
          "address_city": "Atlanta",
          "address_state": "GA",
          "address_zip": "99999-1000",
          "address_country_code": "US",
          "name_prefix": "Dr.",
          "name_first": "Miriam",
          "name_middle": "Louise",
          "name_last": "Trevino",
          "name_suffix": "Jr",
          "passport": {
            "number": "string",
            "country": "JP"
          },
          "beneficial_owner_id": "0x1234",
          "verification_status": "uncertified",
          "phone_number": "+14105556789",
          "email": "marissa@protonmail.com",
          "ssn": "000-00-0000",
          "date_of_birth": "2004-01-30"
        }
        """
}
