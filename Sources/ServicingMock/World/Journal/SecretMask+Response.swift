import ExactJSON
import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension SecretMask {
    /// The answer, with known secrets masked wherever they stand.
    ///
    /// An answer that holds one is written anew; every other, and lists are long, is looked through once per secret
    /// and stays as it is.
    func response(_ response: HTTPResponse) -> HTTPResponse {
        guard secrets.contains(where: { Self.holds($0, response.body) }) else { return response }
        var response = response
        if let value = try? JSONValue(parsing: response.body) {
            response.body = masked(value).serialized()
        } else {
            response.body = Array(text(String(decoding: response.body, as: UTF8.self)).utf8)
        }
        return response
    }

    /// Whether a secret stands in a body, as it is or as a JSON text writes it.
    private static func holds(_ secret: String, _ body: [UInt8]) -> Bool {
        guard !secret.isEmpty else { return false }
        let escaped = Array(JSONValue.string(secret).serialized().dropFirst().dropLast())
        let plain = Array(secret.utf8)
        return contains(body, plain) || (escaped != plain && contains(body, escaped))
    }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            part.withUnsafeBytes { part in
                guard var start = bytes.baseAddress, let wanted = part.baseAddress, let first = part.first else {
                    return false
                }
                let end = start + bytes.count
                // The library's search for a byte is many times faster than a loop, in a build for debugging above all.
                while end - start >= part.count, let found = memchr(start, Int32(first), end - start) {
                    let place = UnsafeRawPointer(found)
                    guard end - place >= part.count else { return false }
                    if memcmp(place, wanted, part.count) == 0 { return true }
                    start = place + 1
                }
                return false
            }
        }
    }
}
