/// Give an account a status, and a substatus that says why.
public struct SetAccountStatus: Instruction {
    /// The instruction's name.
    public static let name: InstructionName = "set-account-status"

    /// Which account.
    public var account: AccountID
    /// Its new status.
    public var status: AccountStatus
    /// Its new substatus. Nil clears it.
    public var substatus: AccountSubstatus?
    /// From when. Nil: from when the provider handles it.
    public var effectiveOn: Timestamp?

    /// An instruction.
    public init(
        account: AccountID, status: AccountStatus, substatus: AccountSubstatus? = nil, effectiveOn: Timestamp? = nil
    ) {
        self.account = account
        self.status = status
        self.substatus = substatus
        self.effectiveOn = effectiveOn
    }
}

/// What an account is, as a servicer sees it.
public struct AccountStatus: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The status' name.
    public let rawValue: String

    /// A status with any name; providers may answer ones that no document lists.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// In use.
    public static let active = AccountStatus(rawValue: "ACTIVE")
    /// Kept, but not in use.
    public static let suspended = AccountStatus(rawValue: "SUSPENDED")
    /// At its end.
    public static let closed = AccountStatus(rawValue: "CLOSED")

    /// The status' name.
    public var description: String { rawValue }
}

/// Why an account has its status, in the field's common terms.
public struct AccountSubstatus: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The substatus' name.
    public let rawValue: String

    /// A substatus with any name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The substatus' name.
    public var description: String { rawValue }
}
