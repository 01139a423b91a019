public import Servicing

/// A customer that is a business.
public struct BusinessDetails: Hashable, Sendable, Codable {
    /// The name in law, which for a sole proprietorship is a person's. The document's text has lost it; the example has
    /// it.
    public var businessLegalName: Sensitive<String>?
    /// The name it trades under.
    public var doingBusinessAs: Sensitive<String>?
    /// The employer identification number. The document asks for `NN-NNNNNNN` and shows `888-888888`, so what is read
    /// is not checked.
    public var businessEIN: Sensitive<String>?
    /// Its legal form. *Inferred.*
    public var businessType: BusinessType?
    /// Its trade, by a UUID of Dwolla's list. *Inferred.*
    public var businessClassificationID: String?
    /// Its website.
    public var website: String?
    /// Who controls it; may be null.
    public var controller: BusinessController?

    /// A business to send.
    ///
    /// - Parameters:
    ///   - businessLegalName: the name in law. The vendor's later pages require it (found there); whether the document
    ///     does went with its name, so it is left to Canopy to refuse what lacks it, as with ``PersonName``.
    ///   - doingBusinessAs: the name it trades under. Required.
    ///   - businessEIN: the employer identification number, `NN-NNNNNNN`. Required.
    ///   - businessType: one of ``BusinessType/documented``.
    ///   - businessClassificationID: its trade, by a UUID of Dwolla's list.
    ///   - website: a URL that can be resolved publicly.
    ///   - controller: who controls it.
    public init(
        businessLegalName: Sensitive<String>? = nil, doingBusinessAs: Sensitive<String>,
        businessEIN: Sensitive<String>,
        businessType: BusinessType? = nil, businessClassificationID: String? = nil, website: String? = nil,
        controller: BusinessController? = nil
    ) {
        self.businessLegalName = businessLegalName
        self.doingBusinessAs = doingBusinessAs
        self.businessEIN = businessEIN
        self.businessType = businessType
        self.businessClassificationID = businessClassificationID
        self.website = website
        self.controller = controller
    }

    private enum CodingKeys: String, CodingKey {
        case businessLegalName = "business_legal_name"
        case doingBusinessAs = "doing_business_as"
        case businessEIN = "business_ein"
        case businessType = "business_type"
        case businessClassificationID = "business_classification_id"
        case website
        case controller
    }
}
