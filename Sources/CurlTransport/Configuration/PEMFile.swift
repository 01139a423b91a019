#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A check at start-up that a file can be read and looks like what it should be, because libcurl finds out only when
/// it connects.
enum PEMFile {
    /// - Parameter marker: the end of the line that begins such an object, such as `PRIVATE KEY-----`.
    static func check(
        _ path: String, holds marker: String, _ setting: String
    ) throws(CurlTransport.ConfigurationError) {
        func refuse(_ problem: String) -> CurlTransport.ConfigurationError {
            CurlTransport.ConfigurationError(setting: setting, problem: "'\(path)' \(problem)")
        }
        guard !path.isEmpty, !path.utf8.contains(0) else { throw refuse("is not a path") }
        guard let file = fopen(path, "r") else { throw refuse("can't be read: \(String(cString: strerror(errno)))") }
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while getline(&line, &capacity, file) > 0, let text = line {
            let read = String(cString: text)
            if read.hasPrefix("-----BEGIN "), read.contains(marker) { return }
        }
        throw refuse("holds no '-----BEGIN … \(marker)'")
    }
}
