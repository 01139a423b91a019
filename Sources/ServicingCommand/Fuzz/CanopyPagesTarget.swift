import Canopy
import ExactJSON
import Servicing
import ServicingFuzz
import ServicingHTTP

extension CanopyCommand {
    static var fuzzTargets: [any FuzzTarget] { [CanopyPagesTarget()] }
}

/// Canopy's paging: answers one after the other, divided by lines of `--`, over and over.
struct CanopyPagesTarget: FuzzTarget {
    let name = "pages"
    let summary = "paged lists: they end, with every row of every page read or with an error, never in between"
    let corpus = [
        #"{"results":[{"product_id":"a"},{"product_id":"b"}],"paging":{"has_more":true,"starting_after":"b","ending_before":"a"}}"#
            + "\n--\n"
            + #"{"results":[{"product_id":"c"}],"paging":{"has_more":false,"starting_after":"c","ending_before":"c"}}"#,
        #"{"results":[],"paging":null}"#, #"{"results":null}"#,
        #"{"results":[{"product_id":1}],"paging":{"has_more":"true","starting_after":7}}"#
            + "\n--\n" + #"{"results":[{"product_id":2}],"paging":{"has_more":1,"starting_after":"8"}}"#
            + "\n--\n" + #"{"results":[null],"paging":{"has_more":false}}"#,
    ].map { Array($0.utf8) }
    let dictionary = [
        "\n--\n", "\"has_more\":true", "\"has_more\":false", "\"starting_after\":", "\"ending_before\":",
        "\"results\":[",
        "\"paging\":{", "null", "{}",
    ]

    func check(_ input: [UInt8], _ findings: inout FuzzFindings) async {
        let pages = String(decoding: input, as: UTF8.self).split(separator: "\n--\n", omittingEmptySubsequences: false)
            .map { Array($0.utf8) }
        let transport = PagedAnswers(pages)
        guard let base = try? BaseURL("https://provider.example"),
            let servicer = try? CanopyServicer(
                settings: ServicerSettings(baseURL: base, retry: .off), credential: .bearer("demo-access-token"),
                transport: transport)
        else { return findings.expect(false, "there is no servicer") }
        var rows = 0
        do throws(ServicingError) {
            for try await _ in servicer.pages(of: ListProducts()).rows { rows += 1 }
            findings.isTaken = rows > 0
            let sent = (0..<transport.count).map { pages[$0 % pages.count] }
            let there = sent.reduce(0) { count, page in
                let results = (try? JSONValue(parsing: page))?["results"]?.array ?? []
                return count + results.count { !$0.isNull }
            }
            findings.expect(rows == there, "of \(there) rows \(rows) were handed over")
        } catch {
            // A cursor that can't be sent ends the list before its page is asked for.
            let kinds: [ServicingError.Effect: Set<ServicingError.Kind>] = [
                .refused: [.malformedResponse, .ruleViolation], .notSent: [.invalidRequest],
            ]
            findings.expect(
                kinds[error.effect]?.contains(error.kind) ?? false, "a read ends with \(error.kind), \(error.effect)")
        }
        // A cursor that came before ends the list, and no page has more than one.
        findings.expect(
            transport.count <= pages.count + 1, "\(pages.count) pages were asked for \(transport.count) times")
    }
}

/// Gives requests one answer after the other, and begins anew behind the last.
private final class PagedAnswers: HTTPTransport {
    private let pages: [[UInt8]]
    private let sent = Lock(0)

    init(_ pages: [[UInt8]]) {
        self.pages = pages
    }

    var count: Int { sent.withLock { $0 } }

    func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        let number = sent.withLock { sent -> Int in
            sent += 1
            return sent - 1
        }
        return HTTPResponse(status: 200, headers: HTTPHeaders(), body: pages[number % pages.count])
    }
}
