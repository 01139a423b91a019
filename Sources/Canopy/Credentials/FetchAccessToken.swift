import ExactJSON
import Servicing
import ServicingHTTP

/// `POST /auth/token`: an access token for a client's id and secret.
///
/// *Found* in the vendor's public pages and its own client; the documents send bearer tokens and do not say where they
/// come from.
struct FetchAccessToken: ProviderOperation {
    static let contract = OperationContract(
        name: "fetch-access-token",
        signature: "POST /auth/token",
        isWrite: false,
        repeatability: .inferred("asking again for a token changes nothing: the one that was lost is not used"),
        document: CanopyDialect.publicPages,
        worksWithoutCredential: true,
        carriesSecret: true)

    let clientID: String
    let clientSecret: Secret

    /// A token and what is said of its time.
    struct Answer: Sendable {
        let token: Secret
        /// How long it is good for; nil where that is missing or can't be read, and zero where it is over at once.
        let lifetime: Duration?
    }

    var scope: String { "an access token for API calls" }
    var secrets: [Secret] { [clientSecret] }

    func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        problems.text("client_id", clientID)
        problems.text("client_secret", clientSecret.reveal())
        return RequestDraft(
            .post, "/auth/token", json: ["client_id": clientID, "client_secret": clientSecret.reveal()])
    }

    func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        let root = answer.document.root
        guard let token = root["access_token"]?.string, !token.isEmpty else {
            throw .unreadable("it has no access_token")
        }
        if let type = root["token_type"]?.string, type.lowercased() != "bearer" {
            throw .unreadable("its token_type is not Bearer")
        }
        let text = root["expires_in"].flatMap { $0.number?.text ?? $0.string }
        return Reading(Answer(token: Secret(token), lifetime: text.flatMap(Double.init).flatMap(Self.duration)))
    }

    /// Between nothing and a year: nobody keeps a token for longer.
    private static func duration(seconds: Double) -> Duration? {
        seconds.isNaN ? nil : .seconds(max(0, min(seconds, 365 * 86_400)))
    }

    init(clientID: String, clientSecret: Secret) {
        self.clientID = clientID
        self.clientSecret = clientSecret
    }

    private enum CodingKeys: String, CodingKey {
        case clientID = "client_id"
    }

    /// Cannot be read: what it was written as has no secret.
    init(from decoder: any Decoder) throws {
        throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "a client's secret is not stored"))
    }

    /// Writes the client's id, not its secret.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(clientID, forKey: .clientID)
    }
}
