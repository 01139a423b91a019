import ServicingHTTP

extension PostalAddress {
    /// The country codes that the document lists, 245 of them in its order: ISO 3166-1 alpha-2 as of some years ago.
    /// The withdrawn `AN` is among them; `BQ`, `CW`, `KP`, `SS` and `SX` are not.
    public static let countryCodes: [String] =
        """
        US GB CA AF AX AL DZ AS AD AO AI AQ AG AR AM AN AW AU AT AZ BS BH BD BB BY BE BZ BJ BM BT BO BA BW BV BR IO BN BG
        BF BI KH CM CV KY CF TD CL CN CX CC CO KM CG CD CK CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE ET FK FO FJ FI
        FR GF PF TF GA GM GE DE GH GI GR GL GD GP GU GT GG GN GW GY HT HM VA HN HK HU IS IN ID IR IQ IE IM IL IT JM JP JE
        JO KZ KE KI KR KW KG LA LV LB LS LR LY LI LT LU MO MK MG MW MY MV ML MT MH MQ MR MU YT MX FM MD MC MN ME MS MA MZ
        MM NA NR NP NL NC NZ NI NE NG NU NF MP NO OM PK PW PS PA PG PY PE PH PN PL PT PR QA RE RO RU RW BL SH KN LC MF PM
        VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA GS ES LK SD SR SJ SZ SE CH SY TW TJ TZ TH TL TG TK TO TT TN TR TM TC
        TV UG UA AE UM UY UZ VU VE VN VG VI WF EH YE ZM ZW
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}

extension FieldChecks {
    /// Checks the country of an address. Only a listed one is sent; any is read.
    mutating func addressCountry(_ field: String, _ code: String) {
        guard !PostalAddress.countryCodes.contains(code) else { return }
        add(
            field, "is not one of the documented country codes",
            allowed:
                "one of the document's 245 codes of ISO 3166-1, two capital letters; BQ, CW, KP, SS and SX are none")
    }

    /// Checks the country that issued a passport. The document's list stands with addresses alone; a passport's country
    /// is any of ISO 3166-1's, those that the list lacks among them.
    mutating func passportCountry(_ field: String, _ code: String) {
        guard !PostalAddress.countryCodes.contains(code), !["BQ", "CW", "KP", "SS", "SX"].contains(code) else { return }
        add(field, "is no country code of ISO 3166-1", allowed: "two capital letters, such as JP")
    }
}
