/// The request bodies that Canopy's document of its whole interface prints, transcribed from it.
enum CanopyExampleBodies {
    /// `POST /api_users`.
    static let invitation = """
        {
          "role": 3,
          "email": "marissa@globex.com",
          "name_first": "John",
          "name_last": "Doe",
          "phone": "1-234-567-8900"
        }
        """

    /// `POST /register`.
    static let registration = """
        {
          "name_first": "Harriet",
          "name_last": "Martins",
          "password": "newSecretPassword123!",
          "email": "harriet@acmecorporation.com",
          "organization_name": "Acme Corporation"
        }
        """

    /// `POST /products`.
    static let product = """
        {
          "effective_at": "2016-11-27T13:19:56+00:00",
          "product_id": "95fea111-d121-40f8-9e8e-a6c335e48a45",
          "product_overview": {
            "product_name": "BNPL 24 Month Standard",
            "product_type": "REVOLVING",
            "product_short_description": "12mm3apr.",
            "product_long_description": "Student credit card.",
            "product_color": "#0000FF"
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
              "default_late_fee_cents": 3000,
              "default_payment_reversal_fee_cents": 3000
            }
          },
          "promotional_policies": {
            "promo_len": 6,
            "promo_min_pay_type": "PERCENT_INTEREST",
            "promo_purchase_window_len": 5,
            "promo_interest_deferred": true,
            "promo_reset_on_first_charge": true,
            "promo_default_interest_rate_percent": 3,
            "promo_min_pay_percent": 100,
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
          "admin": {
            "migration_mode": true
          }
        }
        """

    /// `POST /customers`.
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
          "customer_id": "0x1234",
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
          },
          "assign_to_accounts": [
            {
              "account_id": "31mNprzLd2bKl6koVna68ARM",
              "customer_account_role": "PRIMARY",
              "customer_account_external_id": "4465220133024156"
            }
          ]
        }
        """

    /// `PUT /customers/{customer_id}`.
    static let customerUpdate = """
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
          "customer_type": "person",
          "verification_status": "verified",
          "phone_number": "+14105556789",
          "ssn": "888888888",
          "title": "CFO",
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

    /// `POST /accounts`. The document prints no example of this body: it breaks off before. This one is made of the
    /// fields that its text lists, with names of the vendor's other pages where the text has lost them.
    static let account = """
        {
          "effective_at": "2018-03-20T09:12:28+00:00",
          "account_id": "0x9876",
          "product_id": "95fea111-d121-40f8-9e8e-a6c335e48a45",
          "external_fields": [
            {
              "key": "client_account_id",
              "value": "3e93a899-d267-4193-8509-6dba53c13b7b"
            }
          ],
          "payment_processor_config": {
            "ach": {
              "payment_processor_name": "CANOPY_NACHA",
              "canopy_nacha_config": {
                "bank_routing_number": "123456789",
                "bank_account_number": "123456789",
                "bank_account_type": "CHECKING"
              }
            },
            "autopay_enabled": true,
            "default_payment_processor_method": "ACH"
          },
          "cycle_type": {
            "first_cycle_interval": "15 days",
            "late_fee_grace": "5 days"
          },
          "summary": {
            "credit_limit_cents": 600000,
            "max_approved_credit_limit_cents": 600000,
            "late_fee_cents": 2900,
            "payment_reversal_fee_cents": 2900,
            "initial_principal_cents": 60000,
            "interest_accrual_interval": "1 day"
          },
          "assign_customers": [
            {
              "customer_id": "31mNprzLd2bKl6koVna68ARM",
              "customer_account_role": "PRIMARY"
            }
          ]
        }
        """
}
