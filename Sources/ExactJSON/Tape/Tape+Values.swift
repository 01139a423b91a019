extension Tape {
    /// The token behind a value.
    @inline(__always)
    func next(_ value: Int) -> Int {
        let token = tokens[value]
        return token.isContainer ? token.extent : value + 1
    }

    /// The elements of an array, or the keys of an object.
    func children(of container: Int) -> [Int] {
        var children: [Int] = []
        forEachChild(of: container) { children.append($0) }
        return children
    }

    /// How many elements or members a container has.
    func childCount(of container: Int) -> Int {
        var count = 0
        forEachChild(of: container) { _ in count += 1 }
        return count
    }

    @inline(__always)
    private func forEachChild(of container: Int, _ body: (Int) -> Void) {
        let token = tokens[container]
        let keyWidth = token.kind == .array ? 0 : 1
        var child = container + 1
        while child < token.extent {
            body(child)
            child = next(child + keyWidth)
        }
    }

    /// The value of the first member of that name.
    func find(_ key: String, in object: Int) -> Int? {
        var key = key
        return key.withUTF8 { name in
            var member = object + 1
            while member < tokens[object].extent {
                if isKey(member, name) { return member + 1 }
                member = next(member + 1)
            }
            return nil
        }
    }

    /// Whether the key at that token has that name.
    @inline(__always)
    func isKey(_ key: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let token = tokens[key]
        if token.kind == .string {
            guard token.extent == name.count else { return false }
            guard let base = name.baseAddress else { return true }
            return sameBytes(bytes + token.start, base, name.count)
        }
        return isEscapedKey(token, name)
    }

    @inline(never)
    private func isEscapedKey(_ token: Token, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        token.string(in: bytes).utf8.elementsEqual(name)
    }

    /// Builds the value at a token. Recursion is as deep as the limits let the text be.
    func value(at index: Int) -> JSONValue {
        let token = tokens[index]
        switch token.kind {
        case .null: return .null
        case .false: return .bool(false)
        case .true: return .bool(true)
        case .integer, .number: return .number(JSONNumber(checked: token.raw(in: bytes)))
        case .string, .escapedString: return .string(token.string(in: bytes))
        case .array:
            var elements: [JSONValue] = []
            elements.reserveCapacity(childCount(of: index))
            forEachChild(of: index) { elements.append(value(at: $0)) }
            return .array(elements)
        case .object, .ambiguousObject:
            var members: [JSONObject.Member] = []
            members.reserveCapacity(childCount(of: index))
            forEachChild(of: index) { members.append(member(at: $0)) }
            return .object(token.kind == .object ? JSONObject(distinct: members) : JSONObject(members: members))
        }
    }

    private func member(at key: Int) -> JSONObject.Member {
        (tokens[key].string(in: bytes), value(at: key + 1))
    }
}
