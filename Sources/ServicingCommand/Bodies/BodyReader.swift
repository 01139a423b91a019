import ExactJSON
import Servicing

/// Reads a request's body into the operation's own type, and collects everything that keeps it from being sent as it
/// stands: a member that the type does not know, a missing one, one of another type. Nothing is dropped silently, and
/// no message holds a value.
struct BodyReader {
    let source: BodySource
    /// The document's own example, whose member names are suggested in the place of unknown ones.
    let example: JSONValue?
    private(set) var problems: [FieldProblem] = []

    init(_ source: BodySource, example: JSONValue? = nil) {
        self.source = source
        self.example = example
    }

    /// The body. Where something is wrong with it, what could be read of it, or nil.
    mutating func read<Body: Codable>(_ type: Body.Type) -> Body? {
        let document: JSONDocument
        do throws(BodyProblem) {
            document = try parse(source.read())
        } catch {
            problems.append(error.problem)
            return nil
        }
        guard document.root.kind == .object else {
            problems.append(
                FieldProblem(
                    "--body", "\(source.name) holds \(document.root.kind), no object",
                    allowed: "one JSON object, as in --example"))
            return nil
        }
        let written = document.root.value
        guard let body = decode(type, written) else { return nil }
        if let sent = try? ExactJSONEncoder().value(of: body) { compare(written, sent, at: BodyPath(), example) }
        return body
    }

    private func parse(_ bytes: [UInt8]) throws(BodyProblem) -> JSONDocument {
        do throws(JSONError) {
            let document = try JSONDocument(parsing: bytes)
            var options = ExactJSONDecoder.Options()
            options.rejectsDuplicateKeys = true
            _ = try ExactJSONDecoder(options: options).decode(JSONValue.self, from: document)
            return document
        } catch {
            let place = error.offset.map { ", " + TextPlace(of: $0, in: bytes).description } ?? ""
            throw BodyProblem("--body", "\(source.name)\(place): \(error.message)", allowed: "one JSON object")
        }
    }

    // MARK: Reading, with every mistake

    /// Decodes the body. Each mistake is told and put right in a copy, so that the next one is found.
    ///
    /// - Returns: what was read; with mistakes, what was read of the copy, and nil where no copy could be read.
    private mutating func decode<Body: Decodable>(_ type: Body.Type, _ written: JSONValue) -> Body? {
        // A number reads as a text: an id may be either. Where a text that is no id was meant, the comparison with what
        // would be sent finds it.
        let decoder = ExactJSONDecoder()
        var copy = written
        var mended: [String] = []
        // Every round mends one place, and bodies have a few hundred at most.
        for _ in 0..<1000 {
            do throws(JSONError) {
                return try decoder.decode(type, from: copy)
            } catch {
                // Within what stands in for something missing nothing is told again.
                if !mended.contains(where: { BodyPath.isWithin(error.path, $0) }) { problems.append(problem(error)) }
                mended.append(error.path)
                guard let next = mend(copy, error, type, decoder) else { return nil }
                copy = next
            }
        }
        return nil
    }

    private func problem(_ error: JSONError) -> FieldProblem {
        let field = error.path.isEmpty ? "--body" : error.path
        return switch error.kind {
        case .missingKey: FieldProblem(field, "is missing", allowed: "see --example")
        case .dataCorrupted where error.message.hasSuffix("refused the value"):
            FieldProblem(field, "can't be read", allowed: "the form that --example shows")
        default: FieldProblem(field, error.message, allowed: "see --example")
        }
    }

    /// Puts something that can be read in the place of a mistake.
    private func mend<Body: Decodable>(
        _ value: JSONValue, _ error: JSONError, _ type: Body.Type, _ decoder: ExactJSONDecoder
    ) -> JSONValue? {
        guard let path = BodyPath(error.path), !path.steps.isEmpty else { return nil }
        for stand in Self.standIns {
            guard let copy = path.replacing(in: value, with: stand) else { return nil }
            do throws(JSONError) {
                _ = try decoder.decode(type, from: copy)
                return copy
            } catch let next {
                if next.path != error.path { return copy }
            }
        }
        return nil
    }

    private static let standIns: [JSONValue] = [
        .null, "", 0, true, .object([:]), .array([]), "2000-01-01", "2000-01-01T00:00:00Z", "1 month",
        "23:59:59-05:00",
    ]

    // MARK: What would not be sent as it was written

    private mutating func compare(_ written: JSONValue, _ sent: JSONValue, at path: BodyPath, _ example: JSONValue?) {
        guard !problems.contains(where: { $0.field == path.text && !path.steps.isEmpty }) else { return }
        switch (written, sent) {
        case (.object(let written), .object(let sent)):
            for (key, value) in written {
                let place = path.appending(.key(key))
                if let other = sent[key] {
                    compare(value, other, at: place, example?[key])
                } else {
                    leftOut(value, at: place, among: written, example)
                }
            }
        case (.array(let written), .array(let sent)):
            guard written.count == sent.count else {
                for (place, item) in written.enumerated() where item.isNull {
                    add(path.appending(.index(place)), "is null, which is not sent", allowed: "leaving it out")
                }
                return
            }
            for (place, pair) in zip(written, sent).enumerated() {
                compare(pair.0, pair.1, at: path.appending(.index(place)), example?[0])
            }
        case (_, _) where written == sent: break
        case (.number(let number), .string(let text)) where number.text == text && path.isOfID:
            // "Note: both strings and integers are accepted." (Canopy's document, of account_id)
            break
        case (_, _) where written.kind != sent.kind:
            add(path, "is \(written.kind)", allowed: "\(sent.kind)")
        default:
            add(path, "would be sent in another form", allowed: "the form that --example shows")
        }
    }

    private mutating func leftOut(
        _ value: JSONValue, at path: BodyPath, among written: JSONObject, _ example: JSONValue?
    ) {
        guard case .key(let key)? = path.steps.last,
            !problems.contains(where: { BodyPath.isWithin($0.field, path.text) })
        else { return }
        let known = example?.object?.keys ?? []
        if value.isNull, known.contains(key) {
            return add(path, "is null, which is not sent", allowed: "leaving it out")
        }
        let near = Spelling.nearest(key, among: known.filter { written[$0] == nil })
        add(path, "is not a member of this request", allowed: near.map { "did you mean \($0)?" } ?? "see --example")
    }

    private mutating func add(_ path: BodyPath, _ problem: String, allowed: String) {
        problems.append(FieldProblem(path.text, problem, allowed: allowed))
    }
}
