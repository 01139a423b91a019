import Foundation
import ServicingHTTP
import Testing

@testable import ServicingRecordings

@Suite("The leak check")
struct LeakCheckTests {
    @Test("names file, line and reason, and not the value")
    func place() {
        let findings = LeakCheck().findings(in: Array("fine\nssn 078-05-1120 here\n".utf8), file: "notes.txt")
        #expect(findings.map(\.description) == ["notes.txt:2: holds a social security number"])
    }

    @Test(
        "finds a value escaped, percent-encoded and in base64",
        arguments: [
            #"{"text":"{\"mail\":\"miriam@mail.co\"}"}"#, #"{"a":"miriam\u0040mail.co"}"#,
            "https://x.test/?q=miriam%40mail.co", "data:bWlyaWFtQG1haWwuY28=", "eA.eyJtIjoibWlyaWFtQG1haWwuY28ifQ",
        ])
    func forms(text: String) {
        let findings = LeakCheck().findings(in: Array(text.utf8), file: "a.txt")
        #expect(findings.map(\.reason) == ["holds an e-mail address"])
    }

    @Test("finds what has a shape of its own where it is hidden deeper than a line is read", arguments: [false, true])
    func hiddenShapes(isUTF16: Bool) throws {
        let text = "call 4111111111111111 or jane.roe@mail.co"
        let bytes = isUTF16 ? text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : [0xE9] + Array(text.utf8)
        let type = isUTF16 ? "text/plain; charset=utf-16le" : "text/plain; charset=iso-8859-1"
        var answer = Sample.response(200, "", headers: [("Content-Type", type)])
        answer.body = bytes
        let recording = Sample.recording(Sample.interaction(Sample.request(.get, "/"), answer))
        #expect(!LeakCheck().findings(in: recording.har(), file: "r.har").isEmpty)
        #expect(LeakCheck().findings(in: recording.redacted().har(), file: "r.har").isEmpty)
    }

    @Test("finds in a HAR file what the rules would mask, at its line")
    func unmasked() throws {
        let recording = Sample.recording(
            Sample.interaction(
                Sample.request(
                    .post, "/a?token=tk1", #"{"ssn":"111223333"}"#,
                    headers: [("X-API-Key", "live-key"), ("Cookie", "sid=c00")]),
                Sample.response(200, #"{"date_of_birth":"1985-06-20"}"#)))
        let findings = LeakCheck().findings(in: recording.har(), file: "r.har")
        let lines = recording.har().text.split(separator: "\n", omittingEmptySubsequences: false)
        let expected = [
            ("the header 'x-api-key'", "live-key"), ("the header 'cookie'", "c00"),
            ("the query parameter 'token'", "tk1"),
            ("the member 'ssn'", "111223333"), ("the member 'date_of_birth'", "1985-06-20"),
        ]
        for (reason, value) in expected {
            let finding = try #require(findings.first { $0.reason == "does not mask \(reason)" }, "\(reason)")
            #expect(lines[finding.line - 1].contains(value))
            #expect(!finding.description.contains(value))
        }
        #expect(findings.count == expected.count)
        #expect(LeakCheck().findings(in: recording.redacted().har(), file: "r.har") == [])
    }

    @Test("looks into bodies in base64")
    func base64Body() {
        let body = Data(#"{"ssn":"111223333"}"#.utf8).base64EncodedString()
        let text = """
            {"log":{"entries":[{"startedDateTime":"2026-01-31T10:00:00Z",
            "request":{"method":"GET","url":"https://x.test"},
            "response":{"status":200,"content":{"size":1,"mimeType":"application/json","encoding":"base64",
            "text":"\(body)"}}}]}}
            """
        let findings = LeakCheck().findings(in: Array(text.utf8), file: "b.har")
        #expect(findings.map(\.description) == ["b.har:4: does not mask the member 'ssn'"])
    }

    @Test("lets pass what is allowed, also under a sensitive name")
    func allowed() {
        let recording = Sample.recording(
            Sample.interaction(
                Sample.request(.post, "/", #"{"ssn":"888888888","remark":"to a@b.co"}"#), Sample.response()))
        #expect(LeakCheck().findings(in: recording.har(), file: "r.har").count == 2)
        #expect(LeakCheck(allowing: ["888888888", "a@b.co"]).findings(in: recording.har(), file: "r.har") == [])
    }

    @Test("says so where a HAR file can't be read as one")
    func unreadable() {
        let findings = LeakCheck().findings(in: Array("{".utf8), file: "x.har")
        #expect(findings.count == 1)
        #expect(findings.first?.reason.hasPrefix("is no HAR file") == true)
    }

    @Test("goes through the folders below, hidden files too")
    func folders() async throws {
        try await Sample.withFolder { folder in
            let deep = folder.appendingPathComponent("a/b")
            try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
            try Data("x\na@b.co".utf8).write(to: deep.appendingPathComponent(".hidden"))
            try Data("fine".utf8).write(to: folder.appendingPathComponent("c.txt"))
            let findings = try LeakCheck().findings(below: folder)
            #expect(findings.map(\.line) == [2])
            #expect(findings.first?.file.hasSuffix("a/b/.hidden") == true)
        }
    }
}
