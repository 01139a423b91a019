import ExactJSON
import Finosu
import Foundation
import Servicing
import ServicingHTTP
import Testing

@testable import ServicingRecordings

@Suite("Mutated answers")
struct MutationSuiteTests {
    @Test(
        "crash no adapter, lose no raw body, and are never taken for something that was not done",
        arguments: AdapterCase.all.map(\.path))
    func adapters(path: String) async throws {
        let adapterCase = try #require(AdapterCase.all.first { $0.path == path })
        let recording = try Recording(contentsOf: Transcription.folder.appendingPathComponent(path))
        let settings = ServicerSettings(baseURL: try BaseURL("https://replay.example"), retry: .off)
        let problems = await MutationSuite(of: recording, matching: AdapterReplayTests.matching).run { transport in
            try await adapterCase.call(transport, settings)
        }
        #expect(problems.map(\.description) == [])
    }

    private static let answer = #"{"id":"x","state":"OPEN","n":1,"on":true,"list":[{"a":null},{"a":2}],"o":{"k":"v"}}"#

    private func recording(_ body: String = answer, status: Int = 200) -> Recording {
        Sample.recording(
            Sample.interaction(
                Sample.request(.post, "/a", "{}"),
                Sample.response(
                    status, body,
                    headers: [("Content-Type", "application/json"), ("Content-Length", String(body.utf8.count))])))
    }

    @Test(
        "are made at every place where they can be",
        arguments: [
            (
                AnswerMutation.null,
                [
                    "body", "body.id", "body.state", "body.n", "body.on", "body.list", "body.list[0]", "body.o",
                    "body.o.k",
                ]
            ),
            (
                .missing,
                ["body.id", "body.list", "body.list[0].a", "body.n", "body.o", "body.o.k", "body.on", "body.state"]
            ),
            (
                .swappedType,
                [
                    "body", "body.id", "body.list", "body.list[0]", "body.n", "body.o", "body.o.k", "body.on",
                    "body.state",
                ]
            ),
            (.extra, ["body", "body.list[0]", "body.o"]),
            (.unknownEnum, ["body.state"]),
            (.empty, ["body"]),
            (.html, ["body"]),
            (.truncated, ["body"]),
        ])
    func places(mutation: AnswerMutation, paths: [String]) {
        let mutated = recording().mutated(by: [mutation])
        #expect(mutated.map(\.path).sorted() == paths.sorted())
        for one in mutated {
            #expect(one.answer != Array(Self.answer.utf8))
            #expect(HARLetter.problems(in: one.recording.har()) == [], "\(one)")
        }
    }

    @Test("do to a value what they say")
    func values() throws {
        func body(_ mutation: AnswerMutation, _ path: String) throws -> String {
            try #require(recording().mutated(by: [mutation]).first { $0.path == path }).answer.text
        }
        #expect(try body(.null, "body.id").hasPrefix(#"{"id":null,"state""#))
        #expect(try body(.missing, "body.o.k").hasSuffix(#""o":{}}"#))
        #expect(try body(.swappedType, "body.n").contains(#""n":"1""#))
        #expect(try body(.unknownEnum, "body.state").contains(#""state":"NEVER_HEARD_OF""#))
        #expect(try body(.extra, "body.list[0]").contains(#"[{"a":null,"added_by_a_newer_version":"#))
        #expect(try body(.truncated, "body") == String(Self.answer.prefix(Self.answer.utf8.count / 2)))
    }

    @Test("of an answer that is in a coding stay in it")
    func coded() throws {
        var recording = recording()
        recording.interactions[0].response = RecordedResponse(
            HTTPResponse(
                status: 200, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Encoding", "gzip")]),
                body: ContentCoding.gzip.encode(Array(Self.answer.utf8))))
        let mutated = try #require(recording.mutated(by: [.truncated]).first)
        let sent = try #require(mutated.recording.interactions[0].response.sent)
        #expect(ContentCoding.gzip.decode(sent) == mutated.answer)
    }

    private static func exchangeLess(_ effect: ServicingError.Effect) -> ServicingError {
        ServicingError(.malformedResponse, effect, "m")
    }

    @Test("show a client that throws something of its own")
    func ownError() async {
        let problems = await MutationSuite(of: recording()).run { transport in
            let response = try await transport.send(Sample.request(.post, "/a", "{}"), deadline: Sample.soon)
            guard response.body == Array(Self.answer.utf8) else { throw CancellationError() }
            throw Self.exchangeLess(.mayHaveApplied)
        }
        #expect(problems.count == recording().mutated().count)
        #expect(problems.allSatisfy { $0.message.contains("the client threw a CancellationError") })
    }

    @Test("show a client that says of an unreadable answer that nothing was done, and one that loses the body")
    func wrongEffect() async {
        let problems = await MutationSuite(of: recording(), by: [.html]).run { transport in
            _ = try await transport.send(Sample.request(.post, "/a", "{}"), deadline: Sample.soon)
            throw Self.exchangeLess(.refused)
        }
        #expect(
            problems.map(\.description) == [
                "html at body of interaction 1: the error has lost the raw body",
                "html at body of interaction 1: the error says 'refused' of a write that a server answered 200",
            ])
    }

    @Test("are not tried where the client does not go through the recording as it is")
    func notRecorded() async {
        let problems = await MutationSuite(of: recording()).run { transport in
            _ = try await transport.send(Sample.request(.get, "/other"), deadline: Sample.soon)
            throw Self.exchangeLess(.refused)
        }
        #expect(problems.count == 1)
        #expect(problems.first?.mutation == nil)
        #expect(problems.first?.description.contains("GET /other") == true)
        #expect(await MutationSuite(of: recording(), interaction: 2).run { _ in throw CancellationError() }.count == 1)
    }
}
