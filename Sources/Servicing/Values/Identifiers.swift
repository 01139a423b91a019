/// An identifier of one kind of thing, so that a borrower's id can't be passed for a loan's.
///
/// Identifiers are opaque: any text the provider accepts. What a provider refuses is checked when an instruction is
/// planned, not here.
public struct Identifier<Kind>: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    /// The id as the provider spells it.
    public let rawValue: String

    /// An id with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// An id with any text.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// An id written in the source.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// Reads a single string, or a whole number: providers write ids both ways. A decoder that reads numbers as strings
    /// gives a number's own digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            rawValue = try container.decode(String.self)
        } catch {
            guard let number = try? container.decode(Int64.self) else { throw error }
            rawValue = String(number)
        }
    }

    /// Writes a single string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// The id itself.
    public var description: String { rawValue }
}

/// The kinds of things that identifiers name.
public enum IdentifierKind {
    /// Someone who owes, as Finosu and Canopy call them.
    public enum Customer {}
    /// Someone who owes, as Kordev calls them.
    public enum Borrower {}
    /// A line of credit or a loan as an account, as Canopy calls it.
    public enum Account {}
    /// A loan.
    public enum Loan {}
    /// A product that accounts are of.
    public enum Product {}
    /// Someone who owns a business that is a customer.
    public enum BeneficialOwner {}
    /// An account that a pay-off is debited from.
    public enum PaymentAccount {}
    /// A caller's own mark on a request, echoed in the answer where the provider does so.
    public enum Request {}
}

/// A customer's id.
public typealias CustomerID = Identifier<IdentifierKind.Customer>
/// A borrower's id.
public typealias BorrowerID = Identifier<IdentifierKind.Borrower>
/// An account's id.
public typealias AccountID = Identifier<IdentifierKind.Account>
/// A loan's id.
public typealias LoanID = Identifier<IdentifierKind.Loan>
/// A product's id.
public typealias ProductID = Identifier<IdentifierKind.Product>
/// A beneficial owner's id.
public typealias BeneficialOwnerID = Identifier<IdentifierKind.BeneficialOwner>
/// The id of the account that is debited.
public typealias PaymentAccountID = Identifier<IdentifierKind.PaymentAccount>
/// A caller's own mark on a request.
public typealias RequestID = Identifier<IdentifierKind.Request>
