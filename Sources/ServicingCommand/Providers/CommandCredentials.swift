import Servicing

/// Credentials from the environment. They are never taken from arguments, which other users of a machine can read.
struct CommandCredentials: Sendable {
    /// Where they come from, and what else it has.
    let environment: [String: String]
    private let provider: ProviderID
    /// Whether a missing credential is stood in for, as a plan shows none.
    private let isForPlan: Bool
    /// Whether the operation can be called without any.
    let areOptional: Bool

    init(_ environment: [String: String], for provider: ProviderID, isForPlan: Bool, areOptional: Bool = false) {
        self.environment = environment
        self.provider = provider
        self.isForPlan = isForPlan
        self.areOptional = areOptional
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

    /// The value of `SERVICING_<PROVIDER>_<NAME>` or `SERVICING_<NAME>`.
    ///
    /// - Parameter other: the variables that could be set instead, for the message.
    func required(_ name: String, orElse other: String? = nil) throws(ServicingError) -> String {
        try value(find(name), of: "SERVICING_" + name, orElse: other)
    }

    /// The value of `SERVICING_<PROVIDER>_<NAME>`.
    func requiredOwn(_ name: String) throws(ServicingError) -> String {
        try value(findOwn(name), of: ownVariable(name), orElse: nil)
    }

    private func ownVariable(_ name: String) -> String {
        "SERVICING_\(provider.rawValue.uppercased())_\(name)"
    }

    private func value(
        _ value: String?, of variable: String, orElse other: String?
    ) throws(ServicingError) -> String {
        if let value { return value }
        if isForPlan { return "not-set" }
        throw ServicingError(
            .invalidRequest, .notSent, "\(provider) needs a credential that is not set; nothing was sent",
            provider: provider,
            problems: [
                FieldProblem(
                    variable, "is not set in the environment",
                    allowed: "the credential's value" + (other.map { ", or \($0) instead" } ?? ""))
            ])
    }
}
