import Foundation
import Servicing
import ServicingHTTP
import Testing

@testable import ServicingRecordings

/// A secret that is planted in one form and one place of an exchange.
private struct Plant: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let request: HTTPRequest
    let response: HTTPResponse

    init(_ name: String, _ request: HTTPRequest, _ response: HTTPResponse = Sample.response(200, "{}")) {
        testDescription = name
        self.request = request
        self.response = response
    }
}

@Suite("A planted secret does not survive")
struct PlantedSecretsTests {
    private static let secret = "Zx9/hunter+2 \"key\"é"

    /// Every form in which its bytes could be found again.
    private static let forms: [String] = {
        let bytes = Data(secret.utf8)
        let hex = bytes.map { String($0 + 0, radix: 16) }.joined()
        let percent = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let base64 = bytes.base64EncodedString()
        return [
            secret, "hunter", percent, base64, String(base64.prefix(12)), hex, hex.uppercased(),
            "Zx9\\/hunter", "\\u00e9", Data("ada:\(secret)".utf8).base64EncodedString(),
        ]
    }()

    private static let percent = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!
    private static let basic = Data("ada:\(secret)".utf8).base64EncodedString()
    private static let json = #"{"password":"Zx9\/hunter+2 \"key\"\u00e9"}"#
    /// An exchange that tells the secret by its name; the other places are found by its value.
    private static let login = Sample.request(.post, "/login", json)

