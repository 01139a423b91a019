internal import CCurl
internal import ServicingHTTP

/// A request's header fields as libcurl takes them. It keeps the pointer, so the list lives until the next is set.
struct RequestHeaderList {
    /// The fields that the list was made from.
    let headers: HTTPHeaders
    let list: UnsafeMutablePointer<curl_slist>?

    /// Nil where there is no memory.
    ///
    /// libcurl puts a request's header together character by character, and what it adds by an option of its own twice;
    /// so the user agent and the encodings are in the list.
    init?(_ headers: HTTPHeaders, hasBody: Bool, userAgent: String, acceptEncoding: String) {
        var list: UnsafeMutablePointer<curl_slist>?
        var isWhole = true
        func append(_ line: String) {
            if let longer = curl_slist_append(list, line) {
                list = longer
            } else {
                isWhole = false
            }
        }
        for field in headers.fields {
            // A name and a colon alone would take the field away; a semicolon sends it empty.
            append(field.value.isEmpty ? field.name + ";" : "\(field.name): \(field.value)")
        }
        // What libcurl would add by itself: `*/*`, a form's media type, and a wait for 100 Continue.
        if headers["Accept"] == nil { append("Accept:") }
        if headers["User-Agent"] == nil, !userAgent.isEmpty { append("User-Agent: " + userAgent) }
        if headers["Accept-Encoding"] == nil { append(acceptEncoding) }
        if hasBody {
            if headers["Content-Type"] == nil { append("Content-Type:") }
            append("Expect:")
        }
        guard isWhole else {
            curl_slist_free_all(list)
            return nil
        }
        self.headers = headers
        self.list = list
    }

    func free() { curl_slist_free_all(list) }
}
