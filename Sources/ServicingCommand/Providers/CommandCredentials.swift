import Servicing

/// Credentials from the environment. They are never taken from arguments, which other users of a machine can read.
struct CommandCredentials: Sendable {
    private let environment: [String: String]
    private let provider: ProviderID
    /// Whether a missing credential is stood in for, as a plan shows none.
    private let isForPlan: Bool

    init(_ environment: [String: String], for provider: ProviderID, isForPlan: Bool) {
        self.environment = environment
        self.provider = provider
        self.isForPlan = isForPlan
    }

    /// `SERVICING_<PROVIDER>_<NAME>` before `SERVICING_<NAME>`; the former set to nothing means none.
    func find(_ name: String) -> String? {
        let value = environment[ownVariable(name)] ?? environment["SERVICING_" + name]
        return value == "" ? nil : value
    }

    /// `SERVICING_<PROVIDER>_<NAME>` alone.
    func findOwn(_ name: String) -> String? {
        let value = environment[ownVariable(name)]
        return value == "" ? nil : value
    }

    private func ownVariable(_ name: String) -> String {
        "SERVICING_\(provider.rawValue.uppercased())_\(name)"
    }

    func required(_ name: String) throws(ServicingError) -> String {
        if let value = find(name) { return value }
        if isForPlan { return "not-set" }
        throw ServicingError(
            .invalidRequest, .notSent, "\(provider) needs a credential that is not set; nothing was sent",
            provider: provider,
            problems: [
                FieldProblem("SERVICING_" + name, "is not set in the environment", allowed: "the credential's value")
            ])
    }
}
