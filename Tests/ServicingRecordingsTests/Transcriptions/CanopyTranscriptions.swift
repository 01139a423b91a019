import Canopy
import ServicingHTTP
import TestSupport

extension Transcription {
    /// The page on account statuses states no status but 200.
    static let canopy: [Transcription] = [
        Transcription(
            "canopy/set-account-status.bankruptcy.har", document: CanopyDialect.accountStatusDocument, .put,
            "https://example-uat-api.canopyservicing.com/accounts/can_52322/status",
            headers: [("Authorization", "Bearer $ACCESS_TOKEN"), ("Content-Type", "application/json")],
            body: #"{"account_status":"SUSPENDED","account_substatus":"BANKRUPTCY"}"#, 200, .json(documentedAccount),
            inferred: [("request.host", "the document has the placeholder <your_environment_name>")])
    ]
}
