#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Whole lines to standard output and standard error, unbuffered, so that a reader at the other end of a pipe sees them
/// at once.
enum Console {
    /// Where a text goes.
    enum Stream: Int32 {
        case output = 1
        case error = 2
    }

    /// What became of a text.
    enum Ending: Hashable, Sendable {
        /// All of it was written.
        case written
        /// Nobody reads any more.
        case closed
        /// It could not be written, for example as the disk is full. With the system's error number.
        case failed(Int32)
    }

    @discardableResult
    static func out(_ text: String) -> Ending { write(text + "\n", to: .output) }

    static func error(_ text: String) { write(text + "\n", to: .error) }

    /// Whether a person looks on.
    static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

    @discardableResult
    static func write(_ text: String, to stream: Stream) -> Ending { write(text, to: stream.rawValue) }

    /// All of a text to a file or a pipe.
    static func write(_ text: String, to descriptor: Int32) -> Ending {
        var text = text
        return text.withUTF8 { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest))
                let written = Self.write(part, to: descriptor)
                if written > 0 {
                    rest = rest.dropFirst(written)
                    continue
                }
                switch errno {
                case EINTR: continue
                case EAGAIN, EWOULDBLOCK:
                    // Whoever made this descriptor does not want to be waited for; the command has nothing else to do.
                    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&ready, 1, -1)
                case EPIPE: return .closed
                case let code: return .failed(code)
                }
            }
            return .written
        }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
        #if canImport(Darwin)
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }
}
