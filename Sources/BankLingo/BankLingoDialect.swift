public import ExactJSON
public import Servicing
public import ServicingHTTP

/// What BankLingo's commands share: one URL for all, an envelope around requests, `success/message/data/errors` around
/// answers.
public struct BankLingoDialect: ProviderDialect {
    /// `banklingo`.
    public static let provider: ProviderID = "banklingo"

    /// BankLingo's page "Initiate Loan Pay-Off".
    public static let payOffDocument = SourceDocument(
        title: "BankLingo: InitiateLoanPayOffCommand", version: nil,
        sha256: "f4f7b011c1d35410d26e555ac43eba1d21b6efc4467b097bb49934f7f148daf5")

    /// The documents this adapter was written from.
    public static let documents = [payOffDocument]

    /// Credentials, the tenant among them, and personal data as commonly named, `notes` among them, since it is free text.
    public static let redaction = RedactionRules.standard.adding(
        headers: ["X-Tenant-ID"],
        documentedPhrases: [
            "Invalid request parameters", "Loan not found", "Loan pay-off validation failed",
            "Insufficient funds in payment account", "Loan has pending transactions", "Loan must be in active status",
        ])

    /// How a command's name and fields are sent.
    public let envelope: CommandEnvelope

    init(envelope: CommandEnvelope) {
        self.envelope = envelope
    }

    /// `message`, and `errors` whose items are `{field, message}` in a 400, texts in a 422 and absent in a 404.
    public func complaint(status: Int, body: JSONValue?) -> ProviderComplaint {
        ProviderComplaint(reading: body)
    }

    /// The document's own messages.
    public func meaning(ofStatus status: Int) -> String? {
        switch status {
        case 400: "Invalid request parameters"
        case 404: "Loan not found"
        case 422: "Loan pay-off validation failed"
        default: nil
        }
    }
}

/// How a command's name and fields are sent to the one URL that all commands share.
///
/// The document prints a flat body without any name, which is the default; the vendor's other pages name the command.
public enum CommandEnvelope: String, Hashable, Sendable, Codable, CaseIterable {
    /// The fields alone, as the document prints them.
    case flat
    /// `{"cmd": …, "data": …}`, as most of the vendor's other pages have it (found there, not in the document).
    case cmd
    /// `{"commandName": …, "data": …}`, as one of the vendor's other pages has it (found there, not in the document).
    case commandName
}
