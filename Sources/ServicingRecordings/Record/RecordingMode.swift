#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a ``RecordingTransport`` does with a request.
public enum RecordingMode: String, Hashable, Sendable, CaseIterable {
    /// Sends it, and neither reads nor writes a file.
    case off
    /// Answers it from the file and sends nothing, ever.
    case replayOnly
    /// Answers it from the file; what the file lacks is sent and recorded.
    case recordMissing
    /// Sends and records it; the file is written anew.
    case rerecord

    /// The variable of the environment that sets the mode for one run.
    public static let environmentVariable = "SERVICING_RECORDINGS"

    /// The mode that the environment asks for: the one that `SERVICING_RECORDINGS` names; else ``replayOnly`` where
    /// `CI` is set, so that no build records by accident; else ``recordMissing``.
    ///
    /// - Parameter environment: the variables; the process' own where it is nil.
    /// - Throws: ``RecordingError`` where the variable names no mode.
    public static func standard(
        environment: [String: String]? = nil
    ) throws(RecordingError) -> RecordingMode {
        let environment = environment ?? ProcessInfo.processInfo.environment
        if let name = environment[environmentVariable], !name.isEmpty {
            if let mode = RecordingMode(rawValue: name) { return mode }
            let names = allCases.map(\.rawValue).joined(separator: ", ")
            throw RecordingError(.invalidValue, path: environmentVariable, "must be one of \(names)")
        }
        let ci = environment["CI"]?.lowercased() ?? ""
        return ["", "0", "false", "no"].contains(ci) ? .recordMissing : .replayOnly
    }
}
