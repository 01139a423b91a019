/// What the document of Canopy's whole interface prints for customers and beneficial owners, indented and otherwise as it
/// stands there.
public enum DocumentedPeople {
    /// The request of `POST /customers`.
    public static let newCustomer = """
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

    /// The answer of `POST /customers`, whose `customer_id` is another than the request's.
    public static let createdCustomer = """
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

    /// The request of `PUT /customers/1001`.
    public static let customerUpdate = """
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

    /// The answer of `PUT /customers/1001`.
    public static let updatedCustomer = """
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

    /// The answer of `GET /customers/31mNprzLd2bKl6koVna68ARM/beneficial_owners`.
    public static let owners = """
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

    /// The request of `POST /customers/31mNprzLd2bKl6koVna68ARM/beneficial_owners`.
    public static let newOwner = """
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

    /// The answer of `POST /customers/31mNprzLd2bKl6koVna68ARM/beneficial_owners`.
    public static let createdOwner = """
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
