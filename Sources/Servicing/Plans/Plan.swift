public import ExactJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What would be done, without doing it: a value that a person can read and approve and a program can store.
///
/// The encoded form keeps personal data, since execution needs it, and leaves credentials out; the description masks
/// both. A plan that was changed after it was made, has expired, or was made for another place is not executed.
public struct Plan: Hashable, Sendable, Codable {
    /// The plan's own id.
    public let id: String
    /// The provider.
    public let provider: ProviderID
    /// The native operation, for example `initiate-pay-off`.
    public let operation: OperationName
    /// The native operation's fields.
    public let instruction: JSONValue
    /// The exact request.
    public let request: NativeRequest
    /// What the operation acts on.
    public let scope: String
    /// What else happens.
    public let sideEffects: [String]
    /// How well the provider expresses each field of the unified instruction; empty for a native call.
    public let fields: [FieldFidelity]
    /// The approximations that the caller agreed to.
    public let accepted: [String]
    /// Whether the operation moves money.
    public let movesMoney: Bool
    /// Whether the operation may be sent again.
    public let repeatability: Repeatability
    /// When the plan was made.
    public let createdAt: Timestamp
    /// When it can no longer be executed.
    public let expiresAt: Timestamp
    /// SHA-256 over everything above, in lower-case hexadecimal. It finds a change, not a forger: whoever can change a
    /// plan can compute it anew, so store plans where only those who may act can write.
    public private(set) var digest: String

    /// A sealed plan.
    public init(
        translation: Translation, instruction: JSONValue, request: NativeRequest, provider: ProviderID,
        contract: OperationContract, scope: String, sideEffects: [String], options: PlanOptions,
        now: Timestamp = .now
    ) {
        id = UUID().uuidString
        self.provider = provider
        operation = contract.name
        self.instruction = instruction
        self.request = request
        self.scope = scope
        self.sideEffects = sideEffects
        fields = translation.fields
        accepted = options.accepting.sorted()
        movesMoney = contract.movesMoney
        repeatability = contract.repeatability
        createdAt = now
        // At most a year: an approval that old is none.
        let bounded = max(.zero, min(options.lifetime, .seconds(365 * 86_400)))
        let lifetime = Double(bounded.components.seconds) + Double(bounded.components.attoseconds) / 1e18
        expiresAt = Timestamp(now.date.addingTimeInterval(lifetime))
        digest = ""
        digest = computedDigest()
    }

    /// Whether the plan still is what was made.
    public var isUnaltered: Bool { !digest.isEmpty && digest == computedDigest() }

    /// Whether the plan's time is over.
    public func isExpired(at now: Timestamp = .now) -> Bool { !now.isEarlier(than: expiresAt) }

    private func computedDigest() -> String {
        var unsealed = self
        unsealed.digest = ""
        var options = ExactJSONEncoder.Options()
        options.sortedKeys = true
        guard let bytes = try? ExactJSONEncoder(options: options).encode(unsealed) else { return "" }
        return SHA256.hexDigest(of: bytes)
    }
}

extension Plan: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The plan for a person's eyes, credentials and personal data masked.
    public var description: String {
        var text = """
            plan \(id)
            \(provider) \(operation), until \(expiresAt)
            scope: \(scope)

            """
        for effect in sideEffects { text += "side effect: \(effect)\n" }
        for field in fields { text += "field \(field)\n" }
        if movesMoney { text += "moves money\n" }
        text += "repeatable: \(repeatability)\n"
        text += "digest: \(digest)\n\n"
        return text + request.masked
    }

    /// The description.
    public var debugDescription: String { description }

    /// The description alone, so that dumping a plan shows no more than printing it.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
