import ExactJSON
import Servicing

/// `servicing verify-credentials PROVIDER [options]`: whether the credentials in the
/// environment are good, found out by a read and never by a write.
struct VerifyCredentialsCommand {
    static let name = "verify-credentials"

    let provider: any CommandProvider.Type
    let arguments: Arguments
    let isJSON: Bool

    /// - Parameter words: the words after the command.
    static func read(_ words: [String]) throws(UsageError) -> VerifyCredentialsCommand {
        let arguments = try Arguments(words, options: [.json] + ProviderSession.options, command: name)
        let provider = try OperationWords.provider(arguments.positional.first, name)
        guard arguments.positional.count == 1 else { throw UsageError("\(name) takes one provider", name) }
        return VerifyCredentialsCommand(
            provider: provider, arguments: arguments, isJSON: try arguments.flag(.json, command: name) ?? false)
    }

    func run(environment: [String: String]) async -> Exit {
        do throws(ServicingError) {
            // Where there is a read that tells, it is sent to where the caller says and nowhere else.
            let isRead = try ProviderSession.planning(provider) is any VerifiesCredentials
            // Where there is none, nothing is sent, and the answer is the same whatever the credentials are.
            let session = try ProviderSession(
                provider, arguments, CommandCredentials(environment, for: provider.id, isForPlan: !isRead),
                documented: !isRead)
            let id = provider.id
            let check = try await session.connected { servicer async throws(ServicingError) in
                try await Gateway([servicer]).verifyCredentials(at: id)
            }
            Console.out(isJSON ? json(check).text() : "\(id) \(check)")
            return Exit(check)
        } catch {
            if isJSON { Console.out(error.json.text()) } else { Console.error(error.description) }
            // Whatever kept the provider from answering, it has not rejected the credentials.
            return Exit(error) == .badInput ? .badInput : .notSent
        }
    }

    private func json(_ check: CredentialCheck) -> JSONValue {
        let verdict =
            switch check {
            case .verified: "verified"
            case .rejected: "rejected"
            case .unverifiable: "unverifiable"
            }
        return .object([
            "provider": .string(provider.id.rawValue), "credentials": .string(verdict),
            "reason": check.reason.map { .string($0) } ?? .null,
        ])
    }
}

extension Exit {
    fileprivate init(_ check: CredentialCheck) {
        switch check {
        case .verified: self = .done
        case .rejected: self = .refused
        case .unverifiable: self = .differs
        }
    }
}
