import Servicing
import ServicingHTTP

/// What becomes of an instruction's fields on the way into Canopy's terms, and what is wrong with those that have no
/// native field to be reported by.
struct TranslationNotes {
    private(set) var fields: [FieldFidelity] = []
    private var problems: [FieldProblem] = []

    /// Tells that a field is expressed as it was meant, where it was given.
    mutating func exact(_ field: String, _ value: (some Any)?, _ note: String = "") {
        if value != nil { fields.append(.exact(field, note)) }
    }

    /// Tells that a field is nearly expressed.
    mutating func approximate(_ field: String, _ note: String) {
        fields.append(.approximate(field, note))
    }

    /// Tells that a field is dropped, where it was given.
    mutating func dropped(_ field: String, _ value: (some Any)?, _ note: String) {
        if value != nil { fields.append(.notExpressible(field, note)) }
    }

    /// An amount as Canopy counts money, and a problem where it can't be counted so.
    mutating func cents(_ field: String, _ amount: Money?) -> Int? {
        guard let amount else { return nil }
        exact(field, amount)
        if let cents = amount.cents { return cents }
        problems.append(
            FieldProblem(field, "is not a whole number of cents that 64 bits hold", allowed: "whole cents"))
        return nil
    }

    /// The translation, or everything that is wrong with it: with the instruction's own fields, and then with those of
    /// the operation, which nobody else would check any more.
    func translation(
        to operation: some ProviderOperation<CanopyDialect>
    ) throws(ServicingError) -> Translation {
        guard problems.isEmpty else {
            var checks = FieldChecks()
            _ = operation.draft(for: CanopyDialect(), checking: &checks)
            throw ServicingError(
                .invalidRequest, .notSent, "Canopy can't be asked for this; nothing was sent",
                provider: CanopyDialect.provider, operation: type(of: operation).contract.name,
                problems: problems + checks.problems)
        }
        return Translation(operation, fields: fields)
    }
}
