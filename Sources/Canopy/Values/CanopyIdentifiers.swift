public import Servicing

/// The id of a payout entity: a text in `payout_entities`, a number in the documents' payout and disbursement examples.
/// Both are read, a number as its digits.
public typealias PayoutEntityID = Identifier<PayoutEntity>
