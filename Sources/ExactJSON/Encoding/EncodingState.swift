#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the containers of one encode share: the text written so far, and which values are being written.
///
/// Values are written as they come. A container that was asked for by name (`nestedContainer`, `superEncoder`) may be
/// filled after its parent has gone on: it writes a text of its own, which is put in its place at the end.
final class EncodingState {
    /// What a value that is being written has turned out to be.
    enum Frame {
        case empty
        case scalar
        case object
        case array
    }

    let options: ExactJSONEncoder.Options
    /// How deep the value stands that this state writes.
    private let baseDepth: Int
    private let output = ByteOutput()
    /// The values that are being written, the outermost first. An encoder's level is an index into these.
    private let frames: UnsafeMutablePointer<Frame>
    /// The innermost value's level.
    private var level = 0
    /// Texts that belong in this one, each with the place of the byte that stands for it.
    private var inserts: [(place: Int, state: EncodingState)] = []
    /// Whose insert this is, and its place there. Only errors ask.
    private weak var parent: EncodingState?
    private let place: Int

    init(_ options: ExactJSONEncoder.Options, baseDepth: Int = 0, parent: EncodingState? = nil, place: Int = 0) {
        self.options = options
        self.baseDepth = baseDepth
        self.parent = parent
        self.place = place
        frames = .allocate(capacity: JSONLimits.deepest + 1)
        frames[0] = .empty
    }

    deinit {
        frames.deallocate()
    }

    /// The whole text. What was begun is ended. To be called once.
    func finish() -> [UInt8] {
        let whole = ByteOutput(capacity: 0)
        guard finish(into: whole) else { return output.array() }
        return whole.array()
    }

    /// Ends the value and copies it with all that belongs in it; without anything of that kind it copies nothing.
    private func finish(into whole: ByteOutput) -> Bool {
        close()
        guard !inserts.isEmpty else { return false }
        var done = 0
        for (place, state) in inserts {
            whole.append(UnsafeBufferPointer(rebasing: output.bytes[done..<place]))
            if !state.finish(into: whole) { whole.append(state.output.bytes) }
            done = place + 1
        }
        whole.append(UnsafeBufferPointer(rebasing: output.bytes[done...]))
        return true
    }

    // MARK: Containers

    /// Makes the value at a level an object or array, if it is not one already.
    func open(_ frame: Frame, at level: Int) {
        precondition(level == self.level, "a container was asked for while a value inside it is being written")
        if frames[level] == .empty {
            frames[level] = frame
            output.append(frame == .object ? UInt8(ascii: "{") : UInt8(ascii: "["))
        } else {
            precondition(frames[level] == frame, "a value can't be encoded as an object and as something else")
        }
    }

    /// Ends the innermost value; one that nothing was written for is an empty object, as with Foundation.
    private func close() {
        switch frames[level] {
        case .empty: output.append("{}")
        case .scalar: break
        case .object: output.append(UInt8(ascii: "}"))
        case .array: output.append(UInt8(ascii: "]"))
        }
        level -= 1
    }

    /// Makes room for another element or member of a container.
    @inline(__always)
    func separate(at level: Int) {
        precondition(level == self.level, "a container was written to while a value inside it is being written")
        let last = output.last
        if last != UInt8(ascii: "{"), last != UInt8(ascii: "[") { output.append(UInt8(ascii: ",")) }
    }

    /// Begins a member of an object.
    @inline(__always)
    func begin(_ key: String, at level: Int) {
        separate(at: level)
        output.append(quoted: key)
        output.append(UInt8(ascii: ":"))
    }

    /// Makes the value at a level a scalar, or what its own type makes of it.
    @inline(__always)
    func writeSingle(at level: Int, _ body: () throws -> Void) rethrows {
        precondition(level == self.level && frames[level] == .empty, "a value was encoded twice into one place")
        try body()
        frames[level] = .scalar
    }

