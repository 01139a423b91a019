internal import CCurl

/// Everything that is set once when a handle is set up for an origin and a method.
enum HandleOptions {
    /// False where libcurl refuses what the transport can't do without.
    static func apply(to slot: TransferSlot, _ kind: TransferSlot.Kind, _ url: OpaquePointer) -> Bool {
        let options = Setter(handle: slot.handle)
        options.callbacks(slot)
        options.need(ccurl_set_url(slot.handle, url))
        options.need(ccurl_set_protocol(slot.handle, kind.isClearText ? 0 : 1))
        options.behaviour(slot.settings)
        options.method(kind)
        if kind.isClearText {
            // Whatever the environment says: clear text doesn't leave the machine, and so it never goes to a proxy.
            options.need(ccurl_set_text(slot.handle, CURLOPT_PROXY, ""))
        } else {
            options.tls(slot.settings)
            options.proxy(slot.settings)
        }
        return options.isWhole
    }

    private final class Setter {
        private let handle: UnsafeMutableRawPointer
        private(set) var isWhole = true

        init(handle: UnsafeMutableRawPointer) {
            self.handle = handle
        }

        func need(_ code: CURLcode) {
            if code != CURLE_OK { isWhole = false }
        }

        private func number(_ option: CURLoption, _ value: Int) {
            need(ccurl_set_long(handle, option, value))
        }

        func callbacks(_ slot: TransferSlot) {
            need(ccurl_set_pointer(handle, CURLOPT_PRIVATE, slot.state))
            need(ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, slot.errorText))
            need(ccurl_set_write_callback(handle, CURLOPT_HEADERFUNCTION, Callbacks.header))
            need(ccurl_set_pointer(handle, CURLOPT_HEADERDATA, slot.state))
            need(ccurl_set_write_callback(handle, CURLOPT_WRITEFUNCTION, Callbacks.body))
            need(ccurl_set_pointer(handle, CURLOPT_WRITEDATA, slot.state))
            need(ccurl_set_prereq_callback(handle, Callbacks.handOver))
            need(ccurl_set_pointer(handle, CURLOPT_PREREQDATA, slot.state))
            need(ccurl_set_open_socket_callback(handle, Callbacks.openSocket))
            need(ccurl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, slot.state.pointee.sockets))
            need(ccurl_set_close_socket_callback(handle, Callbacks.closeSocket))
            need(ccurl_set_pointer(handle, CURLOPT_CLOSESOCKETDATA, slot.state.pointee.sockets))
        }

        func behaviour(_ settings: Settings) {
            number(CURLOPT_NOSIGNAL, 1)
            number(CURLOPT_NOPROGRESS, 1)
            number(CURLOPT_FOLLOWLOCATION, 0)
            number(CURLOPT_HTTP09_ALLOWED, 0)
            number(CURLOPT_NETRC, 0)
            number(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
            number(CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeoutMilliseconds)
            number(CURLOPT_MAXAGE_CONN, Int(settings.idleLifetime.components.seconds))
            // Not the cap, which counts decoded bytes: without any, libcurl ignores a length that it can't hold.
            need(ccurl_set_offset(handle, CURLOPT_MAXFILESIZE_LARGE, .max))
            if settings.keepsSentBodies {
                // Not even chunks are taken apart, so that they can be told.
                number(CURLOPT_HTTP_CONTENT_DECODING, 0)
                number(CURLOPT_HTTP_TRANSFER_DECODING, 0)
            } else {
                // Makes it decode. What is offered stands in the request's header.
                _ = ccurl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
            }
            _ = ccurl_set_leaves_resolver(handle)
        }

        func method(_ kind: TransferSlot.Kind) {
            if kind.hasBody {
                number(CURLOPT_POST, 1)
                if kind.method != "POST" { need(ccurl_set_text(handle, CURLOPT_CUSTOMREQUEST, kind.method)) }
            } else if kind.method == "HEAD" {
                number(CURLOPT_NOBODY, 1)
            } else {
                number(CURLOPT_HTTPGET, 1)
                if kind.method != "GET" { need(ccurl_set_text(handle, CURLOPT_CUSTOMREQUEST, kind.method)) }
            }
        }

        func tls(_ settings: Settings) {
            // Offered in the handshake; a libcurl without it speaks HTTP/1.1. A call that finds a connection being
            // made waits to see whether it can share it.
            _ = ccurl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
            number(CURLOPT_PIPEWAIT, 1)
            number(CURLOPT_SSL_VERIFYPEER, 1)
            number(CURLOPT_SSL_VERIFYHOST, 2)
            number(CURLOPT_SSLVERSION, settings.minimumTLSNumber)
            if let authorities = settings.authorities {
                need(ccurl_set_text(handle, CURLOPT_CAINFO, authorities))
                // The directory of the system's certificates would be trusted beside it.
                _ = ccurl_set_text(handle, CURLOPT_CAPATH, Libcurl.noDirectory)
            }
            if let client = settings.client {
                need(ccurl_set_text(handle, CURLOPT_SSLCERT, client.certificate))
                need(ccurl_set_text(handle, CURLOPT_SSLKEY, client.key))
                // Never unset: the TLS library would ask for it at the terminal.
                need(ccurl_set_text(handle, CURLOPT_KEYPASSWD, client.passphrase ?? ""))
            }
            if let pins = settings.pins { need(ccurl_set_text(handle, CURLOPT_PINNEDPUBLICKEY, pins)) }
        }

        func proxy(_ settings: Settings) {
            guard let proxy = settings.proxy else {
                // Empty and not unset: unset means that libcurl asks the environment, for each request.
                need(ccurl_set_text(handle, CURLOPT_PROXY, ""))
                return
            }
            need(ccurl_set_text(handle, CURLOPT_PROXY, proxy.url))
            // Set even when empty, for the same reason.
            need(ccurl_set_text(handle, CURLOPT_NOPROXY, proxy.except))
            // The request's fields hold credentials: none of them goes to the proxy.
            number(CURLOPT_HEADEROPT, ccurl_header_separate())
            need(ccurl_set_list(handle, CURLOPT_PROXYHEADER, nil))
            _ = ccurl_set_long(handle, CURLOPT_PROXY_SSLVERSION, settings.minimumTLSNumber)
            if let authorities = settings.authorities {
                _ = ccurl_set_text(handle, CURLOPT_PROXY_CAINFO, authorities)
                _ = ccurl_set_text(handle, CURLOPT_PROXY_CAPATH, Libcurl.noDirectory)
            }
        }
    }
}
