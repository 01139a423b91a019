import Foundation
import ServicingHTTP
import Testing

@testable import ServicingRecordings

/// An exchange as another tool writes it, with what is peculiar to the tool.
private struct Dialect: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let log: String
}

@Suite("A HAR file of another tool")
struct ForeignReplayTests {
    private static let answer = #"{"id":"A-1"}"#

    private static let dialects = [
        // HTTP/2's own fields, nulls, underscore fields with objects in them.
        Dialect(
            testDescription: "Chrome",
            log: #"""
                {"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[],"entries":[{
                "_connectionId":"1274","_initiator":{"type":"script","stack":{"callFrames":[]}},"_priority":"High",
                "_resourceType":"fetch","cache":{},"connection":"443",
                "request":{"method":"POST","url":"https://x.test/a?b=c","httpVersion":"h2",
                "headers":[{"name":":authority","value":"x.test"},{"name":":method","value":"POST"},
                {"name":"authorization","value":"Bearer abc12345"},{"name":"content-type","value":"application/json"}],
                "queryString":[{"name":"b","value":"c"}],"cookies":[],"headersSize":-1,"bodySize":9,
                "postData":{"mimeType":"application/json","text":"{\"x\":1.0}"}},
                "response":{"status":200,"statusText":"","httpVersion":"h2",
                "headers":[{"name":"content-encoding","value":"br"},{"name":"content-type","value":"application/json"}],
                "cookies":[{"name":"s","value":"abc123456","path":"/","domain":"x.test","expires":"2027-01-01T00:00:00.000Z",
                "httpOnly":true,"secure":true,"sameSite":"Lax"}],
                "content":{"size":12,"mimeType":"application/json","text":"{\"id\":\"A-1\"}"},"redirectURL":"",
                "headersSize":-1,"bodySize":-1,"_transferSize":211,"_error":null,"_fetchedViaServiceWorker":false},
                "serverIPAddress":"[2001:db8::1]","startedDateTime":"2026-01-31T10:00:00.123Z","time":31.7,
                "timings":{"blocked":2.1,"dns":-1,"ssl":-1,"connect":-1,"send":0.2,"wait":28.4,"receive":1.0,
                "_blocked_queueing":1.3}}]}
                """#),
        // params beside text, a time with an offset, no serverIPAddress' brackets.
        Dialect(
            testDescription: "Firefox",
            log: #"""
                {"version":"1.1","creator":{"name":"Firefox","version":"140.0"},"browser":{"name":"Firefox","version":"140.0"},
                "pages":[{"id":"page_1","pageTimings":{"onContentLoad":-50,"onLoad":null},
                "startedDateTime":"2026-01-31T11:00:00.000+01:00","title":"t"}],"entries":[{
                "startedDateTime":"2026-01-31T11:00:00.123+01:00","request":{"bodySize":9,"method":"POST",
                "url":"https://x.test/a?b=c","httpVersion":"HTTP/2","headers":[{"name":"Host","value":"x.test"},
                {"name":"Content-Type","value":"application/json"}],"cookies":[],"queryString":[{"name":"b","value":"c"}],
                "headersSize":320,"postData":{"mimeType":"application/json","params":[],"text":"{\"x\":1}"}},
                "response":{"status":200,"statusText":"OK","httpVersion":"HTTP/2","headers":[],"cookies":[],
                "content":{"mimeType":"application/json; charset=utf-8","size":12,"text":"{\"id\":\"A-1\"}"},
                "redirectURL":"","headersSize":12,"bodySize":24},"cache":{},"timings":{"blocked":0,"dns":0,"connect":0,"ssl":0,
                "send":0,"wait":20,"receive":0},"time":20,"_securityState":"secure","serverIPAddress":"192.0.2.1",
                "connection":"443","pageref":"page_1"}]}
                """#),
        // Every body in base64, null where nothing is known.
        Dialect(
            testDescription: "Charles",
            log: #"""
                {"version":"1.2","creator":{"name":"Charles Proxy","version":"5.0"},"entries":[{
                "startedDateTime":"2026-01-31T10:00:00.123-05:00","time":15,"request":{"method":"POST",
                "url":"https://x.test/a?b=c","httpVersion":"HTTP/1.1","cookies":[],"headers":[
                {"name":"Content-Type","value":"application/json"}],"queryString":[{"name":"b","value":"c"}],
                "postData":{"mimeType":"application/json","text":"{\"x\":1}"},"headersSize":200,"bodySize":7},
                "response":{"_charlesStatus":"COMPLETE","status":200,"statusText":"OK","httpVersion":"HTTP/1.1","cookies":[],
                "headers":[{"name":"Content-Type","value":"application/json"}],"content":{"size":12,"compression":0,
                "mimeType":"application/json","text":"eyJpZCI6IkEtMSJ9","encoding":"base64"},"redirectURL":null,
                "headersSize":0,"bodySize":12},"serverIPAddress":null,"cache":{},
                "timings":{"dns":null,"connect":3,"blocked":null,"ssl":null,"send":1,"wait":10,"receive":1}}]}
                """#),
        // A body in a file beside the HAR file, no redirectURL where there is none, fields of its own everywhere.
        Dialect(
            testDescription: "Playwright",
            log: #"""
                {"version":"1.2","creator":{"name":"Playwright","version":"1.56.0"},"browser":{"name":"chromium","version":"156.0"},
                "pages":[{"startedDateTime":"2026-01-31T10:00:00.100Z","id":"page@1","title":"","pageTimings":{
                "onContentLoad":35,"onLoad":36}}],"entries":[{"pageref":"page@1","startedDateTime":"2026-01-31T10:00:00.123Z",
                "time":3.82,"request":{"method":"POST","url":"https://x.test/a?b=c","httpVersion":"HTTP/1.1","cookies":[],
                "headers":[{"name":"Authorization","value":"Bearer abc12345"},
                {"name":"Content-Type","value":"application/json"}],"queryString":[{"name":"b","value":"c"}],
                "headersSize":544,"bodySize":7,"postData":{"mimeType":"application/json","text":"{\"x\":1}","params":[]}},
                "response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","cookies":[],"headers":[
                {"name":"Content-Length","value":"12"}],"content":{"size":12,"mimeType":"application/json","compression":0,
                "text":"{\"id\":\"A-1\"}"},"headersSize":110,"bodySize":12,"redirectURL":"","_transferSize":122},"cache":{},
                "timings":{"dns":-1,"connect":-1,"ssl":-1,"send":0,"wait":2.075,"receive":1.745},"_frameref":"frame@1",
                "_monotonicTime":3522.954,"_resourceType":"fetch","serverIPAddress":"127.0.0.1","_serverPort":36961,
                "_securityDetails":{}}]}
                """#),
        // params as null members, cookies with null dates, a connection that is a number's text.
        Dialect(
            testDescription: "mitmproxy",
            log: #"""
                {"version":"1.2","creator":{"name":"mitmproxy","version":"11.0.0","comment":""},"pages":[],"entries":[{
                "startedDateTime":"2026-01-31T10:00:00.123456+00:00","time":41.5,"request":{"method":"POST",
                "url":"https://x.test/a?b=c","httpVersion":"HTTP/1.1","cookies":[],"headers":[
                {"name":"content-type","value":"application/json"}],"queryString":[{"name":"b","value":"c"}],
                "headersSize":120,"bodySize":7,"postData":{"mimeType":"application/json","text":"{\"x\":1}","params":null}},
                "response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1",
                "cookies":[{"name":"s","value":"v12345678","path":null,"domain":null,"expires":null,"httpOnly":false}],
                "headers":[],"content":{"size":12,"compression":0,"mimeType":"application/json",
                "text":"{\"id\":\"A-1\"}"},"redirectURL":"","headersSize":90,"bodySize":12},"cache":{},
                "timings":{"connect":10.5,"ssl":null,"send":1.0,"receive":1.0,"wait":29.0},
                "serverIPAddress":"192.0.2.1","_resourceType":null,"_webSocketMessages":null,"connection":"a-1"}]}
                """#),
    ]

    @Test("may keep a body in a file beside it, which is read from there alone and is in the masked file itself")
    func attached() async throws {
        try await Sample.withFolder { folder in
            func har(_ name: String) -> Data {
                Data(
                    """
                    {"log":{"version":"1.2","creator":{"name":"Playwright","version":"1"},"entries":[{
                    "startedDateTime":"2026-01-31T10:00:00Z","request":{"method":"GET","url":"https://x.test/a"},
                    "response":{"status":200,"headers":[],"content":{"size":23,"mimeType":"application/json",
                    "_file":"\(name)"}}}]}}
                    """.utf8)
            }
            let body = #"{"password":"hunter22"}"#
            try Data(body.utf8).write(to: folder.appendingPathComponent("0a1b.json"))
            let file = folder.appendingPathComponent("in/f.har")
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("in"), withIntermediateDirectories: true)
            try har("0a1b.json").write(to: folder.appendingPathComponent("f.har"))
            let recording = try Recording(contentsOf: folder.appendingPathComponent("f.har"))
            #expect(recording.interactions[0].response.body.text == body)
            let masked = recording.redacted()
            #expect(!masked.har().text.contains("hunter22") && !masked.har().text.contains("0a1b"))
            #expect(masked.har().text.contains("masked-1"))
            for name in ["../0a1b.json", "/etc/hostname", "..", "nothing.json"] {
                try har(name).write(to: file)
                #expect(try Recording(contentsOf: file).interactions[0].response.content == .missing(size: 23))
            }
        }
    }

    @Test("is read, replays, and is valid by the letter of HAR 1.2 once it is masked and written", arguments: dialects)
    private func replays(dialect: Dialect) async throws {
        let read = try Recording(har: Array("{\"log\":\(dialect.log)}".utf8), file: "f.har")
        let masked = read.redacted()
        let written = masked.har()
        #expect(HARLetter.problems(in: written) == [])
        #expect(LeakCheck().findings(in: written, file: "f.har") == [])
        #expect(!written.text.contains("abc12345"))
        for recording in [read, try Recording(har: written)] {
            let response = try await ReplayTransport(recording).run { transport in
                try await transport.send(
                    Sample.request(
                        .post, "/a?b=c", #"{"x": 1}"#, headers: [("Authorization", "Bearer another-1")]),
                    deadline: Sample.soon)
            }
            #expect(response.status == 200)
            #expect(response.body.text == Self.answer)
            #expect(!response.headers.fields.contains { $0.name.hasPrefix(":") })
        }
    }
}
