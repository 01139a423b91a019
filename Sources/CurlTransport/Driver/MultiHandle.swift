internal import CCurl

/// libcurl's multi handle.
struct MultiHandle: @unchecked Sendable {
    // Sendable: libcurl allows one call from other threads, `curl_multi_wakeup`. The mailbox makes it under its lock
    // and only while it holds the handle; everything else is called by the driver's thread, which takes the handle out
    // of the mailbox before it frees it.
    let pointer: UnsafeMutableRawPointer

    static func make(_ settings: Settings) -> MultiHandle? {
        guard let pointer = curl_multi_init() else { return nil }
        _ = ccurl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, settings.maximumConnections)
        _ = ccurl_multi_set_leaves_resolver(pointer)
        return MultiHandle(pointer: pointer)
    }
}
