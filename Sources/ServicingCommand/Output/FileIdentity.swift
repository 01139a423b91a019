#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Which file a path leads to, whatever the path's spelling; for one that is not there, the path itself.
enum FileIdentity: Hashable {
    case file(device: UInt64, number: UInt64)
    case path(String)

    init(_ path: String) {
        var status = stat()
        if stat(path, &status) == 0 {
            self = .file(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        } else {
            self = .path(URL(filePath: path).standardizedFileURL.path)
        }
    }
}
