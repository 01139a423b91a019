#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// This module's own coders read and write these types directly. What stands here is for others.

extension JSONNumber: Codable {
    /// Reads a number; from another module's decoder as exactly as that gives integers and decimals.
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? ValueDecoder {
            self = try decoder.state.number(at: decoder.index)
            return
        }
        let container = try decoder.singleValueContainer()
        if let int = try? container.decode(Int.self) {
            self.init(int)
        } else if let number = JSONNumber(exactly: try container.decode(Decimal.self)) {
            self = number
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a number")
        }
    }

    /// Writes the number; to another module's encoder as an integer or an exact decimal.
    ///
    /// - Throws: `EncodingError` where it is neither.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if encoder is ValueEncoder {
            // By the container's own way for this type, which doesn't lead back here.
            try container.encode(self)
        } else if let int {
            try container.encode(int)
        } else if let decimal {
            try container.encode(decimal)
        } else {
            throw EncodingError.invalidValue(
                self,
                .init(codingPath: encoder.codingPath, debugDescription: "a number that Decimal can't hold exactly"))
        }
    }
}

extension JSONValue: Codable {
    /// Reads any value.
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? ValueDecoder {
            self = decoder.state.tape.value(at: decoder.index)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode(JSONNumber.self) {
            self = .number(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode(JSONObject.self))
        }
    }

    /// Writes the value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

extension JSONObject: Codable {
    /// Reads an object.
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? ValueDecoder {
            guard case .object(let object) = decoder.state.tape.value(at: decoder.index) else {
                throw decoder.state.mismatch("an object", at: decoder.index)
            }
            self = object
            return
        }
        let container = try decoder.container(keyedBy: PlainKey.self)
        self.init(
            members: try container.allKeys.map { ($0.stringValue, try container.decode(JSONValue.self, forKey: $0)) })
    }

    /// Writes the members in order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: PlainKey.self)
        for (key, value) in members { try container.encode(value, forKey: PlainKey(stringValue: key)) }
    }
}
