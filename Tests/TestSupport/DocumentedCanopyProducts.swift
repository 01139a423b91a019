// Canopy's documented products (canopy.core-api-1.8.44.txt, from line 572 on).

/// The answer that the document of `GET /products` prints, indented and otherwise as it stands there. It has no `paging`.
public let documentedProducts = """
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

/// The request that the document of `POST /products` prints.
public let documentedNewProduct = """
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

/// The answer that the document of `POST /products` prints: not what its request asks for, in four places.
public let documentedCreatedProduct = """
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
