import ExactJSON
import ServicingHTTP

extension Fault.Effect {
    private static let names = [
        "delay", "latency", "status", "retryAfter", "header", "body", "cut", "hang", "contentLength", "garbage",
        "dribble",
        "acceptance",
    ]

    /// Reads an effect: an object with one member, whose name says which.
    init?(_ reader: FieldReader) {
        reader.checkKeys(Self.names)
        guard let name = reader.object()?.keys.first, reader.object()?.count == 1 else {
            reader.complain("must be an object with one member: " + Self.names.joined(separator: ", "))
            return nil
        }
        let value = reader[name]
        let effect: Self? =
            switch name {
            case "delay": value.duration().map { .delay($0) }
            case "latency": Fault.Latency(value).map { .latency($0) }
            case "status": value.int(in: 200...599).map { .status($0) }
            case "retryAfter": Self.retryAfter(value)
            case "header": Self.header(value)
            case "body": Self.body(value)
            case "cut": Self.cut(value)
            case "hang": value.bool() == true ? .cut(afterBytes: 0, .silence) : nil
            case "contentLength": value.int(in: 0...1_000_000_000).map { .contentLength($0) }
            case "garbage": OctetsJSON.read(value).map { .garbage($0) }
            case "dribble": Self.dribble(value)
            case "acceptance": Acceptance(value).map { .acceptance($0) }
            default: nil
            }
        guard let effect else {
            // `hang` set to false says nothing.
            if name == "hang", value.value?.bool == false { value.complain("must be true") }
            return nil
        }
        self = effect
    }

    /// The effect as it is read.
    var json: JSONValue {
        switch self {
        case .delay(let duration): ["delay": .number(JSONNumber(seconds: duration))]
        case .latency(let latency): ["latency": latency.json]
        case .status(let status): ["status": .number(JSONNumber(status))]
        case .retryAfter(let seconds, let isDate):
            ["retryAfter": ["seconds": .number(JSONNumber(seconds)), "asDate": .bool(isDate)]]
        case .header(let name, let value): ["header": ["name": .string(name), "value": .string(value)]]
        case .body(let bytes, let type):
            ["body": .object(OctetsJSON.write(bytes).adding("contentType", .string(type)))]
        case .cut(let bytes, let ending):
            bytes == 0 && ending == .silence
                ? ["hang": true]
                : ["cut": ["afterBytes": .number(JSONNumber(bytes)), "ending": .string(Self.name(of: ending))]]
        case .contentLength(let length): ["contentLength": .number(JSONNumber(length))]
        case .garbage(let bytes): ["garbage": .object(OctetsJSON.write(bytes))]
        case .dribble(let bytes, let gap):
            ["dribble": ["bytes": .number(JSONNumber(bytes)), "gap": .number(JSONNumber(seconds: gap))]]
        case .acceptance(let acceptance): ["acceptance": acceptance.json]
        }
    }

    private static func retryAfter(_ reader: FieldReader) -> Self? {
        reader.checkKeys(["seconds", "asDate"])
        let isDate = reader["asDate"].optional?.bool() ?? false
        return reader["seconds"].int(in: 0...31_536_000).map { .retryAfter(seconds: $0, asDate: isDate) }
    }

    private static func header(_ reader: FieldReader) -> Self? {
        reader.checkKeys(["name", "value"])
        guard let name = reader["name"].string(), let value = reader["value"].string() else { return nil }
        var headers = HTTPHeaders()
        do {
            try headers.set(name, to: value)
        } catch {
            reader.complain("is no header field: " + error.description)
            return nil
        }
        return .header(name: name, value: value)
    }

    private static func body(_ reader: FieldReader) -> Self? {
        guard let bytes = OctetsJSON.read(reader, besides: ["contentType"]) else { return nil }
        let type = reader["contentType"].optional?.string() ?? "text/html"
        guard case .header = header(FieldReader(["name": "Content-Type", "value": .string(type)], reader.findings))
        else { return nil }
        return .body(bytes, contentType: type)
    }

    private static func cut(_ reader: FieldReader) -> Self? {
        reader.checkKeys(["afterBytes", "ending"])
        let bytes = reader["afterBytes"].int(in: 0...1_000_000_000)
        let endings: [Reply.Ending] = [.closed, .reset, .silence]
        let ending = reader["ending"].checked("one of closed, reset, silence") { value in
            endings.first { value.string == name(of: $0) }
        }
        guard let bytes, let ending else { return nil }
        return .cut(afterBytes: bytes, ending)
    }

    private static func dribble(_ reader: FieldReader) -> Self? {
        reader.checkKeys(["bytes", "gap"])
        let bytes = reader["bytes"].int(in: 1...1_000_000_000)
        let gap = reader["gap"].duration()
        guard let bytes, let gap else { return nil }
        return .dribble(bytes: bytes, gap: gap)
    }

    static func name(of ending: Reply.Ending) -> String {
        switch ending {
        case .closed: "closed"
        case .reset: "reset"
        case .silence: "silence"
        }
    }
}

extension Fault.Latency {
    fileprivate init?(_ reader: FieldReader) {
        reader.checkKeys(["uniform", "logNormal", "seed"])
        let seed = reader["seed"].optional?.int(in: 0...Int.max) ?? 0
        if let uniform = reader["uniform"].optional {
            uniform.checkKeys(["from", "to"])
            guard let from = uniform["from"].duration(), let to = uniform["to"].duration() else { return nil }
            if to < from { uniform["to"].complain("must not be less than from") }
            self.init(.uniform(from: from, to: to), seed: UInt64(seed))
        } else if let normal = reader["logNormal"].optional {
            normal.checkKeys(["median", "sigma"])
            let sigma = normal["sigma"].checked("a decimal number from 0 to 5 with three decimals at most") {
                value -> Int? in
                guard let sigma = value.number.flatMap({ Duration(seconds: $0) }) else { return nil }
                let microseconds = Int(sigma / .microseconds(1))
                return (0...5_000_000).contains(microseconds) && microseconds % 1000 == 0 ? microseconds / 1000 : nil
            }
            guard let median = normal["median"].duration(), let sigma else { return nil }
            self.init(.logNormal(median: median, sigmaThousandths: sigma), seed: UInt64(seed))
        } else {
            reader.complain("needs uniform or logNormal")
            return nil
        }
    }

    fileprivate var json: JSONValue {
        let seed = JSONValue.number(JSONNumber(Int(seed)))
        return switch spread {
        case .uniform(let from, let to):
            [
                "uniform": ["from": .number(JSONNumber(seconds: from)), "to": .number(JSONNumber(seconds: to))],
                "seed": seed,
            ]
        case .logNormal(let median, let sigma):
            [
                "logNormal": [
                    "median": .number(JSONNumber(seconds: median)),
                    "sigma": .number(JSONNumber(seconds: .milliseconds(sigma))),
                ],
                "seed": seed,
            ]
        }
    }
}
