import Servicing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where `--body` takes a request's body from: a file, or standard input where that is `-`.
enum BodySource {
    case file(String)
    case standardInput
    /// A text that is at hand, for the demonstration.
    case text(String)

    /// The longest body that is read. No documented request comes near it.
    static let maximumBytes = 4 << 20

    /// The source that an option's value names.
    init(option: String) {
        self = option == "-" ? .standardInput : .file(option)
    }

    /// How messages name it.
    var name: String {
        switch self {
        case .file(let path): path
        case .standardInput: "standard input"
        case .text: "the text"
        }
    }

    /// All of its bytes.
    ///
    /// - Throws: what is wrong, naming the file.
    func read() throws(BodyProblem) -> [UInt8] {
        switch self {
        case .text(let text): return Array(text.utf8)
        case .standardInput: return try read(from: 0)
        case .file(let path):
            guard !path.isEmpty else { throw BodyProblem("--body", "is empty", allowed: Self.allowed) }
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw unreadable(errno) }
            defer { close(descriptor) }
            return try read(from: descriptor)
        }
    }

    static let allowed = "a file's name, or - for standard input"

    private func read(from descriptor: Int32) throws(BodyProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = chunk.withUnsafeMutableBytes { buffer -> Int in
                #if canImport(Darwin)
                    Darwin.read(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Glibc)
                    Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                #else
                    Musl.read(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(errno) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= Self.maximumBytes else {
                throw BodyProblem(
                    "--body", "\(name) is too long", allowed: "at most \(Self.maximumBytes >> 20) MiB")
            }
        }
    }

    private func unreadable(_ code: Int32) -> BodyProblem {
        BodyProblem("--body", "\(name) can't be read: \(SystemError.text(code))", allowed: Self.allowed)
    }
}

/// Why a body can't be had.
struct BodyProblem: Error {
    let problem: FieldProblem

    init(_ field: String, _ problem: String, allowed: String) {
        self.problem = FieldProblem(field, problem, allowed: allowed)
    }
}
