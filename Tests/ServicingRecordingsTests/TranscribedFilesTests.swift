import ExactJSON
import Foundation
import Servicing
import ServicingHTTP
import Testing

@testable import ServicingRecordings

@Suite("The transcribed recordings in this repository")
struct TranscribedFilesTests {
    @Test("are what their transcriptions make of them", arguments: Transcription.all.map(\.path))
    func reproducible(path: String) throws {
        let transcription = try #require(Transcription.all.first { $0.path == path })
        let bytes = transcription.recording.har()
        if ProcessInfo.processInfo.environment[RecordingMode.environmentVariable] == RecordingMode.rerecord.rawValue {
            try transcription.recording.write(to: transcription.file)
        }
        let file = try #require(
            try? Data(contentsOf: transcription.file),
            "missing; make it with SERVICING_RECORDINGS=rerecord swift test --filter TranscribedFilesTests")
        #expect(
            Array(file) == bytes,
            "differs; make it anew with SERVICING_RECORDINGS=rerecord swift test --filter TranscribedFilesTests")
        #expect(try Recording(contentsOf: transcription.file) == transcription.recording)
    }

    @Test("are valid by the letter of HAR 1.2", arguments: Transcription.all.map(\.path))
    func letter(path: String) throws {
        let transcription = try #require(Transcription.all.first { $0.path == path })
        #expect(HARLetter.problems(in: transcription.recording.har()) == [])
    }

    @Test("leave no file without its transcription that says it is transcribed, and no two of one name")
    func complete() throws {
        let paths = Set(Transcription.all.map(\.path))
        #expect(paths.count == Transcription.all.count)
        for path in try FileManager.default.subpathsOfDirectory(atPath: Transcription.folder.path)
        where path.hasSuffix(".har") && !paths.contains(path) {
            let recording = try Recording(contentsOf: Transcription.folder.appendingPathComponent(path))
            #expect(recording.origin != nil, "\(path) does not say where it came from")
            #expect(recording.origin?.source != .document, "\(path) has no transcription")
        }
    }

    @Test("say that they are transcribed, from which copy of which document, and with which rules masked")
    func origins() {
        for recording in Transcription.all.map(\.recording) {
            #expect(recording.origin?.source == .document)
            #expect(recording.origin?.document?.sha256.count == 64)
            #expect(recording.origin?.recordedAt == nil)
            #expect(recording.origin?.redaction == .init(RedactionRules.standard))
            #expect(recording.comment?.contains("No exchange took place.") == true)
            #expect(recording.state != nil)
        }
    }

    @Test("hold nothing that looks like a secret or a personal datum")
    func leaks() throws {
        #expect(try LeakCheck().findings(below: Transcription.folder).map(\.description) == [])
    }

    @Test("cover every operation of every provider")
    func operations() {
        let operations = Set(Transcription.all.map { $0.path.prefix { $0 != "." } })
        #expect(operations.count == 16)
    }

    @Test("hold each documented refusal of Canopy's operations, with its status and the document's words")
    func canopyStatuses() {
        for operation in CanopyTranscription.all {
            let files = Transcription.canopy.filter { $0.path.hasPrefix("canopy/\(operation.operation).") }
            let statuses = files.map { $0.recording.interactions[0].response.status }.sorted()
            let isCreationOfInput = operation.refusals.contains { $0.status == 422 }
            let hasNotFound = operation.refusals.contains { $0.status == 404 }
            #expect(
                statuses == [200, 401, 403] + (hasNotFound ? [404] : []) + (isCreationOfInput ? [422] : []) + [
                    429, 500,
                ])
            #expect(hasNotFound || isCreationOfInput)
        }
    }

    @Test("keep what a document prints where it contradicts itself")
    func asPrinted() throws {
        func body(_ path: String) throws -> JSONValue {
            let transcription = try #require(Transcription.canopy.first { $0.path == path })
            return try JSONValue(parsing: transcription.recording.interactions[0].response.body)
        }
        let accounts = try body("canopy/list-customer-accounts.example.har")
        #expect(accounts["paging"]?["starting_after"] == accounts["paging"]?["ending_before"])
        #expect(try body("canopy/list-products.example.har")["paging"] == nil)
        #expect(try body("canopy/create-customer.example.har")["customer_id"] != "0x1234")
        #expect(
            try body("canopy/create-product.example.har").at("product_overview.product_name") == "Blue Cash Express")
    }

    @Test("have the personal data of Canopy's examples masked", arguments: Transcription.canopy.map(\.path))
    func masked(path: String) throws {
        let text = try #require(Transcription.canopy.first { $0.path == path }).recording.har().text
        for datum in [
            "Miriam", "Louise", "Trevino", "12 Strawberry Road", "Suite 101", "Atlanta", "99999-1000", "+14105556789",
            "888888888", "marissa@", "1985-06-20", "888-888888", "9999999999", "1001001234", "012345678",
            "999999992", "987654321", "203456789", "X000100393", "adccd28d", "a5e38341", "0339", "349e2031",
            "406101000684", "processor-production", "ACCESS_TOKEN", "Analise", "Goldberg", "1-123-456-7890", "Harriet",
            "newSecretPassword123!", "harriet@", "000-00-0000", "2004-01-30", "4465220133024156",
        ] {
            #expect(!text.contains(datum), "\(datum) is left")
        }
    }

    @Test("mask equal data alike and different data differently")
    func maskedAlike() throws {
        let canopy = try #require(Transcription.canopy.first).recording
        let body = try JSONOfBody(canopy)
        #expect(body["customers[0].ssn"] == body["customers[0].business_details.controller.ssn"])
        #expect(body["customers[0].name_first"] == body["customers[0].business_details.controller.name_first"])
        #expect(body["customers[0].name_first"] != body["customers[0].name_last"])
        #expect(body["account_id"] == "31mNprzLd2bKl6koVna68ARM")
    }

    @Test("say of a status whose body no document states that it is unstated")
    func unstated() {
        let unstated = Transcription.finosu.filter { $0.recording.interactions[0].response.status >= 400 }
        #expect(unstated.count == 3)
        for transcription in unstated {
            #expect(transcription.recording.interactions[0].response.content == .unstated)
        }
    }
}
