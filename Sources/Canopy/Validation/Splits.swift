import Servicing
import ServicingHTTP

extension FieldChecks {
    /// Checks how a payment or draw-down is split: "Sum of splits for a borrower must = 100%. No decimals allowed". Only
    /// what is sent is checked: the document's example of an answer has a single part of 25.
    mutating func splits(_ field: String, _ splits: some RandomAccessCollection<PayoutSplit>) {
        var sum: Int? = 0
        for (index, split) in splits.enumerated() {
            let place = "\(field)[\(index)]"
            let entityField = place + ".payout_entity_id"
            if let entity = required(entityField, split.payoutEntityID, allowed: "a payout entity's id") {
                text(entityField, entity.rawValue)
            }
            let percentField = place + ".split_percent"
            let percent = required(percentField, split.splitPercent, allowed: "a whole number from 0 to 100")
            if let percent { wholePercent(percentField, percent) }
            // Parts that are wrong by themselves have no sum worth telling.
            let part = percent?.int.flatMap { (0...100).contains($0) ? $0 : nil }
            sum = part.flatMap { part in sum.map { $0 + part } }
        }
        guard let sum, sum != 100 else { return }
        add(field, "has parts that add up to \(sum)", allowed: "parts that add up to 100")
    }
}
