import ExactJSON
import Foundation
import Servicing
import ServicingHTTP
import Testing

@testable import ServicingRecordings

/// A place in which a secret stands by its name, in one of the ways in which texts, forms and tools write such things.
struct HidingPlace: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let mimeType: String
    let body: [UInt8]

    init(_ name: String, _ mimeType: String, _ body: String) {
        self.init(name, mimeType, Array(body.utf8))
    }

    init(_ name: String, _ mimeType: String, _ body: [UInt8]) {
        testDescription = name
        self.mimeType = mimeType
        self.body = body
    }
}

@Suite("A secret is found by its name")
struct HidingPlacesTests {
    static let secret = "Qz7kV0pX9mTr"
    private static let json =
        #"{"filler":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","password":"\#(secret)"}"#
    private static let form = "multipart/form-data; boundary=b"

    private static func part(_ disposition: String, _ content: String, lineBreak: String = "\r\n", more: String = "")
        -> String
    {
        "--b\(lineBreak)Content-Disposition: form-data; \(disposition)\(lineBreak)\(more)\(lineBreak)\(content)\(lineBreak)--b--\(lineBreak)"
    }

    private static func utf16(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    }

    private static func base64(_ text: String, _ options: Data.Base64EncodingOptions = []) -> String {
        Data(text.utf8).base64EncodedString(options: options)
    }

