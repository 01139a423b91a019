/// A business's legal form.
public struct BusinessType: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A form with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// One person's.
    public static let soleProprietorship = BusinessType(rawValue: "sole_proprietorship")
    /// A limited liability company.
    public static let llc = BusinessType(rawValue: "llc")
    /// An association without legal form.
    public static let unincorporatedAssociation = BusinessType(rawValue: "unincorporated_association")
    /// A trust.
    public static let trust = BusinessType(rawValue: "trust")
    /// A corporation.
    public static let corporation = BusinessType(rawValue: "corporation")
    /// A corporation whose shares are traded.
    public static let publicCorporation = BusinessType(rawValue: "corporation_public")
    /// Not for profit. The document spells it `non_profile`, so that is what is sent. Where `non_profit` is read, as the
    /// document should have spelt it, it is kept as it came, and sent in the document's spelling.
    public static let nonProfit = BusinessType(rawValue: "non_profile")
    /// A partnership.
    public static let partnership = BusinessType(rawValue: "partnership")

    /// The values that the documents list.
    public static let documented: [BusinessType] = [
        .soleProprietorship, .llc, .unincorporatedAssociation, .trust, .corporation, .publicCorporation, .nonProfit,
        .partnership,
    ]

    /// The value in the document's spelling.
    var sent: BusinessType { rawValue == "non_profit" ? .nonProfit : self }

    /// Whether it is the same form, in whatever spelling.
    public static func == (one: BusinessType, other: BusinessType) -> Bool { one.sent.rawValue == other.sent.rawValue }

    /// Hashes the document's spelling.
    public func hash(into hasher: inout Hasher) { hasher.combine(sent.rawValue) }
}
