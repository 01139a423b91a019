import ExactJSON
import Servicing
import ServicingHTTP
import ServicingRecordings

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `servicing recordings check [--max-age DAYS] [--json] [PATH …]`: looks for what must not be in files that are shared.
enum CheckRecordings {
    static func run(_ words: [String]) throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [.maximumAge, .json] + Option.masking, command: "recordings")
        let rules = arguments.rules()
        let maximumAge = try arguments.maximumAge()
        var findings: [LeakFinding] = []
        var count = 0
        do {
            for path in arguments.positional.isEmpty ? ["Recordings"] : arguments.positional {
                var isFolder = false
                guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                    throw UsageError("there is no file or folder \(path)", "recordings")
                }
                let url = URL(fileURLWithPath: path)
                findings +=
                    isFolder
                    ? try LeakCheck(rules: rules).findings(below: url) : try LeakCheck(rules: rules).findings(in: url)
            }
        } catch let error as RecordingError {
            Console.error("servicing: \(error)")
            return .badInput
        } catch let error as UsageError {
            throw error
        } catch {
            Console.error("servicing: the files can't be read")
            return .badInput
        }
        do {
            for file in try RecordingFiles(arguments.positional).files {
                count += 1
                findings += Self.findings(in: file, maximumAge)
            }
        } catch {
            // Where no recording is there, what was found in other files is told all the same.
            if findings.isEmpty { throw error }
        }
        if try arguments.flag(.json, command: "recordings") ?? false {
            Console.out(json(findings, count).text(pretty: true))
        } else {
            for finding in findings { Console.out(finding.description) }
            Console.out("\(count) recordings, \(findings.count) findings")
        }
        return findings.isEmpty ? .done : .differs
    }

    private static func findings(in file: RecordingFiles.File, _ maximumAge: Duration) -> [LeakFinding] {
        guard case .success(let recording) = file.recording else { return [] }
        var reasons: [String] = []
        if let age = recording.age(at: .now), age > maximumAge {
            reasons.append("is \(age.components.seconds / 86_400) days old: record it anew")
        }
        // A file of another tool is written as that tool writes; ours says everything once and the rest from that.
        if recording.origin != nil, let data = FileManager.default.contents(atPath: file.path),
            Array(data) != recording.har()
        {
            reasons.append("was edited so that it does not agree with itself: 'redact --in-place' writes it anew")
        }
        return reasons.map { LeakFinding(file: file.path, line: 1, reason: $0) }
    }

    private static func json(_ findings: [LeakFinding], _ count: Int) -> JSONValue {
        [
            "recordings": .number(JSONNumber(count)),
            "findings": .array(
                findings.map {
                    [
                        "file": .string($0.file), "line": .number(JSONNumber($0.line)), "reason": .string($0.reason),
                    ]
                }),
        ]
    }
}