    static let places: [HidingPlace] =
        ["password", "user[password]"].flatMap { name in
            ["name=\"\(name)\"", "name=\(name)", "name='\(name)'", "Name=\"\(name)\"", "name*=utf-8''\(name)"].map {
                HidingPlace("a part with \($0)", form, part($0, secret))
            }
        } + [
            HidingPlace("a part with line feeds alone", form, part(#"name="password""#, secret, lineBreak: "\n")),
            HidingPlace(
                "a part with other fields", form,
                part(#"name="password""#, secret, more: "Content-Type: text/plain\r\n")),
            HidingPlace(
                "JSON in a part", form, part(#"name="doc""#, json, more: "Content-Type: application/json\r\n")),
            HidingPlace(
                "base64 in a part", form,
                part(#"name="doc""#, base64(json), more: "Content-Transfer-Encoding: base64\r\n")),
            HidingPlace(
                "parts that are no text", form,
                Array("--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n".utf8) + [0x89, 0xFF, 0xFE, 0]
                    + Array("\r\n\(part(#"name="password""#, secret))".utf8)),
            HidingPlace("UTF-16", "application/json; charset=utf-16le", utf16(json)),
            HidingPlace("UTF-16 with its mark", "application/json", [0xFF, 0xFE] + utf16(json)),
            HidingPlace(
                "ISO 8859-1", "application/json; charset=iso-8859-1",
                Array("{\"name\":\"Jos".utf8) + [0xE9] + Array("\",\"password\":\"\(secret)\"}".utf8)),
            HidingPlace("broken base64", "text/plain", base64(json, .lineLength76Characters)),
            HidingPlace("base64 of base64", "application/json", "{\"blob\":\"\(base64(base64(json)))\"}"),
            HidingPlace("base64 of a form", "application/json", "{\"blob\":\"\(base64("a=1&password=\(secret)"))\"}"),
            HidingPlace("base64 in a URL's path", "text/plain", "see https://x.test/a/\(base64(json))/b"),
            HidingPlace("zlib's format", "application/octet-stream", ContentCoding.deflate.encode(Array(json.utf8))),
            HidingPlace("a script", "text/javascript", "cb({password:'\(secret)'});"),
            HidingPlace("an arrow", "text/plain", "'password' => '\(secret)'"),
            HidingPlace("YAML", "text/yaml", "password: >-\n  \(secret)\n"),
            HidingPlace("an attribute", "text/xml", "<u password=\"\(secret)\"/>"),
            HidingPlace("an element with attributes", "text/xml", "<Password type=\"x\">\(secret)</Password>"),
            HidingPlace("an element in a namespace", "text/xml", "<w:password>\(secret)</w:password>"),
            HidingPlace("CDATA", "text/xml", "<password><![CDATA[\(secret)]]></password>"),
            HidingPlace("an input", "text/html", "<input value='\(secret)' name=password>"),
            HidingPlace("a password's input", "text/html", "<input type=\"password\" value=\"\(secret)\">"),
            HidingPlace("a meta tag", "text/html", "<meta name=\"csrf-token\" content=\"\(secret)\">"),
            HidingPlace("a named entry", "text/xml", "<entry key=\"password\">\(secret)</entry>"),
            HidingPlace("a name and a value", "application/json", #"[{"name":"password","value":"\#(secret)"}]"#),
            HidingPlace(
                "a name and a value in a sentence", "text/plain",
                #"got [{"name": "password", "value": "\#(secret)"}] back"#),
            HidingPlace(
                "an escaped name and value", "text/plain",
                #"got {&quot;name&quot;: &quot;password&quot;, &quot;value&quot;: &quot;\#(secret)&quot;}"#),
            HidingPlace(
                "escaped base64", "text/plain",
                "data=" + base64(base64(json) + "??").replacing("=", with: "%3D").replacing("M", with: "%4D")),
            HidingPlace("a column", "text/csv", "id,password\r\n1,\(secret)\r\n"),
            HidingPlace("a cut-off escaped name", "application/json", #"{"p\u0061ssword":"\#(secret)"#),
            HidingPlace(
                "JSON in a text in a text", "application/json", JSONValue.string(JSONValue.string(json).text()).text()),
            HidingPlace(
                "JSON within a sentence", "application/json",
                JSONValue.object(["log": .string("got \(JSONValue.string(json).text()) back")]).text()),
            HidingPlace("a URL within a sentence", "text/plain", "see https://ada:\(secret)@x.test/a?b=c now"),
            HidingPlace("an encoded URL", "text/plain", "next=https%3A%2F%2Fx.test%2F%3Fa%3D1%26password%3D\(secret)"),
            HidingPlace(
                "a query item within a sentence", "text/plain", "go to https://x.test/cb?a=1&code=\(secret) now"),
            HidingPlace(
                "a next page", "application/json", #"{"next":"/customers?search_parameters=\#(secret)&cursor=2"}"#),
            HidingPlace("an address in capitals", "text/plain", "HTTPS://X.TEST/f?key=\(secret)"),
            HidingPlace("an address in markup", "text/html", "<a href=\"/f?a=1&amp;code=\(secret)\">x</a>"),
            HidingPlace("a path's parameter", "text/plain", "GET /a;jsessionid=\(secret) HTTP/1.1"),
            HidingPlace("a command", "text/plain", "curl -H 'Authorization: Bearer   \(secret)' -d x=1"),
            HidingPlace("a mutation", "application/json", #"{"query":"mutation { login(password: \"\#(secret)\") }"}"#),
        ]

    @Test("wherever a body has it", arguments: places)
    func body(place: HidingPlace) throws {
        let request = HTTPRequest(
            method: .post, baseURL: Sample.base, target: "/",
            headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Type", place.mimeType)]), body: place.body)
        let answer = HTTPResponse(status: 200, headers: request.headers, body: place.body)
        for interaction in [
            Sample.interaction(request, Sample.response()), Sample.interaction(Sample.request(.get, "/"), answer),
        ] {
            try expectNothing(of: Sample.recording(interaction))
        }
    }

    @Test("and its copies are found in every spelling")
    func copies() throws {
        let secret = "Zx9&\"hunter/+é7"
        let spellings = [
            "Zx9&amp;&quot;hunter/+é7", secret.unicodeScalars.map { "&#\($0.value);" }.joined(),
            secret.utf16.map { "\\u" + String(UInt32($0) + 0x10000, radix: 16).dropFirst() }.joined(),
            "Zx9&\"hunter/+=C3=A97", "Zx9%26%22h%75nter%2F%2B%C3%A97", Base32.encode(Array(secret.utf8)),
            Data([0xFF] + Array(secret.utf8) + [0xFE]).base64EncodedString(),
        ]
        let login = Sample.interaction(
            Sample.request(.post, "/", JSONValue.object(["password": .string(secret)]).text()), Sample.response())
        for spelling in spellings {
            let answer = Sample.response(200, "it is \(spelling) indeed", headers: [("Content-Type", "text/plain")])
            let text = Sample.recording(login, Sample.interaction(Sample.request(.get, "/"), answer)).redacted()
                .interactions[1].response.body.text
            #expect(text == "it is masked-1 indeed" || text == "it is masked-2 indeed", "\(spelling): \(text)")
        }
    }

    @Test("and numbers in other punctuation get the same mask")
    func digits() throws {
        let known = Sample.interaction(
            Sample.request(.post, "/", #"{"phone":"410-555-6789","ssn":"078051120"}"#), Sample.response())
        let answer = Sample.response(
            200, #"{"a":"call (410) 555 6789","b":"+1 410.555.6789","c":4105556789,"d":78051120,"e":410555678}"#)
        let recording = Sample.recording(known, Sample.interaction(Sample.request(.get, "/"), answer)).redacted()
        #expect(
            recording.interactions[1].response.body.text
                == #"{"a":"call masked-1","b":"+masked-1","c":8000000000001,"d":8000000000002,"e":410555678}"#
                || recording.interactions[1].response.body.text
                    == #"{"a":"call masked-1","b":"masked-1","c":8000000000001,"d":8000000000002,"e":410555678}"#
        )
    }

    @Test("where a message or a file says something besides")
    func surroundings() throws {
        let secret = Self.secret
        var interaction = Sample.interaction(
            Sample.request(.post, "/", #"{"password":"\#(secret)"}"#),
            Sample.response(
                200, "{}",
                headers: [
                    ("Content-Type", "text/plain; token=\(secret)"), ("X-\(secret)", "1"),
                    ("Set-Cookie", "a=1; Path=/\nsid=\(secret); Path=/"), ("Set-Cookie", "b=2; Path=/, sid=\(secret)"),
                    ("Set-Cookie", secret), ("Location", "?token=\(secret)"),
                ]))
        interaction.request.method = HTTPMethod(rawValue: "X-" + secret)
        interaction.request.httpVersion = secret
        interaction.response.httpVersion = secret
        interaction.connection = secret
        interaction.pageReference = secret
        interaction.serverIPAddress = secret
        interaction.inferred = [Inference("request.body." + secret, "it is \(secret)")]
        interaction.response.sent = Array(secret.utf8)
        interaction.response.trailers = HTTPHeaders(unchecked: [HTTPField(unchecked: "X-Note", "is \(secret)")])
        var recording = Sample.recording(interaction)
        recording.creator = HARProduct(name: secret, version: secret, comment: secret)
        recording.state = ProviderState(seed: secret)
        recording.origin = RecordingOrigin(.server(secret), redaction: .standard)
        recording.bindings.credentials = [.init(header: secret, slot: secret)]
        let text = recording.redacted().har().text
        #expect(!text.contains(secret) && !text.contains(Self.base64(secret)))
    }

    @Test("and what was masked once is not masked again", arguments: places)
    func stable(place: HidingPlace) {
        let answer = HTTPResponse(
            status: 200, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Type", place.mimeType)]),
            body: place.body)
        let once = Sample.recording(Sample.interaction(Sample.request(.get, "/"), answer)).redacted()
        #expect(once.redacted() == once)
        #expect(LeakCheck().findings(in: once.har(), file: "f.har") == [])
    }

    private func expectNothing(of recording: Recording) throws {
        let redacted = recording.redacted()
        var bytes = redacted.har()
        // In the file, in what its base64 holds, in what that holds, and where every second byte is zero.
        for _ in 0..<4 {
            let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
                .replacingOccurrences(of: "\\u0000", with: "").replacingOccurrences(of: "\\n", with: "")
                .replacingOccurrences(of: "\\r", with: "")
            #expect(!text.contains(Self.secret))
            var next: [UInt8] = []
            for run in text.split(whereSeparator: {
                !($0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0)))
            })
            where run.count >= 12 {
                guard let data = Data(base64Encoded: String(run)) else { continue }
                next += (ContentCoding.unpack(Array(data))?.content ?? Array(data)) + [0x20]
            }
            bytes = next
        }
        #expect(HARLetter.problems(in: redacted.har()) == [])
        #expect(try Recording(har: redacted.har()) == redacted)
    }
}
