/// From reason to native call, for one provider.
public struct WindDownTable: Hashable, Sendable {
    /// The rows, one a reason.
    public let rows: [Row]

    /// What a native call does to whatever is wound down. Never passed one for another.
    public enum Act: String, Hashable, Sendable, Codable, CaseIterable, CustomStringConvertible {
        /// Communications and scheduled payments end; the debt and the contract stay.
        case stopServicing = "stop servicing"
        /// The account is suspended.
        case suspendAccount = "suspend the account"
        /// The account is closed.
        case closeAccount = "close the account"
        /// The account stays active and is marked.
        case markAccount = "mark the account"
        /// A pay-off is taken from an account: money moves.
        case payOff = "take a pay-off"
        /// The contract is cancelled.
        case cancelContract = "cancel the contract"

        /// In words.
        public var description: String { rawValue }
    }

    /// One reason's native call.
    public struct Row: Hashable, Sendable {
        /// The reason.
        public let reason: WindDownReason
        /// What the native call does.
        public let act: Act
        /// The native value or call, for example `SUSPENDED/BANKRUPTCY`.
        public let native: String
        /// Whether the native call says just what the reason says.
        public let fidelity: FieldFidelity

        /// A row that says just what the reason says; a note may tell what that rests on.
        public static func exact(
            _ reason: WindDownReason, _ act: Act, _ native: String, _ note: String = ""
        ) -> Row {
            Row(reason: reason, act: act, native: native, fidelity: .exact("reason", note))
        }

        /// A row that says nearly what the reason says; the note tells the difference.
        public static func approximate(_ reason: WindDownReason, _ act: Act, _ native: String, _ note: String) -> Row {
            Row(reason: reason, act: act, native: native, fidelity: .approximate("reason", note))
        }
    }

    /// A table.
    public init(_ rows: [Row]) {
        precondition(Set(rows.map(\.reason)).count == rows.count, "a reason has two rows")
        self.rows = rows
    }

    /// The row of a reason.
    ///
    /// - Throws: `unsupported`, naming the reasons that the provider does offer.
    public func row(for reason: WindDownReason, at provider: ProviderID) throws(ServicingError) -> Row {
        if let row = rows.first(where: { $0.reason == reason }) { return row }
        throw ServicingError(
            .unsupported, .notSent, "\(provider) has no way to wind down for the reason '\(reason)'",
            hint: "\(provider) offers: \(rows.map(\.reason.rawValue).joined(separator: ", "))",
            provider: provider,
            problems: [
                FieldProblem(
                    "reason", "the provider has no call that says this",
                    allowed: rows.map(\.reason.rawValue).joined(separator: ", "))
            ])
    }
}
