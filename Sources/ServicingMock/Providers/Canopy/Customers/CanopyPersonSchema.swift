import ExactJSON

extension CanopyMock.BodySchema.Member {
    /// Address and name, as customers, their businesses' controllers and beneficial owners have them
    /// (canopy.core-api-1.8.44.txt, lines 2112 to 2142).
    ///
    /// What stands for no more than a bullet in the document has lost its name and with it whether it is required:
    /// nothing of it is (*inferred*).
    static let addressAndName: [Self] =
        [
            .required("address_line_one", .text()), .optional("address_line_two", .text()),
            .required("address_city", .text()), .required("address_state", .text()),
            .required("address_zip", .text()), .optional("address_country_code", .choice(CanopyMock.countries)),
        ] + ["name_prefix", "name_first", "name_middle", "name_last", "name_suffix"].map { .optional($0, .text()) }

    /// The passport (lines 2144 to 2151).
    static let passport = Self.optional(
        "passport", .object([.required("number", .text()), .required("country", .text(.countryCode))]))
}

extension CanopyMock.BodyReading {
    /// What a person's fields must be together.
    ///
    /// - Parameters:
    ///   - person: the person as it was read.
    ///   - sent: the person as it was sent.
    ///   - place: where it stands, as a JSON Pointer.
    ///   - isNew: whether the request creates the person: only then must there be a passport for a foreign address.
    mutating func checkPerson(_ person: JSONValue?, sent: JSONValue?, at place: String, isNew: Bool) {
        guard let person = person?.object else { return }
        let country = person["address_country_code"]?.string ?? "US"
        if country == "US", let zip = person["address_zip"]?.string, !CanopyMock.TextForm.zipCode.matches(zip) {
            add(CanopyMock.TextForm.zipCode.violation(at: place + "/address_zip"))
        }
        // One that was sent and is wrong has been told of.
        if isNew, country != "US", sent?["passport"] == nil { add(.missing("passport", in: place)) }
    }
}
