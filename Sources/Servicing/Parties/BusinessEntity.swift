/// A business that is a customer.
public struct BusinessEntity: Hashable, Sendable, Codable {
    /// Its registered name, which for a sole proprietorship is a person's.
    public var legalName: Sensitive<String>?
    /// The name it trades under.
    public var tradingName: Sensitive<String>?
    /// The number that its tax authority knows it by; in the US the EIN, `NN-NNNNNNN`.
    public var taxID: Sensitive<String>?
    /// Its legal form.
    public var form: LegalForm?
    /// Its website.
    public var website: String?
    /// Who controls it.
    public var controller: Individual?

    /// A business.
    public init(
        legalName: Sensitive<String>? = nil, tradingName: Sensitive<String>? = nil, taxID: Sensitive<String>? = nil,
        form: LegalForm? = nil, website: String? = nil, controller: Individual? = nil
    ) {
        self.legalName = legalName
        self.tradingName = tradingName
        self.taxID = taxID
        self.form = form
        self.website = website
        self.controller = controller
    }

    /// A business's legal form.
    public enum LegalForm: String, Hashable, Sendable, Codable, CaseIterable {
        /// One person who is the business.
        case soleProprietorship = "sole-proprietorship"
        /// A limited liability company.
        case limitedLiabilityCompany = "limited-liability-company"
        /// An association that is not incorporated.
        case unincorporatedAssociation = "unincorporated-association"
        /// A trust.
        case trust
        /// A corporation in private hands.
        case corporation
        /// A corporation whose shares are traded publicly.
        case publicCorporation = "public-corporation"
        /// A business without profits to distribute.
        case nonProfit = "non-profit"
        /// A partnership.
        case partnership
    }
}
