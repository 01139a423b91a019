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
    let stringsReadAsNumbers: Bool
    let collectsUnreadable: Bool
    let userInfo: [CodingUserInfoKey: any Sendable]
    /// Fields left nil so far.
    var unreadable: [UnreadableField] = []

    /// The object that was searched last, and the key where the next search begins. Fields are mostly asked for in
    /// the order in which they stand.
    private var hintedObject = -1
    private var hint = 0
    /// The members of objects that repeat a key, as far as anybody asked.
    private var ambiguous: [Int: [ExactString: Int]] = [:]
    /// Works out the paths of errors.
    var paths: TapePath

    init(_ tape: Tape, _ options: ExactJSONDecoder.Options) {
        self.tape = tape
        bytes = tape.bytes
        tokens = tape.tokens
        numbersReadAsStrings = options.numbersReadAsStrings
        stringsReadAsNumbers = options.stringsReadAsNumbers
        collectsUnreadable = options.collectsUnreadableOptionals
        userInfo = options.userInfo
        paths = TapePath(tape)
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
        guard token.kind == .object else { return firstMembers(of: object)[ExactString(key)] }
        let first = object + 1
        let end = token.extent
        let start = hintedObject == object ? hint : first
        var key = key
        return key.withUTF8 { name in
            search(name, from: start, to: end, of: object) ?? search(name, from: first, to: start, of: object)
        }
    }

    /// The values of an object that repeats a key, the first of each name. A search that begins at the hint would
    /// miss the first, and one that begins at the front for each key would take too long in a large object.
    @inline(never)
    private func firstMembers(of object: Int) -> [ExactString: Int] {
        if let known = ambiguous[object] { return known }
        var members: [ExactString: Int] = [:]
        for key in tape.children(of: object) {
            let name = ExactString(tokens[key].string(in: bytes))
            if members[name] == nil { members[name] = key + 1 }
        }
        ambiguous[object] = members
        return members
    }

    @inline(__always)
    private func search(_ name: UnsafeBufferPointer<UInt8>, from: Int, to end: Int, of object: Int) -> Int? {
        var member = from
        while member < end {
            let value = member + 1
            let following = next(value)
            if isKey(member, name) {
                hintedObject = object
                hint = following
                return value
            }
            member = following
        }
        return nil
    }

    @inline(__always)
    private func isKey(_ key: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let token = tokens[key]
        guard token.kind == .string else { return tape.isKey(key, name) }
        guard token.extent == name.count else { return false }
        guard let base = name.baseAddress else { return true }
        return sameBytes(bytes + token.start, base, name.count)
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

    /// Takes note of an optional value that could not be read, if the options ask for that, and else passes the error
    /// on. `already` is how many were noted before it was tried.
    @inline(never)
    func leaveOut<Value>(_ type: Value.Type, at index: Int, _ error: any Error, already: Int) throws {
        guard collectsUnreadable else { throw error }
        // What was left out inside a value that is now left out itself is no longer of interest.
        unreadable.removeSubrange(already...)
        unreadable.append(
            UnreadableField(
                path: path(of: index), expected: "\(type)", found: tokens[index].publicKind,
                reason: wrap(error, at: index, type)))
    }

    /// How many fields were left nil so far, if anybody wants to know.
    @inline(__always)
    var unreadableCount: Int { collectsUnreadable ? unreadable.count : 0 }
}
