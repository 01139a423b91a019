import ServicingHTTP
import Testing

@testable import Canopy

@Suite("Countries and postal codes that are sent")
struct AddressValidationTests {
    private static func isTaken(_ check: (inout FieldChecks) -> Void) -> Bool {
        var checks = FieldChecks()
        check(&checks)
        return checks.problems.isEmpty
    }

    @Test("are of the document's own list of 245, with the withdrawn AN and without five of today's")
    func list() {
        let codes = PostalAddress.countryCodes
        #expect(codes.count == 245)
        #expect(Set(codes).count == 245)
        #expect(codes.allSatisfy { $0.count == 2 && $0.allSatisfy { ("A"..."Z").contains($0) } })
        #expect(codes.first == "US")
        #expect(codes.last == "ZW")
        #expect(codes.contains("AN"))
        #expect(Set(codes).isDisjoint(with: ["BQ", "CW", "KP", "SS", "SX"]))
    }

    @Test("are listed countries", arguments: ["US", "GB", "AN", "ZW"])
    func goodCountries(code: String) {
        #expect(Self.isTaken { $0.addressCountry("c", code) })
        #expect(Self.isTaken { $0.passportCountry("c", code) })
    }

    @Test("are no others", arguments: ["", "us", "USA", "ZZ", "XK", "U", "US "])
    func badCountries(code: String) {
        #expect(!Self.isTaken { $0.addressCountry("c", code) })
        #expect(!Self.isTaken { $0.passportCountry("c", code) })
    }

    @Test(
        "may be of a country that the list lacks where it is a passport's", arguments: ["BQ", "CW", "KP", "SS", "SX"])
    func passports(code: String) {
        #expect(!Self.isTaken { $0.addressCountry("c", code) })
        #expect(Self.isTaken { $0.passportCountry("c", code) })
    }

    @Test(
        "are five digits, or nine with a dash or without, in the US and where no country is given",
        arguments: ["US", nil])
    func zips(country: String?) {
        for good in ["30301", "99999-1000", "999991000", "00501"] {
            #expect(Self.isTaken { $0.postalCode("z", good, country: country) }, "\(good)")
        }
        for bad in [
            "", "3030", "303011", "99999-100", "99999 1000", "9999910000", "99999100", "K1A 0B1", "3030a", "30301-",
        ] {
            #expect(!Self.isTaken { $0.postalCode("z", bad, country: country) }, "\(bad)")
        }
    }

    @Test("are another country's own where it is given, as the document's rule can't hold there")
    func foreignCodes() {
        for (country, good) in [
            ("CA", "K1A 0B1"), ("GB", "SW1A 1AA"), ("JP", "100-0001"), ("DE", "10115"), ("AR", "C1425CLA"),
            ("IE", "D02 AF30"), ("PT", "1000-205"), ("IS", "101"), ("PR", "00901-0001"),
        ] {
            #expect(Self.isTaken { $0.postalCode("z", good, country: country) }, "\(good)")
        }
        for bad in ["", " ", "-", "K1A\n0B1", " K1A", "K1A 0B1 ", "K1A;0B1", "〒1000001"] {
            #expect(!Self.isTaken { $0.postalCode("z", bad, country: "CA") }, "\(bad)")
        }
    }
}
