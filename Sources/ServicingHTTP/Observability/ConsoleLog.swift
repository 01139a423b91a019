public import Servicing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writes events as lines: when, which provider and operation, which call, and what happened.
///
/// A line holds no header, body, credential or personal datum, as events hold none.
public struct ConsoleLog: ExchangeEventSink {
    /// Which events are written.
    public enum Level: Int, Sendable, Comparable, CaseIterable {
        /// Calls that ended with an error, and circuits that opened.
        case errors
        /// Also how every call ended, warnings, pauses, waits and renewed tokens.
        case calls
        /// Also every request and answer.
        case requests

        /// Whether it writes less.
        public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    }

    private let level: Level
    private let now: @Sendable () -> Timestamp
    private let write: @Sendable (String) -> Void

    /// A log.
    ///
    /// - Parameters:
    ///   - level: which events are written.
    ///   - write: takes a line, its end included; to standard error unless given. It must be quick, and is called from
    ///     many tasks at once.
    ///   - now: the time that lines begin with.
    public init(
        level: Level = .calls, write: @escaping @Sendable (String) -> Void = ConsoleLog.toStandardError,
        now: @escaping @Sendable () -> Timestamp = { .now }
    ) {
        self.level = level
        self.now = now
        self.write = write
    }

    /// Writes an event, where its level is asked for.
    public func receive(_ event: ExchangeEvent) {
        guard event.kind.level <= level else { return }
        write("\(now()) \(event)\n")
    }

    /// Writes a line to standard error, whole: lines of several tasks do not mix.
    public static let toStandardError: @Sendable (String) -> Void = { line in
        var line = line
        line.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let written = systemWrite(2, rest.baseAddress, rest.count)
                guard written > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
            }
        }
    }
}

#if canImport(Darwin)
    private let systemWrite = Darwin.write
#elseif canImport(Glibc)
    private let systemWrite = Glibc.write
#elseif canImport(Musl)
    private let systemWrite = Musl.write
#endif

extension ExchangeEvent.Kind {
    fileprivate var level: ConsoleLog.Level {
        switch self {
        case .refused, .circuitOpened, .tokenRenewalFailed: .errors
        case .ended, .warning, .pausing, .notRepeated, .waited, .tokenRenewed, .circuitProbing, .circuitClosed: .calls
        case .sending, .answered, .failed: .requests
        }
    }
}
