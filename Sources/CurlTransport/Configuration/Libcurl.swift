internal import CCurl

/// libcurl as it was found at run time.
enum Libcurl {
    /// The process-wide set-up, made once. It is never undone: another user of libcurl in the process may need it.
    private static let setUp: CURLcode = curl_global_init(Int(ccurl_global_default()))

    /// What says that no directory of certificates is to be trusted.
    ///
    /// To unset the directory does that up to libcurl 8.15; later ones then fall back to the built-in one. OpenSSL
    /// looks files up in the directory by name and so finds nothing in one that is none; other TLS libraries read the
    /// directory and would fail.
    static let noDirectory: String? = {
        guard let name = ccurl_version()?.pointee.ssl_version else { return nil }
        return String(cString: name).contains("OpenSSL") ? "/dev/null" : nil
    }()

    /// The field that offers the encodings which the linked libcurl decodes and servers of JSON use. It decodes others
    /// as well where a server doesn't ask.
    static let acceptEncoding: String = {
        let features = ccurl_version()?.pointee.features ?? 0
        var names: [String] = []
        if features & CURL_VERSION_LIBZ != 0 { names.append("gzip") }
        if features & Int32(ccurl_version_brotli()) != 0 { names.append("br") }
        return names.isEmpty ? "Accept-Encoding:" : "Accept-Encoding: " + names.joined(separator: ", ")
    }()

    /// The field that offers what a recorder can look into.
    static let recordableEncodings = "Accept-Encoding: gzip, deflate"

    /// Makes sure that the linked libcurl has what this transport rests on.
    static func check() throws(CurlTransport.ConfigurationError) {
        func refuse(_ problem: String) -> CurlTransport.ConfigurationError {
            CurlTransport.ConfigurationError(setting: "libcurl", problem: problem)
        }
        guard setUp == CURLE_OK else { throw refuse("could not be set up (code \(setUp.rawValue))") }
        guard let version = ccurl_version()?.pointee else { throw refuse("tells no version") }
        guard version.version_num >= 0x075000 else {
            throw refuse("is version \(String(cString: version.version)); 7.80 or newer is needed")
        }
        guard version.features & CURL_VERSION_SSL != 0 else { throw refuse("was built without TLS") }
    }
}
