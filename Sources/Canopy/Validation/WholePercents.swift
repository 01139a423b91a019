import Servicing
import ServicingHTTP

extension FieldChecks {
    /// Checks a share in percent that the document wants without decimals: a whole number from 0 to 100. `25.0` is one.
    mutating func wholePercent(_ field: String, _ percent: ExactDecimal) {
        guard percent.int.map((0...100).contains) != true else { return }
        add(field, "is not a whole percentage", allowed: "a whole number from 0 to 100, without decimals")
    }
}
