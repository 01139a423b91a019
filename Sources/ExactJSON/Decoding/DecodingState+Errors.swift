extension DecodingState {
    func path(of index: Int) -> String {
        paths.text(of: index)
    }

    func codingPath(of index: Int) -> [any CodingKey] {
        paths.steps(to: index).map { step in
            switch step {
            case .key(let key): PlainKey(stringValue: key)
            case .index(let index): PlainKey(intValue: index)
            }
        }
    }

    func error(_ kind: JSONError.Kind, _ message: String, at index: Int) -> JSONError {
        JSONError(kind, message, offset: tokens[index].offset, path: path(of: index))
    }

    func mismatch(_ expected: String, at index: Int) -> JSONError {
        error(.typeMismatch, "expected \(expected), found \(tokens[index].publicKind)", at: index)
    }

    func missing(_ key: any CodingKey, in object: Int) -> JSONError {
        let steps = paths.steps(to: object) + [.key(key.stringValue)]
        return JSONError(
            .missingKey, "a required key is missing", offset: tokens[object].start, path: TapePath.text(steps))
    }

    /// The error of ours for whatever a type threw while it read the value at that index. The words of foreign errors
    /// are dropped, as they may hold a value.
    func wrap<Value>(_ error: any Error, at index: Int, _ type: Value.Type) -> JSONError {
        switch error {
        case let error as JSONError where error.path.isEmpty && error.offset == nil:
            self.error(error.kind, error.message, at: index)
        case let error as JSONError:
            error
        case DecodingError.typeMismatch(let expected, let context),
            DecodingError.valueNotFound(let expected, let context):
            mismatch("\(expected)", at: place(of: context, from: index))
        case DecodingError.keyNotFound(let key, let context):
            missing(key, in: place(of: context, from: index))
        case DecodingError.dataCorrupted(let context):
            self.error(.dataCorrupted, "\(type) refused the value", at: place(of: context, from: index))
        default:
            self.error(.dataCorrupted, "\(type) refused the value", at: index)
        }
    }

    /// Follows an error's coding path from a value as far as it leads.
    private func place(of context: DecodingError.Context, from index: Int) -> Int {
        var node = JSONNode(tape: tape, index: index)
        for key in context.codingPath.dropFirst(paths.steps(to: index).count) {
            guard let next = key.intValue.flatMap({ node[$0] }) ?? node[key.stringValue] else { break }
            node = next
        }
        return node.index
    }
}
