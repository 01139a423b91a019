import ServicingHTTP
import ServicingMock
import Testing

@Suite("Who may use the control API")
struct ControlAccessTests {
    private func status(
        _ headers: [String: String], access: ControlAccess = .standard, reach: Reach = .loopback,
        method: HTTPMethod = .get, target: String = "/__mock/health"
    ) -> Int {
        let fields = headers.map { HTTPField(unchecked: $0.key, $0.value) }
        return MockWorlds(access: access).reply(
            to: ReceivedRequest(
                method: method, target: target, headers: HTTPHeaders(unchecked: fields), body: [], connection: 1,
                ordinal: 1, reach: reach)
        ).response.status
    }

    @Test(
        "A host that is not this machine's own name is refused, as DNS rebinding would send one",
        arguments: [
            ("127.0.0.1:8080", 200), ("localhost", 200), ("LOCALHOST:1", 200), ("[::1]:8080", 200), ("127.8.8.8", 200),
            ("mock.localhost:8080", 200), ("evil.example", 403), ("127.0.0.1.evil.example:80", 403),
            ("notlocalhost", 403), ("10.0.0.1", 403), ("[::2]", 403), ("", 403), ("inside.example", 403),
        ])
    func hosts(host: String, expected: Int) {
        #expect(status(["Host": host]) == expected)
    }

    @Test("A host that is allowed may stand in Host")
    func allowedHost() {
        let access = ControlAccess(hosts: ["Inside.example"])
        #expect(status(["Host": "inside.example:443"], access: access) == 200)
        #expect(status(["Host": "outside.example"], access: access) == 403)
    }

    @Test(
        "A page of another origin or site is refused",
        arguments: [
            (["Origin": "http://127.0.0.1:8080"], 200), (["Origin": "http://127.0.0.1:9090"], 403),
            (["Origin": "http://evil.example"], 403), (["Origin": "null"], 403),
            (["Sec-Fetch-Site": "same-origin"], 200), (["Sec-Fetch-Site": "none"], 200),
            (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403),
        ])
    func sites(headers: [String: String], expected: Int) {
        #expect(status(headers.merging(["Host": "127.0.0.1:8080"]) { $1 }) == expected)
    }

    @Test("A write must say that it is JSON, an empty one too")
    func jsonOnly() {
        let host = ["Host": "localhost"]
        #expect(status(host, method: .post, target: "/__mock/reset") == 415)
        let text = host.merging(["Content-Type": "text/plain"]) { $1 }
        #expect(status(text, method: .post, target: "/__mock/reset") == 415)
        let json = host.merging(["Content-Type": "application/json"]) { $1 }
        #expect(status(json, method: .post, target: "/__mock/reset") == 204)
    }

    @Test("Where other machines can reach the server a token is needed, and without one nobody has it")
    func token() {
        let host = ["Host": "localhost"]
        let access = ControlAccess(token: "open sesame")
        let right = host.merging(["Authorization": "Bearer open sesame"]) { $1 }
        let wrong = host.merging(["Authorization": "Bearer open sesamE"]) { $1 }
        #expect(status(host, reach: .network) == 403)
        #expect(status(right, reach: .network) == 403)
        #expect(status(host, access: access, reach: .network) == 401)
        #expect(status(wrong, access: access, reach: .network) == 401)
        #expect(status(right, access: access, reach: .network) == 200)
        #expect(status(host, access: access) == 401)
        #expect(status([:], access: access, reach: .inProcess) == 200)
        #expect("\(access)" == "with a token")
    }

    @Test("The page needs no token, as it says nothing of any world; what it asks for does")
    func page() {
        let access = ControlAccess(token: "open sesame")
        let host = ["Host": "localhost"]
        for (target, expected) in [("/__mock/", 200), ("/__mock", 308), ("/__mock/journal", 401)] {
            #expect(status(host, access: access, reach: .network, target: target) == expected)
        }
        #expect(status(host, access: access, method: .post, target: "/__mock/") == 401)
        #expect(status(["Host": "evil.example"], access: access, target: "/__mock/") == 403)
    }
}