    /// Leaves room here for a value that is written apart.
    func insert() -> EncodingState {
        let place = output.count
        let state = EncodingState(options, baseDepth: baseDepth + level + 1, parent: self, place: place)
        inserts.append((place, state))
        output.append(UInt8(ascii: "0"))
        return state
    }

    // MARK: Values

    @inline(__always)
    func writeNull() { output.append("null") }

    @inline(__always)
    func write(_ value: Bool) { output.append(value ? "true" : "false") }

    @inline(__always)
    func write(_ value: String) { output.append(quoted: value) }

    @inline(__always)
    func write(_ value: some FixedWidthInteger) { output.append(integer: value) }

    func write(_ value: some BinaryFloatingPoint & LosslessStringConvertible) throws {
        guard value.isFinite else { throw error(.outOfRange, "JSON has no form for infinity and NaN") }
        let text = value.description
        output.append(raw: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    func write(_ value: Decimal) throws {
        guard let number = JSONNumber(exactly: value) else {
            throw error(.outOfRange, "JSON has no form for a Decimal that is not a number")
        }
        output.append(raw: number.text)
    }

    func write(_ value: JSONNumber) { output.append(raw: value.text) }

    func write(_ value: JSONValue) {
        var writer = ValueWriter(to: output)
        writer.write(value)
    }

    /// Writes the value that is the whole text.
    func writeRoot<Value: Encodable>(_ value: Value) throws {
        try ValueEncoder(state: self, level: 0).encode(value)
    }

    /// Writes a value of any type. The types that hold JSON itself, and the commonest scalars, take a short way.
    @inline(__always)
    func write<Value: Encodable>(encodable value: Value) throws {
        if Value.self == String.self { return write(unsafeBitCast(value, to: String.self)) }
        if Value.self == JSONNumber.self { return write(unsafeBitCast(value, to: JSONNumber.self)) }
        if Value.self == JSONValue.self { return write(unsafeBitCast(value, to: JSONValue.self)) }
        if Value.self == Decimal.self { return try write(unsafeBitCast(value, to: Decimal.self)) }
        guard baseDepth + level < JSONLimits.deepest else {
            throw error(.depth, "the value is nested deeper than \(JSONLimits.deepest)")
        }
        let outer = level
        let mark = output.count
        level += 1
        frames[level] = .empty
        do {
            let encoder = ValueEncoder(state: self, level: level)
            if MemoryLayout<Value>.size == MemoryLayout<Int>.size, let dictionary = value as? any SortedWhenEncoded {
                try dictionary.encodeSorted(to: encoder)
            } else {
                try value.encode(to: encoder)
            }
        } catch {
            let located = wrap(error, at: mark)
            // The type around may catch this and go on.
            level = outer
            inserts.removeAll { $0.place >= mark }
            output.truncate(to: mark)
            throw located
        }
        close()
    }

    /// Writes a member or element; if that fails, it was never begun.
    @inline(__always)
    func attempt(_ body: () throws -> Void) throws {
        let mark = output.count
        do {
            try body()
        } catch {
            output.truncate(to: mark)
            throw error
        }
    }

    // MARK: Errors

    /// An error about the value that would come next.
    func error(_ kind: JSONError.Kind, _ message: String) -> JSONError {
        JSONError(kind, message, offset: nil, path: path(at: output.count))
    }

    /// The path of the value that begins at a place in the text.
    private func path(at place: Int) -> String {
        let outer = parent?.path(at: self.place) ?? ""
        let inner = TapePath.ofNextValue(in: output.bytes[..<place])
        return outer.isEmpty || inner.isEmpty || inner.first == "[" ? outer + inner : outer + "." + inner
    }

    /// The error of ours for whatever a type threw whose value begins at a place. The words of foreign errors are
    /// dropped, as they may hold a value.
    private func wrap(_ error: any Error, at place: Int) -> JSONError {
        guard let error = error as? JSONError else {
            return JSONError(.dataCorrupted, "the type could not be written", offset: nil, path: path(at: place))
        }
        guard error.path.isEmpty else { return error }
        return JSONError(error.kind, error.message, offset: nil, path: path(at: place))
    }
}
