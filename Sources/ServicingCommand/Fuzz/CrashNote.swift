import Foundation
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How to make the input again that is being looked at, told where the process crashes over it or can't come to an end.
final class CrashNote: Sendable {
    static let shared = CrashNote()
    /// No input takes longer.
    private static let patience: Double = 10
    private static let size = 512
    // Written by the one task that runs a target, before each input; read by a fault's handler, which that task runs in,
    // and by the watch, after the input has not changed for a while.
    private nonisolated(unsafe) static let text = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    private static let length = Atomic<Int>(0)
    private static let inputs = Atomic<Int>(0)

    private init() {
        for number in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE] {
            signal(number) { number in
                CrashNote.tell()
                signal(number, SIG_DFL)
                raise(number)
            }
        }
        Thread.detachNewThread {
            while true {
                let seen = Self.inputs.load(ordering: .acquiring)
                Thread.sleep(forTimeInterval: Self.patience)
                guard Self.length.load(ordering: .acquiring) > 0, Self.inputs.load(ordering: .acquiring) == seen else {
                    continue
                }
                Console.error("an input takes longer than \(Int(Self.patience)) seconds")
                Self.tell()
                exit(Exit.differs.rawValue)
            }
        }
    }

    /// An input is going to be looked at.
    func begin(_ note: String) {
        var note = "broke over the last input of: " + note + "\n"
        note.withUTF8 { bytes in
            let count = min(bytes.count, Self.size)
            if let start = bytes.baseAddress { Self.text.update(from: start, count: count) }
            Self.length.store(count, ordering: .releasing)
        }
        Self.inputs.add(1, ordering: .releasing)
    }

    /// No input is being looked at.
    func end() {
        Self.length.store(0, ordering: .releasing)
    }

    private static func tell() {
        let count = length.load(ordering: .acquiring)
        if count > 0 { _ = write(2, text, count) }
    }
}
