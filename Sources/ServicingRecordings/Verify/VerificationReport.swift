public import Servicing

/// What came of comparing one recording with a server.
public struct VerificationReport: Hashable, Sendable {
    /// Something that was found.
    public enum Finding: Hashable, Sendable {
        /// The answer to an interaction's request, counted from 1, is another one.
        case drift(Drift, interaction: Int)
        /// An interaction, or all where it is nil, could not be compared. Nothing is known of it: this is no drift.
        case couldNotCheck(interaction: Int?, reason: String)
        /// Nobody can bring about the state that the recording needs.
        case unknownState(String, known: [String])
        /// The recording is older than recordings may be.
        case expired(recordedAt: Timestamp, days: Int)
    }

    /// The recording's name.
    public let recording: String
    /// How many interactions were compared.
    public let compared: Int
    /// What was found, in the order of the interactions.
    public let findings: [Finding]

    /// Whether every interaction was compared and nothing is different but for what was added, and the recording is not
    /// too old.
    public var isWell: Bool { findings.allSatisfy(\.isInformation) }

    /// The drifts alone.
    public var drifts: [Drift] {
        findings.compactMap { if case .drift(let drift, _) = $0 { drift } else { nil } }
    }

    /// Whether anything could not be compared.
    public var isIncomplete: Bool {
        findings.contains { if case .couldNotCheck = $0 { true } else { false } }
    }
}

extension VerificationReport.Finding: CustomStringConvertible {
    /// Whether it needs nobody's attention.
    public var isInformation: Bool {
        if case .drift(let drift, _) = self { drift.tier == .information } else { false }
    }

    /// What sort of finding it is, for machines.
    public var kind: String {
        switch self {
        case .drift(let drift, _): drift.kind.rawValue
        case .couldNotCheck: "couldNotCheck"
        case .unknownState: "unknownState"
        case .expired: "expired"
        }
    }

    /// The finding as one line.
    public var description: String {
        switch self {
        case .drift(let drift, let interaction): "interaction \(interaction): \(drift)"
        case .couldNotCheck(let interaction?, let reason):
            "interaction \(interaction) could not be checked: \(reason)"
        case .couldNotCheck(nil, let reason): "could not be checked: \(reason)"
        case .unknownState(let name, let known):
            "error: it needs the state '\(name)', which nobody here can bring about; known: "
                + (known.isEmpty ? "none" : known.sorted().joined(separator: ", "))
        case .expired(let recordedAt, let days):
            "warning: it is \(days) days old (recorded at \(recordedAt)): record it anew"
        }
    }
}
