public import Servicing
import ServicingHTTP

extension CanopyServicer: VerifiesCredentials {
    /// Reads the summary of the API user whose token is sent.
    ///
    /// A 401, and a 403 with the code `not_authorized`, are about the token: it is rejected, and so are client credentials
    /// of which the same is answered or one of OAuth's codes. Any other 403 may be about what the user may do, and the
    /// document's 404, `No API user found.`, is answered by a base URL that leads to another place just as well, so
    /// neither tells; nor does any other refusal of a token.
    public func verifyCredentials(options: PlanOptions) async throws(ServicingError) -> CredentialCheck {
        do {
            _ = try await client.call(APIUserSummary(), options: PlanOptions(timeout: options.timeout))
            return .verified
        } catch {
            // Without an answer of the provider's it is the app's own token source that has none to give.
            guard error.complaint?.statusCode != nil else { throw error }
            switch error.kind {
            case .unauthenticated: return .rejected(error.message)
            case .forbidden: return .unverifiable("\(error.message): the credentials or what they may do")
            case .notFound: return .unverifiable("\(error.message): the credentials' API user or the base URL")
            case .malformedResponse where Self.isRefusedToken(error):
                return .unverifiable("\(error.message): the base URL, or the form of the credentials")
            default: throw error
            }
        }
    }

    /// Whether no token could be had as the place that was asked for it said no, and not of the credentials.
    private static func isRefusedToken(_ error: ServicingError) -> Bool {
        error.effect == .notSent && (400...499).contains(error.complaint?.statusCode ?? 0)
    }
}
