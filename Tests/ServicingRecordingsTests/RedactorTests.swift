import ExactJSON
import Foundation
import Servicing
import ServicingHTTP
import Testing

@testable import ServicingRecordings

@Suite("Redaction of a recording")
struct RedactorTests {
    private func masked(
        _ request: HTTPRequest, _ response: HTTPResponse = Sample.response(), rules: RedactionRules = .standard
    ) -> Recording {
        Sample.recording(Sample.interaction(request, response)).redacted(by: rules)
    }

    @Test("masks a value in the URL, the query list, headers, cookies, the body, a form and the answer, all alike")
    func everyCopy() throws {
        let secret = "s3cr3t/+ value"
        let encoded = "s3cr3t%2F%2B%20value"
        let recording = Recording(
            interactions: [
                Sample.interaction(
                    Sample.request(
                        .post, "/a/\(encoded)?note=x\(encoded)y&token=\(encoded)",
                        #"{"inner":"{\"password\":\"s3cr3t/+ value\"}","text":"it is s3cr3t/+ value!"}"#,
                        headers: [("X-Api-Key", secret), ("X-Note", "see \(secret)"), ("Cookie", "sid=\(secret); t=1")]),
                    Sample.response(
                        200, #"{"s3cr3t/+ value":["s3cr3t/+ value"],"b":"czNjcjN0LysgdmFsdWU="}"#,
                        headers: [("Set-Cookie", "sid=\(secret); Path=/"), ("Location", "/b?c=\(encoded)")])),
                Sample.interaction(
                    Sample.request(
                        .post, "/form", "a=\(encoded)&password=s3cr3t%2F%2B+value",
                        headers: [("Content-Type", "application/x-www-form-urlencoded")]),
                    Sample.response(200, "<p>s3cr3t/+ value</p>", headers: [("Content-Type", "text/html")])),
            ]
        ).redacted()
        let text = recording.har().text
        for form in ["s3cr3t", "czNjcjN0"] { #expect(!text.contains(form), "\(form) is left") }
        #expect(HARLetter.problems(in: recording.har()) == [])
        let first = recording.interactions[0]
        let mask = try #require(first.request.headers["X-Api-Key"])
        #expect(mask.hasPrefix("masked-"))
        #expect(first.request.url.description == "https://api.example.com/a/\(mask)?note=x\(mask)y&token=\(mask)")
        #expect(first.request.headers["X-Note"] == "see \(mask)")
        #expect(first.request.headers["Cookie"]?.hasPrefix("sid=\(mask); t=masked-") == true)
        #expect(first.request.body?.bytes.text.contains("it is \(mask)!") == true)
        #expect(first.response.headers["Set-Cookie"] == "sid=\(mask); Path=/")
        #expect(first.response.headers["Location"] == "/b?c=\(mask)")
        #expect(first.response.body.text == #"{"\#(mask)":["\#(mask)"],"b":"\#(mask)="}"#)
        #expect(recording.interactions[1].request.body?.bytes.text == "a=\(mask)&password=\(mask)")
        #expect(recording.interactions[1].response.body.text == "<p>\(mask)</p>")
    }

    @Test("masks in earlier exchanges what only a later one gives away")
    func lateKnowledge() {
        let recording = Recording(interactions: [
            Sample.interaction(Sample.request(.post, "/login"), Sample.response(200, #"{"id":"tok-98765"}"#)),
            Sample.interaction(
                Sample.request(.get, "/me", headers: [("Authorization", "Bearer tok-98765")]), Sample.response()),
        ]).redacted()
        #expect(!recording.har().text.contains("98765"))
        #expect(recording.interactions[1].request.headers["Authorization"] == "Bearer masked-1")
        #expect(recording.interactions[0].response.body.text == #"{"id":"masked-1"}"#)
    }

    @Test("gives equal values equal masks and other values other masks, and keeps types")
    func consistency() throws {
        let recording = masked(
            Sample.request(
                .post, "/",
                #"{"ssn":"111223333","x":{"tax_id":111223333,"ssn":"222"},"name":null,"email":"","cvv":true}"#))
        let body = try #require(recording.interactions[0].request.body?.bytes)
        #expect(
            body.text
                == #"{"ssn":"masked-1","x":{"tax_id":8000000000001,"ssn":"masked-2"},"name":null,"email":"","cvv":true}"#
        )
    }

    @Test("masks user and password of Basic credentials wherever they stand")
    func basic() {
        let credentials = Data("alice77:hunter2".utf8).base64EncodedString()
        let recording = masked(
            Sample.request(.get, "/users/alice77", headers: [("Authorization", "Basic \(credentials)")]),
            Sample.response(400, #"{"message":"hunter2 is wrong for Alice77"}"#))
        let text = recording.har().text
        #expect(!text.lowercased().contains("alice77"))
        #expect(!text.contains("hunter2"))
        #expect(!text.contains(credentials))
        #expect(recording.interactions[0].request.headers["Authorization"]?.hasPrefix("Basic masked-") == true)
    }

    @Test("masks a URL's user info")
    func userInfo() {
        var recording = Sample.recording(Sample.interaction(Sample.request(.get, "/"), Sample.response()))
        recording.interactions[0].request.url = RecordedURL(
            "https://bob:hunter22@x.test/a?next=https://x.test/?token=t123")
        let url = recording.redacted().interactions[0].request.url.description
        #expect(!url.contains("bob") && !url.contains("hunter22") && !url.contains("t123"))
        #expect(url.hasPrefix("https://masked-"))
    }

    @Test(
        "masks what looks sensitive whatever its name, in text and JSON alike",
        arguments: [
            "4111 1111 1111 1111", "5500005555555559", "378282246310005", "078-05-1120", "miriam.trevino@mail.co",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtaXJpYW0ifQ.c2lnbmF0dXJl", "AKIAIOSFODNN7EXAMPLE", "021000021",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----",
        ])
    func shapes(value: String) {
        let escaped = value.jsonEscaped
        let recording = masked(
            Sample.request(.post, "/a?q=" + PathSegment.percentEncode(value), #"{"remark":"so \#(escaped)."}"#),
            Sample.response(500, "failed for \(value) now", headers: [("Content-Type", "text/plain")]))
        let text = recording.har().text
        #expect(!text.contains(value))
        #expect(!text.contains(PathSegment.percentEncode(value)))
        #expect(!text.contains("MIIB"))
        #expect(recording.interactions[0].response.body.text == "failed for masked-1 now")
    }

    @Test("masks a card number that is written as a number")
    func cardAsNumber() {
        let recording = masked(Sample.request(.post, "/", #"{"n":4111111111111111,"cents":1234567890}"#))
        #expect(recording.interactions[0].request.body?.bytes.text == #"{"n":8000000000001,"cents":1234567890}"#)
    }

    @Test("masks sensitive members of JSON that is cut off, and of lines of JSON")
    func brokenJSON() {
        let cut = masked(
            Sample.request(.get, "/"),
            Sample.response(
                200, #"{"id":"A-1","customer":{"ssn":"111223333","passport":{"number":"P77","x":[5]},"phone":"4105"#))
        #expect(
            cut.interactions[0].response.body.text
                == #"{"id":"A-1","customer":{"ssn":"masked-1","passport":{"number":"masked-2","x":[masked-3]},"phone":"masked-4"#
        )
        let lines = masked(
            Sample.request(.get, "/"),
            Sample.response(
                200, "{\"ssn\":\"111223333\"}\n{\"id\":1}\n", headers: [("Content-Type", "application/x-ndjson")]))
        #expect(lines.interactions[0].response.body.text == "{\"ssn\":\"masked-1\"}\n{\"id\":1}\n")
    }

    @Test(
        "masks values that a text names itself",
        arguments: [
            ("login failed: password=hunter2, user 7", "login failed: password=masked-1, user 7"),
            ("SSN: 078051120; ok", "SSN: masked-1; ok"), ("api_key='abcd' given", "api_key='masked-1' given"),
            ("Authorization: Bearer abcdef", "Authorization: Bearer masked-1"),
            ("<a><ssn>07 80</ssn>\n<b/></a>", "<a><ssn>masked-1</ssn>\n<b/></a>"),
            (
                "--b\r\nContent-Disposition: form-data; name=\"ssn\"\r\n\r\n0780 5\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"ssn\"\r\n\r\nmasked-1\r\n--b--"
            ),
            ("the token is short: 12 s", "the token is short: 12 s"), ("no such name", "no such name"),
        ])
    func labelled(text: String, expected: String) {
        let plain = masked(
            Sample.request(.get, "/"), Sample.response(500, text, headers: [("Content-Type", "text/plain")]))
        #expect(plain.interactions[0].response.body.text == expected)
        let json = masked(Sample.request(.get, "/"), Sample.response(500, #"{"message":"\#(text.jsonEscaped)"}"#))
        #expect(json.interactions[0].response.body.text == #"{"message":"\#(expected.jsonEscaped)"}"#)
    }

    @Test("masks what is sensitive in base64, and copies in hexadecimal or encoded twice")
    func encodedCopies() {
        let blob = Data(#"{"ssn":"078051120"}"#.utf8).base64EncodedString()
        let recording = masked(
            Sample.request(.post, "/a?s=key%252D1%252541", #"{"blob":"\#(blob)","password":"key-1%41"}"#),
            Sample.response(200, "6b65792d31253431 and \(blob)", headers: [("Content-Type", "text/plain")]))
        let text = recording.har().text
        #expect(!text.contains(blob))
        #expect(!text.contains("6b65792d"))
        #expect(!text.contains("key%252D1"))
    }

    @Test("masks a path segment behind one that names it, where it looks like a value")
    func namedSegments() {
        func path(_ target: String) -> String {
            masked(Sample.request(.get, target)).interactions[0].request.url.path
        }
        #expect(path("/by-ssn/078051120/x") == "/by-ssn/masked-1/x")
        #expect(path("/email/miriam%40home") == "/email/masked-1")
        #expect(path("/token/refresh") == "/token/refresh")
    }

    @Test("masks both values of a key that an object repeats")
    func repeatedKeys() {
        let recording = masked(Sample.request(.post, "/", #"{"ssn":"masked-9","a":1,"ssn":"111223333"}"#))
        #expect(recording.interactions[0].request.body?.bytes.text == #"{"ssn":"masked-9","a":1,"ssn":"masked-10"}"#)
    }

    @Test("finds copies of known values in bytes that are no text")
    func binaryCopies() {
        let request = Sample.request(.get, "/", headers: [("X-Api-Key", "key-12345")])
        let recording = masked(request, HTTPResponse(status: 200, body: [0xFF] + Array("key-12345".utf8) + [0xFE]))
        #expect(recording.interactions[0].response.body == [0xFF] + Array("masked-1".utf8) + [0xFE])
    }

    @Test("leaves a body without anything sensitive byte for byte, and one that has some in its layout")
    func layout() {
        let odd = "{ \"a\" : 1.0e2,\r\n\t\"b\":\"\\u0041\" }"
        #expect(masked(Sample.request(.post, "/", odd)).interactions[0].request.body?.bytes.text == odd)
        let pretty = "{\n  \"ssn\": \"1\",\n  \"list\": [\n    1.50\n  ],\n  \"none\": {}\n}"
        #expect(
            masked(Sample.request(.post, "/", pretty)).interactions[0].request.body?.bytes.text
                == pretty.replacing("\"1\"", with: "\"masked-1\""))
    }

    @Test("keeps Content-Length in agreement, and drops what an altered body makes untrue")
    func lengths() {
        func answer(_ headers: [(String, String)]) -> RecordedResponse {
            masked(Sample.request(.get, "/"), Sample.response(200, #"{"ssn":"1"}"#, headers: headers))
                .interactions[0].response
        }
        let plain = answer([("Content-Length", "11"), ("Content-MD5", "x")])
        #expect(plain.headers["Content-Length"] == String(plain.body.count))
        #expect(plain.headers["Content-MD5"] == nil)
        #expect(answer([("Content-Length", "30"), ("Content-Encoding", "gzip")]).headers["Content-Length"] == nil)
    }

    @Test("does not take short and common values for copies")
    func commonValues() {
        let recording = masked(
            Sample.request(
                .post, "/",
                #"{"address_state":"GA","name":"string","last_four":"1000","kind":"string","where":"GA","cents":1000,"on":"1000-01-01"}"#
            ))
        #expect(
            recording.interactions[0].request.body?.bytes.text.hasSuffix(
                #""kind":"string","where":"GA","cents":1000,"on":"1000-01-01"}"#) == true)
    }

    @Test("follows an app's own rules for headers, members, paths, query parameters and path segments")
    func ownRules() throws {
        let rules = RedactionRules.standard.adding(
            headers: ["X-Branch"], members: ["memo"], paths: ["a.b"], queryItems: ["ref"], pathSegments: ["borrowers"])
        let request = masked(
            Sample.request(
                .post, "/borrowers/B%2F7/loans/L1?ref=r1&x=y", #"{"memo":"m1","a":[{"b":"b1","c":1}],"b":"b2"}"#,
                headers: [("X-Branch", "north")]),
            rules: rules
        ).interactions[0].request
        #expect(request.url.description.hasSuffix("/borrowers/masked-1/loans/L1?ref=masked-2&x=y"))
        #expect(request.headers["X-Branch"] == "masked-3")
        #expect(request.body?.bytes.text == #"{"memo":"masked-4","a":[{"b":"masked-5","c":1}],"b":"b2"}"#)
    }

    @Test("changes nothing in what is masked already, and counts on from the highest mask")
    func idempotence() {
        let once = masked(
            Sample.request(
                .post, "/x", #"{"ssn":111223333,"phone":"41055567"}"#, headers: [("Authorization", "Bearer abcd")]))
        #expect(once.redacted().har() == once.har())
        var more = once
        more.interactions.append(
            Sample.interaction(Sample.request(.get, "/", headers: [("X-Api-Key", "k1234")]), Sample.response()))
        #expect(more.redacted().interactions[1].request.headers["X-Api-Key"] == "masked-4")
    }

    @Test("reaches the fields of other tools and says which rules were used")
    func otherFields() {
        var recording = Sample.recording(
            Sample.interaction(Sample.request(.get, "/", headers: [("X-Api-Key", "k-98765")]), Sample.response()))
        recording.others = ["_session": ["password": "pw-55555"]]
        recording.interactions[0].others = ["_messages": [["data": "k-98765 sent"]]]
        recording.interactions[0].comment = "used k-98765"
        recording.interactions[0].cache = ["beforeRequest": ["eTag": "k-98765"]]
        recording.interactions[0].timings.others = ["_by": "k-98765"]
        recording.interactions[0].response.statusText = "OK k-98765"
        recording.pages = [["title": "https://x.test/?token=k-98765"]]
        recording.creator.comment = "by k-98765"
        recording.origin = RecordingOrigin(.mock, redaction: RedactionRules(version: "0", headers: [], members: []))
        let redacted = recording.redacted()
        #expect(!redacted.har().text.contains("98765"))
        #expect(!redacted.har().text.contains("55555"))
        #expect(redacted.origin?.redaction == .init(RedactionRules.standard))
        #expect(RecordingOrigin.Redaction(.standard) != .init(.standard.adding(members: ["x"])))
    }
}