    private static let plants: [Plant] = [
        Plant("in a header", Sample.request(.get, "/", headers: [("X-Api-Key", secret)])),
        Plant("in Basic credentials", Sample.request(.get, "/", headers: [("Authorization", "Basic \(basic)")])),
        Plant("in a bearer token", Sample.request(.get, "/", headers: [("Authorization", "Bearer \(percent)")])),
        Plant("in a cookie", Sample.request(.get, "/", headers: [("Cookie", "a=1; sid=\(percent)")])),
        Plant(
            "in a cookie that is set", Sample.request(.get, "/"),
            Sample.response(200, "{}", headers: [("Set-Cookie", "sid=\(percent); HttpOnly")])),
        Plant("in the query", Sample.request(.get, "/a?b=1&token=\(percent)")),
        Plant(
            "in a URL within the query", Sample.request(.get, "/a?next=https%3A%2F%2Fx.test%2F%3Ftoken%3D\(percent)")),
        Plant("in a fragment", Sample.request(.get, "/a#access_token=\(percent)")),
        Plant(
            "in a Location", Sample.request(.get, "/"),
            Sample.response(302, "", headers: [("Location", "https://x.test/cb?access_token=\(percent)")])),
        Plant("in a JSON member", login),
        Plant("in JSON within JSON", Sample.request(.post, "/", #"{"inner":"{\"password\":\"Zx9/hunter+2\"}"}"#)),
        Plant("in an answer", Sample.request(.get, "/"), Sample.response(200, json)),
        Plant(
            "in a form",
            Sample.request(
                .post, "/", "a=1&password=\(percent)", headers: [("Content-Type", "application/x-www-form-urlencoded")])
        ),
        Plant(
            "in a multipart form",
            Sample.request(
                .post, "/", "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n\(secret)\r\n--b--\r\n",
                headers: [("Content-Type", "multipart/form-data; boundary=b")])),
        Plant("in XML", Sample.request(.get, "/"), Sample.response(200, "<a><password>Zx9/hunter+2</password></a>")),
        Plant("in JSON that is cut off", Sample.request(.get, "/"), Sample.response(200, String(json.dropLast(3)))),
        Plant("in gzip", Sample.request(.get, "/"), coded(.gzip)),
        Plant("in zlib's format", Sample.request(.get, "/"), coded(.deflate)),
        Plant("in gzip that no field names", Sample.request(.get, "/"), coded(.gzip, named: nil)),
        Plant("in a coding that is not known", Sample.request(.get, "/"), unknownCoding),
        Plant("in gzip that is cut off", Sample.request(.get, "/"), cutOff),
        Plant(
            "in a request in gzip",
            HTTPRequest(
                method: .post, baseURL: Sample.base, target: "/", headers: coded(.gzip).headers, body: coded(.gzip).body
            )),
        Plant(
            "in gzip in base64", Sample.request(.get, "/"),
            Sample.response(200, "{\"blob\":\"\(Data(coded(.gzip).body).base64EncodedString())\"}")),
    ]

    private static func coded(_ coding: ContentCoding, named name: String? = "") -> HTTPResponse {
        let name = name.map { _ in coding == .gzip ? "gzip" : "deflate" }
        return HTTPResponse(
            status: 200,
            headers: HTTPHeaders(unchecked: name.map { [HTTPField(unchecked: "Content-Encoding", $0)] } ?? []),
            body: coding.encode(Array(json.utf8)))
    }

    private static let unknownCoding = HTTPResponse(
        status: 200, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Encoding", "br")]),
        body: [0xFF, 0x0B] + Array(secret.utf8))

    private static let cutOff = HTTPResponse(
        status: 200, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Encoding", "gzip")]),
        body: ContentCoding.gzip.encode(Array(json.utf8)).dropLast(4))

    @Test("wherever and however it is written", arguments: plants)
    private func plantedAlone(plant: Plant) throws {
        try expectNothing(of: Recording(interactions: [Sample.interaction(plant.request, plant.response)]))
    }

    @Test(
        "where only another exchange gives it away",
        arguments: [
            Plant("in a path", Sample.request(.get, "/things/\(percent)/x")),
            Plant(
                "in a header that nothing is known of", Sample.request(.get, "/", headers: [("X-Note", "is \(secret)")])
            ),
            Plant("in a text", Sample.request(.get, "/"), Sample.response(200, "it is \(secret).", headers: [])),
            Plant("in a member that nothing is known of", Sample.request(.get, "/"), Sample.response(200, json)),
            Plant("as a key", Sample.request(.get, "/"), Sample.response(200, #"{"Zx9/hunter+2 \"key\"é":1}"#)),
            Plant("in a query item that nothing is known of", Sample.request(.get, "/?q=\(percent)")),
            Plant(
                "in base64", Sample.request(.get, "/"),
                Sample.response(200, Data(secret.utf8).base64EncodedString(), headers: [])),
            Plant(
                "in hexadecimal", Sample.request(.get, "/"),
                Sample.response(200, Data(secret.utf8).map { String($0, radix: 16) }.joined(), headers: [])),
            Plant(
                "among bytes that are no text", Sample.request(.get, "/"),
                HTTPResponse(status: 200, body: [0xFF, 0x00] + Array(secret.utf8) + [0xFE])),
            Plant(
                "in gzip", Sample.request(.get, "/"),
                HTTPResponse(
                    status: 200, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Encoding", "gzip")]),
                    body: ContentCoding.gzip.encode(Array("see \(secret)".utf8)))),
        ])
    private func plantedWithLogin(plant: Plant) throws {
        try expectNothing(
            of: Recording(interactions: [
                Sample.interaction(plant.request, plant.response), Sample.interaction(Self.login, Sample.response()),
            ]))
    }

    @Test("in data that another program compressed")
    func compressed() throws {
        for (body, coding) in [(CodedSample.person, "gzip"), (CodedSample.personInZlib, "deflate")] {
            let response = HTTPResponse(
                status: 200, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Encoding", coding)]),
                body: body)
            let recording = Sample.recording(Sample.interaction(Sample.request(.get, "/"), response)).redacted()
            let text = recording.har().text
            #expect(!text.contains("planted@corp.io") && !text.contains("078-05-1120"))
            let sent = try #require(recording.interactions[0].response.sent)
            let held = try #require(ContentCoding(response.headers)?.decode(sent))
            #expect(held == recording.interactions[0].response.body)
            #expect(held.text.contains("row 19"))
            #expect(HARLetter.problems(in: recording.har()) == [])
        }
    }

    /// In the file, in what its base64 holds, and in what that holds when it is unpacked.
    private func expectNothing(of recording: Recording) throws {
        let redacted = recording.redacted()
        let bytes = redacted.har()
        var texts = [bytes.text]
        for run in bytes.text.split(whereSeparator: { !($0.isLetter || $0.isNumber || "+/=".contains($0)) }) {
            guard let data = Data(base64Encoded: String(run)) else { continue }
            texts.append(String(decoding: ContentCoding.gunzip(Array(data)) ?? Array(data), as: UTF8.self))
        }
        for text in texts {
            for form in Self.forms { #expect(!text.contains(form), "\(form) is left in \(text)") }
        }
        #expect(HARLetter.problems(in: bytes) == [])
        #expect(LeakCheck().findings(in: bytes, file: "f.har") == [])
        #expect(try Recording(har: bytes) == redacted)
    }
}
