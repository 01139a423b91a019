import ExactJSON
import Servicing
import ServicingHTTP
import Testing

@testable import ServicingRecordings

@Suite("HAR files of other tools")
struct ForeignHARTests {
    private func read(_ entry: String) throws -> Interaction {
        let text =
            #"{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[],"entries":["#
        return try #require(try Recording(har: Array((text + entry + "]}}").utf8), file: "f.har").interactions.first)
    }

    @Test("are read without any underscore field")
    func plain() throws {
        let interaction = try read(
            """
            {"_priority":"High","_initiator":null,"cache":{},"connection":"443","pageref":"page_1",
            "startedDateTime":"2026-01-31T10:00:00.123Z","time":12.000000001,"serverIPAddress":"",
            "request":{"method":"GET","url":"https://x.test/a?b=c#d","httpVersion":"http/2.0","headers":[],
            "queryString":[],"cookies":[],"headersSize":-1,"bodySize":0},
            "response":{"status":200,"statusText":"","httpVersion":"http/2.0","headers":[],"cookies":[],
            "content":{"size":3,"mimeType":"text/plain","text":"abc"},"redirectURL":"","headersSize":-1,"bodySize":-1,
            "_transferSize":55,"_error":null},
            "timings":{"blocked":1.5,"dns":-1,"ssl":-1,"connect":-1,"send":0.25,"wait":10.1,"receive":0.15,
            "_blocked_queueing":0.4}}
            """)
        #expect(interaction.request.url.query == "b=c")
        #expect(interaction.request.url.fragment == "d")
        #expect(interaction.response.body.text == "abc")
        #expect(interaction.timings.total == .microseconds(12_000))
        #expect(interaction.others.keys == ["_priority"])
        #expect(interaction.response.others.keys == ["_transferSize"])
        #expect(HARLetter.problems(in: Sample.recording(interaction).har()) == [])
    }

    @Test("may leave out what HAR requires and this library can do without")
    func sparse() throws {
        let interaction = try read(
            #"{"startedDateTime":"2026-01-31T10:00:00Z","request":{"method":"GET","url":"https://x.test"},"response":{"status":404}}"#
        )
        #expect(interaction.response.status == 404)
        #expect(interaction.response.content == .bytes([]))
        #expect(HARLetter.problems(in: Sample.recording(interaction).har()) == [])
    }

    @Test("have their base64 content decoded")
    func base64() throws {
        let interaction = try read(
            #"{"startedDateTime":"2026-01-31T10:00:00Z","request":{"method":"GET","url":"https://x.test"},"response":{"status":200,"content":{"size":4,"mimeType":"application/json","text":"eyJh\nIjoxfQ==","encoding":"base64"}}}"#
        )
        #expect(interaction.response.body.text == #"{"a":1}"#)
    }

    @Test("have the form that their params hold put together")
    func params() throws {
        let interaction = try read(
            #"{"startedDateTime":"2026-01-31T10:00:00Z","request":{"method":"POST","url":"https://x.test","postData":{"mimeType":"application/x-www-form-urlencoded","text":"","params":[{"name":"a b","value":"1&2"},{"name":"c"}]}},"response":{"status":200}}"#
        )
        #expect(interaction.request.body?.bytes.text == "a%20b=1%262&c=")
    }

    @Test("that leave out a body keep its size, and say so again")
    func leftOut() throws {
        let interaction = try read(
            #"{"startedDateTime":"2026-01-31T10:00:00Z","request":{"method":"GET","url":"https://x.test"},"response":{"status":200,"content":{"size":77,"mimeType":"image/png"}}}"#
        )
        #expect(interaction.response.content == .missing(size: 77))
        #expect(Sample.recording(interaction).har().text.contains("\"size\": 77"))
    }

    @Test(
        "that can't be read are refused with file, interaction and path",
        arguments: [
            (#"{"#, RecordingError.Kind.notJSON, "f.har: "),
            (#"{}"#, .missingField, "f.har: log: "),
            (#"{"log":{"entries":{}}}"#, .wrongType, "f.har: log.entries: "),
            (#"{"log":{"entries":[{}]}}"#, .missingField, "f.har: interaction 1: log.entries[0].startedDateTime: "),
            (
                #"{"log":{"entries":[{"startedDateTime":"yesterday","request":{},"response":{}}]}}"#, .invalidValue,
                "f.har: interaction 1: log.entries[0].startedDateTime: "
            ),
            (
                #"{"log":{"entries":[{"startedDateTime":"2026-01-31T10:00:00Z","request":{"method":"GET","url":7},"response":{}}]}}"#,
                .wrongType, "f.har: interaction 1: log.entries[0].request.url: "
            ),
            (
                #"{"log":{"entries":[{"startedDateTime":"2026-01-31T10:00:00Z","request":{"method":"GET","url":"u"},"response":{"status":200,"content":{"text":"x","encoding":"rot13"}}}]}}"#,
                .invalidValue, "f.har: interaction 1: log.entries[0].response.content.encoding: "
            ),
            (#"{"log":{"entries":[],"_origin":{"format":99}}}"#, .unsupportedFormat, "f.har: log._origin.format: "),
            (
                #"{"log":{"entries":[],"_origin":{"format":1,"source":"dream"}}}"#, .invalidValue,
                "f.har: log._origin.source: "
            ),
            (
                #"{"log":{"entries":[],"_bind":{"captures":[{"name":"a","interaction":1,"path":"id"}]}}}"#,
                .invalidValue, "f.har: log._bind.captures[0].interaction: "
            ),
        ])
    func refused(text: String, kind: RecordingError.Kind, place: String) {
        let error = #expect(throws: RecordingError.self) { try Recording(har: Array(text.utf8), file: "f.har") }
        #expect(error?.kind == kind)
        #expect(error?.description.hasPrefix(place) == true, "\(error?.description ?? "")")
    }
}
