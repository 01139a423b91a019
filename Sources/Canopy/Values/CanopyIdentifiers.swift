public import Servicing

/// A product's id. Canopy's documents write it as a text and older organisations have numbers; both are read.
public typealias ProductID = Identifier<Account.Product>

/// The id of a payout entity: a text in `payout_entities`, a number in the documents' payout and disbursement examples.
/// Both are read, a number as its digits.
public typealias PayoutEntityID = Identifier<PayoutEntity>
