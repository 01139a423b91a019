import ServicingHTTP
import Testing

@testable import ServicingRecordings

@Suite("A request is compared with a recorded one")
struct RequestMatchingTests {
    private func differences(
        _ recorded: HTTPRequest, _ sent: HTTPRequest, _ matching: RequestMatching = .standard
    ) -> [String] {
        var replayer = Replayer(
            Sample.recording(Sample.interaction(recorded, Sample.response())).redacted(), name: "r", matching: matching,
            order: .any, rules: .standard)
        switch replayer.serve(sent) {
        case .success: return []
        case .failure(let mismatch): return mismatch.differences.map(\.description)
        }
    }

    @Test(
        "by what its JSON means",
        arguments: [
            (#"{"a":1,"b":[1,2]}"#, #"{ "b" : [1.0, 2e0], "a" : 1.00 }"#),
            (#"{"d":"2026-12-01T00:00:00Z"}"#, #"{"d":"2026-11-30T18:00:00.000-06:00"}"#),
            (#"{"big":100000000000000000000}"#, #"{"big":1e20}"#),
            (#"{"s":"\u0041"}"#, #"{"s":"A"}"#),
            (#"{"nested":"{\"a\":1}"}"#, #"{"nested":"{\"a\":1}"}"#),
        ])
    func sameJSON(recorded: String, sent: String) {
        #expect(differences(Sample.request(.post, "/", recorded), Sample.request(.post, "/", sent)) == [])
    }

    @Test(
        "and differs where its JSON means something else",
        arguments: [
            (#"{"a":13}"#, #"{"a":13.5}"#, "body.a: recorded 13, sent 13.5"),
            (#"{"a":13}"#, #"{"a":"13"}"#, #"body.a: recorded 13, sent "13""#),
            (#"{"a":1}"#, #"{}"#, "body.a: recorded 1, sent nothing"),
            (#"{}"#, #"{"a":null}"#, "body.a: recorded nothing, sent null"),
            (#"{"a":[1]}"#, #"{"a":[1,2]}"#, "body.a: recorded 1 elements, sent 2 elements"),
            (#"{"a":[{"b":true}]}"#, #"{"a":[{"b":false}]}"#, "body.a[0].b: recorded true, sent false"),
            (
                #"{"d":"2026-12-01T00:00:00Z"}"#, #"{"d":"2026-12-01T00:00:01Z"}"#,
                #"body.d: recorded "2026-12-01T00:00:00Z", sent "2026-12-01T00:00:01Z""#
            ),
            (#"{"s":"A"}"#, #"{"s":"a"}"#, #"body.s: recorded "A", sent "a""#),
        ])
    func otherJSON(recorded: String, sent: String, difference: String) {
        #expect(differences(Sample.request(.post, "/", recorded), Sample.request(.post, "/", sent)) == [difference])
    }

    @Test("by its path's segments, decoded, and by its query without regard to the order of names")
    func targets() {
        func compare(_ a: String, _ b: String) -> [String] {
            differences(Sample.request(.get, a), Sample.request(.get, b))
        }
        #expect(compare("/a%2Fb/%7Ec", "/a%2fb/~c") == [])
        #expect(compare("/a%2Fb", "/a/b") == ["path: recorded /a/b, sent /a/b"])
        #expect(compare("/x/1", "/x/2") == ["path[1]: recorded 1, sent 2"])
        #expect(compare("/?a=1&b=2&a=3", "/?b=2&a=1&a=3") == [])
        #expect(compare("/?a=1&a=3", "/?a=3&a=1").count == 2)
        #expect(compare("/?f", "/?f=") == [])
        #expect(compare("/?q=a+b", "/?q=a%20b") == [])
        #expect(compare("/", "/?q=1") == ["query.q: recorded nothing, sent 1"])
    }

    @Test("by its method, and not by its host")
    func methodAndHost() throws {
        #expect(
            differences(Sample.request(.put, "/a"), Sample.request(.post, "/a")) == ["method: recorded PUT, sent POST"])
        var elsewhere = Sample.request(.put, "/a")
        elsewhere.baseURL = try BaseURL("http://127.0.0.1:8080")
        #expect(differences(Sample.request(.put, "/a"), elsewhere) == [])
    }

    @Test("by a form's fields, and by any other text as it is")
    func otherBodies() {
        let form = [("Content-Type", "application/x-www-form-urlencoded")]
        #expect(
            differences(
                Sample.request(.post, "/", "a=1&b=x+y", headers: form),
                Sample.request(.post, "/", "b=x%20y&a=1", headers: form))
                == [])
        #expect(
            differences(
                Sample.request(.post, "/", "a=1", headers: form), Sample.request(.post, "/", "a=2", headers: form))
                == ["body.a: recorded 1, sent 2"])
        #expect(
            differences(Sample.request(.post, "/", "x"), Sample.request(.post, "/", "y")) == [
                "body: recorded x, sent y"
            ])
        #expect(
            differences(Sample.request(.post, "/", "x"), Sample.request(.post, "/")) == [
                "body: recorded x, sent nothing"
            ])
        #expect(differences(Sample.request(.post, "/"), Sample.request(.post, "/", "")) == [])
    }

    @Test("without its headers, unless some are asked for")
    func headers() {
        let a = Sample.request(.get, "/", headers: [("X-Tenant", "t1"), ("Accept", "x")])
        let b = Sample.request(.get, "/", headers: [("x-tenant", "t2")])
        #expect(differences(a, b) == [])
        #expect(
            differences(a, b, RequestMatching(headers: ["X-Tenant"])) == ["header.X-Tenant: recorded t1, sent t2"])
    }

    @Test("without the members and parameters that are to be ignored")
    func ignored() {
        let a = Sample.request(.post, "/?nonce=1&x=1", #"{"request_id":"a","list":[{"at":1,"n":1}]}"#)
        let b = Sample.request(.post, "/?x=1", #"{"list":[{"at":2,"n":1}]}"#)
        #expect(differences(a, b).count == 3)
        let matching = RequestMatching(ignoredMembers: ["request_id", "list.at"], ignoredQueryItems: ["nonce"])
        #expect(differences(a, b, matching) == [])
        #expect(
            differences(
                a, Sample.request(.post, "/?nonce=2&x=1"),
                RequestMatching(comparesBody: false, ignoredQueryItems: ["nonce"])) == [])
    }

    @Test("with the recording's masks standing for any value, everywhere the same")
    func masks() {
        let recorded = Sample.request(
            .post, "/c?ssn=111223333", #"{"ssn":"111223333","phone":5551234,"text":"for 111223333, ok"}"#)
        func sent(_ query: String, _ body: String) -> [String] {
            differences(recorded, Sample.request(.post, "/c?ssn=" + query, body))
        }
        #expect(sent("222", #"{"ssn":"222","phone":777,"text":"for 222, ok"}"#) == [])
        #expect(
            sent("222", #"{"ssn":"333","phone":777,"text":"for 222, ok"}"#) == [
                #"body.ssn: recorded "masked-1", sent "live-2" (the mask stands for another value)"#
            ])
        #expect(sent("222", #"{"ssn":"222","phone":777,"text":"for 222, no"}"#).count == 1)
        #expect(sent("222", #"{"ssn":222,"phone":777,"text":"for 222, ok"}"#).count == 1)
        #expect(sent("222", #"{"ssn":"222","phone":222,"text":"for 222, ok"}"#).count == 1)
    }
}
