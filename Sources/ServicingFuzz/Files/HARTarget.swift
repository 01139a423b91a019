import ServicingHTTP
import ServicingRecordings

/// Recordings.
package struct HARTarget: FuzzTarget {
    package let name = "har"
    package let summary =
        "HAR: what is read is written and read again the same, and what is redacted is redacted once and for all"
    package let corpus: [[UInt8]]
    package let dictionary = [
        "\"request\":", "\"response\":", "\"headers\":[", "\"postData\":", "\"encoding\":\"base64\"", "\"cookies\":[",
        "\"queryString\":[", "\"startedDateTime\":", "\"time\":-1", "\"status\":0", "\"_", "Authorization",
        "set-cookie",
        "\"ssn\":\"123456789\"", "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x", "4111111111111111", "a@b.co",
    ]
    package let isJSON = true

    /// - Parameter recordings: HAR files.
    package init(_ recordings: [[UInt8]]) {
        corpus =
            recordings + [
                [UInt8](
                    #"{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{"startedDateTime":"2024-01-01T00:00:00Z","time":1,"request":{"method":"POST","url":"https://h/a?token=1","httpVersion":"HTTP/1.1","cookies":[],"headers":[{"name":"Authorization","value":"Bearer x"}],"queryString":[{"name":"token","value":"1"}],"postData":{"mimeType":"application/json","text":"{\"ssn\":\"123456789\"}"},"headersSize":-1,"bodySize":-1},"response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"content":{"size":2,"mimeType":"application/json","text":"e30=","encoding":"base64"},"redirectURL":"","headersSize":-1,"bodySize":-1},"cache":{},"timings":{"send":0,"wait":1,"receive":0}}]}}"#
                )
            ]
    }

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        _ = LeakCheck().findings(in: input, file: "x.har")
        let recording: Recording
        do throws(RecordingError) {
            recording = try Recording(har: input, file: "x.har")
        } catch {
            return findings.expect(error.description.hasPrefix("x.har"), "the mistake does not name the file")
        }
        findings.isTaken = true
        let written = recording.har()
        guard let again = try? Recording(har: written) else {
            return findings.expect(false, "what is written can't be read")
        }
        findings.expect(again == recording, "what is written reads as something else")
        findings.expect(again.har() == written, "it is written differently the second time")
        let redacted = recording.redacted()
        findings.expect(redacted.redacted() == redacted, "redacting twice differs from once")
        findings.expect((try? Recording(har: redacted.har())) == redacted, "what is redacted can't be read again")
    }
}
