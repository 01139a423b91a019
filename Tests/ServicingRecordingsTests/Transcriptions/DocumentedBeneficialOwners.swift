/// Examples that Canopy's document prints, as they stand there (canopy.core-api-1.8.44.txt).
enum DocumentedBeneficialOwners {
    /// The answer of `GET /customers/{customer_id}/beneficial_owners` (from line 3093 on).
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

    /// The request of `POST /customers/{customer_id}/beneficial_owners` (from line 3288 on).
    static let newBeneficialOwner = """
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

    /// The answer of `POST /customers/{customer_id}/beneficial_owners` (from line 3312 on).
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
