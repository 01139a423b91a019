/// Answers as a server would write them.
package enum Answers {
    /// A whole answer with a length.
    package static func whole(_ body: String = "{}", status: String = "200 OK", headers: [String] = []) -> String {
        (["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers).joined(separator: "\r\n")
            + "\r\n\r\n" + body
    }

    /// A body as chunks, without the last one.
    package static func chunks(_ parts: [String]) -> String {
        parts.map { String($0.utf8.count, radix: 16) + "\r\n" + $0 + "\r\n" }.joined()
    }
}
