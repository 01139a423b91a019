import ExactJSON

extension BankLingoMock {
    /// How a request says which command it is. The document's own body is flat and names none; the vendor's other
    /// pages send the two envelopes to the same address (*inferred* for this command).
    public enum Envelope: String, Hashable, Sendable, CaseIterable {
        /// The parameters alone: the pay-off.
        case flat
        /// `{"cmd":…,"data":{…}}`.
        case cmd
        /// `{"commandName":…,"data":{…}}`.
        case commandName

        /// The member that names the command.
        var key: String? {
            switch self {
            case .flat: nil
            case .cmd: "cmd"
            case .commandName: "commandName"
            }
        }
    }

    static let command = "InitiateLoanPayOffCommand"

    /// The command's parameters, taken out of whichever envelope they came in.
    func parameters(in body: JSONValue?) throws(MockAnswer) -> JSONObject {
        guard let body = body?.object else {
            throw Self.invalid([("body", "must be an object")], by: BankLingoRules.invalidParameters)
        }
        let envelope: Envelope = body["cmd"] != nil ? .cmd : body["commandName"] != nil ? .commandName : .flat
        guard envelopes.contains(envelope) else {
            let taken = Envelope.allCases.filter(envelopes.contains).map { $0.key.map { "{\($0), data}" } ?? "flat" }
            throw Self.invalid(
                [("body", "this world takes only: " + taken.joined(separator: ", "))], by: BankLingoRules.envelopes)
        }
        guard let key = envelope.key else { return body }
        guard body[key]?.string == Self.command else {
            throw Self.invalid([(key, "the mock knows only \(Self.command)")], by: BankLingoRules.otherCommand)
        }
        guard let data = body["data"]?.object else {
            throw Self.invalid([("data", "must be an object")], by: BankLingoRules.envelopes)
        }
        return data
    }
}
