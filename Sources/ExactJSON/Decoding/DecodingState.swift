#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the containers of one decode share.
///
/// Containers know their place as an index into the tape. No coding path is kept: an error's path is worked out from
/// the index when there is an error.
final class DecodingState {
    let tape: Tape
    let bytes: UnsafePointer<UInt8>
    let tokens: UnsafePointer<Token>
    let numbersReadAsStrings: Bool
    let collectsUnreadable: Bool
    let userInfo: [CodingUserInfoKey: any Sendable]
    /// Fields left nil so far.
    var unreadable: [UnreadableField] = []

    /// The object that was searched last, and the key where the next search begins. Fields are mostly asked for in
    /// the order in which they stand.
    private var hintedObject = -1
    private var hint = 0

    init(_ tape: Tape, _ options: ExactJSONDecoder.Options) {
        self.tape = tape
        bytes = tape.bytes
        tokens = tape.tokens
        numbersReadAsStrings = options.numbersReadAsStrings
        collectsUnreadable = options.collectsUnreadableOptionals
        userInfo = options.userInfo
    }

    /// The token behind a value.
    @inline(__always)
    func next(_ value: Int) -> Int {
        let token = tokens[value]
        return token.isContainer ? token.extent : value + 1
    }

    /// The value of the first member of that name, or nil.
    func find(_ key: String, in object: Int) -> Int? {
        let token = tokens[object]
        let first = object + 1
        let end = token.extent
        // Where a key is repeated the first must win, so that the search begins at the front.
        let start = hintedObject == object && token.kind == .object ? hint : first
        var key = key
        return key.withUTF8 { name in
            search(name, from: start, to: end, of: object) ?? search(name, from: first, to: start, of: object)
        }
    }

    @inline(__always)
    private func search(_ name: UnsafeBufferPointer<UInt8>, from: Int, to end: Int, of object: Int) -> Int? {
        var member = from
        while member < end {
            let value = member + 1
            let following = next(value)
            if tape.isKey(member, name) {
                hintedObject = object
                hint = following
                return value
            }
            member = following
        }
        return nil
    }

    /// Lets the next search in an object begin behind one of its values.
    @inline(__always)
    func resume(_ object: Int, behind value: Int) {
        hintedObject = object
        hint = next(value)
    }

    // MARK: Values of any type

    /// Decodes a value. The types that hold JSON itself, and the commonest scalars, take a short way.
    @inline(__always)
    func decode<Value: Decodable>(_ type: Value.Type, at index: Int) throws -> Value {
        if type == String.self { return unsafeBitCast(try string(at: index), to: Value.self) }
        if type == JSONNumber.self { return unsafeBitCast(try number(at: index), to: Value.self) }
        if type == Decimal.self { return unsafeBitCast(try decimal(at: index), to: Value.self) }
        if type == JSONValue.self { return unsafeBitCast(tape.value(at: index), to: Value.self) }
        do {
            return try Value(from: ValueDecoder(state: self, index: index))
        } catch {
            throw wrap(error, at: index, type)
        }
    }

    /// Decodes a value, or leaves it out and says so, if the options ask for that.
    @inline(__always)
    func decodeOptional<Value>(
        _ type: Value.Type, at index: Int, _ body: () throws -> Value
    ) throws -> Value? {
        let already = unreadable.count
        do {
            return try body()
        } catch {
            guard collectsUnreadable else { throw error }
            // What was left out inside a value that is now left out itself is no longer of interest.
            unreadable.removeSubrange(already...)
            unreadable.append(
                UnreadableField(
                    path: path(of: index), expected: "\(type)", found: tokens[index].publicKind,
                    reason: wrap(error, at: index, type)))
            return nil
        }
    }

    // MARK: Errors

    func path(of index: Int) -> String {
        TapePath(tape).text(of: index)
    }

    func codingPath(of index: Int) -> [any CodingKey] {
        TapePath(tape).steps(to: index).map { step in
            switch step {
            case .key(let key): PlainKey(stringValue: key)
            case .index(let index): PlainKey(intValue: index)
            }
        }
    }

    func error(_ kind: JSONError.Kind, _ message: String, at index: Int) -> JSONError {
        JSONError(kind, message, offset: tokens[index].start, path: path(of: index))
    }

    func mismatch(_ expected: String, at index: Int) -> JSONError {
        error(.typeMismatch, "expected \(expected), found \(tokens[index].publicKind)", at: index)
    }

    func missing(_ key: any CodingKey, in object: Int) -> JSONError {
        let steps = TapePath(tape).steps(to: object) + [.key(key.stringValue)]
        return JSONError(
            .missingKey, "a required key is missing", offset: tokens[object].start, path: TapePath.text(steps))
    }

    /// The error of ours for whatever a type threw. Its words are dropped, as they may hold a value.
    func wrap<Value>(_ error: any Error, at index: Int, _ type: Value.Type) -> JSONError {
        if let error = error as? JSONError {
            return error.path.isEmpty && error.offset == nil ? self.error(error.kind, error.message, at: index) : error
        }
        guard let error = error as? DecodingError else {
            return self.error(.dataCorrupted, "\(type) refused the value", at: index)
        }
        switch error {
        case .typeMismatch(let expected, _), .valueNotFound(let expected, _):
            return mismatch("\(expected)", at: index)
        case .keyNotFound(let key, _):
            return tokens[index].isContainer ? missing(key, in: index) : mismatch("\(type)", at: index)
        case .dataCorrupted: return self.error(.dataCorrupted, "\(type) refused the value", at: index)
        @unknown default: return self.error(.dataCorrupted, "\(type) refused the value", at: index)
        }
    }
}

/// A coding key made from a path.
struct PlainKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = "Index \(intValue)"
        self.intValue = intValue
    }
}
