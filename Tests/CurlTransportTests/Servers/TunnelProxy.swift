import ServicingHTTP
import TestSupport

/// A proxy that tunnels CONNECT to a loopback port, whatever host is asked for.
///
/// Its journal has the CONNECT requests; what goes through the tunnels it doesn't see.
enum TunnelProxy {
    static func to(_ port: UInt16) throws -> ScriptedServer {
        try ScriptedServer { delivery, peer in
            guard delivery.method == "CONNECT" else {
                return peer.send(Answers.whole("CONNECT only", status: "405 Method Not Allowed"))
            }
            guard let target = Socket.connected(to: port) else {
                return peer.send(Answers.whole("", status: "502 Bad Gateway"))
            }
            peer.send("HTTP/1.1 200 Connection established\r\nX-Proxy: was here\r\n\r\n")
            Socket.pump(peer.descriptor, target)
            return peer.finish()
        }
    }
}
