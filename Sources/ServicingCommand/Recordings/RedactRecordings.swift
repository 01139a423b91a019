import ExactJSON
import Servicing
import ServicingRecordings

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `servicing recordings redact [--output FILE | --in-place] FILE …`: masks what a recording, of any tool, holds.
enum RedactRecordings {
    private static let output = Option("output", "the file to write")
    private static let inPlace = Option("in-place", "write each file anew", isSwitch: true)

    static func run(_ words: [String]) throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [output, inPlace, .json] + Option.masking, command: "recordings")
        guard !arguments.positional.isEmpty else { throw UsageError("redact needs a file", "recordings") }
        let files = try RecordingFiles(arguments.positional).files
        let isInPlace = try arguments.flag(inPlace, command: "recordings") ?? false
        let isJSON = try arguments.flag(.json, command: "recordings") ?? false
        guard arguments[output] == nil || !isInPlace else {
            throw UsageError("--output and --in-place exclude each other", "recordings")
        }
        guard isInPlace || files.count == 1 else {
            throw UsageError("more than one file can only be redacted --in-place", "recordings")
        }
        guard !isJSON || isInPlace || arguments[output] != nil else {
            throw UsageError(
                "--json needs --output or --in-place, as the recording itself is printed else", "recordings")
        }
        var written: [JSONValue] = []
        do throws(RecordingError) {
            // Nothing is written before every file has been read.
            let recordings = try files.map { file throws(RecordingError) in (file, try file.recording.get()) }
            for (file, recording) in recordings {
                let redacted = recording.redacted(by: arguments.rules())
                guard let path = isInPlace ? file.path : arguments[output] else {
                    Console.out(String(decoding: redacted.har().dropLast(), as: UTF8.self))
                    continue
                }
                try redacted.write(to: URL(fileURLWithPath: path))
                written.append(["file": .string(path), "changed": .bool(redacted != recording)])
                if !isJSON { Console.out("wrote \(path)" + (redacted == recording ? ", nothing to mask" : "")) }
            }
        } catch {
            if isJSON { Console.out(JSONValue.object(["error": .string(error.description)]).text()) }
            Console.error("servicing: \(error)")
            return .badInput
        }
        if isJSON { Console.out(JSONValue.object(["written": .array(written)]).text(pretty: true)) }
        return .done
    }
}
