import ExactJSON

extension Acceptance {
    /// Reads `{"refusedFor":SECONDS}`, `{"slowFor":SECONDS,"delay":SECONDS}` or `{"prompt":true}`.
    init?(_ reader: FieldReader) {
        reader.checkKeys(["refusedFor", "slowFor", "delay", "prompt"])
        guard let object = reader.object() else { return nil }
        let refused = reader["refusedFor"].optional
        let slow = reader["slowFor"].optional
        if let refused, object.count == 1 {
            guard let time = refused.outage() else { return nil }
            self = .refused(for: time)
        } else if let slow, refused == nil, reader["prompt"].optional == nil {
            let time = slow.outage()
            guard let delay = reader["delay"].outage(), let time else { return nil }
            self = .slow(delay: delay, for: time)
        } else if let prompt = reader["prompt"].optional, object.count == 1, prompt.value?.bool == true {
            self = .prompt
        } else {
            reader.complain("must be one of refusedFor, slowFor with delay, and prompt, which is true")
            return nil
        }
    }

    /// The acceptance as it is read.
    var json: JSONValue {
        switch self {
        case .prompt: ["prompt": true]
        case .refused(let time): ["refusedFor": .number(JSONNumber(seconds: time))]
        case .slow(let delay, let time):
            ["slowFor": .number(JSONNumber(seconds: time)), "delay": .number(JSONNumber(seconds: delay))]
        }
    }
}

extension FieldReader {
    /// A stretch of time that a door may be out of order.
    fileprivate func outage() -> Duration? {
        guard let time = duration() else { return nil }
        guard time <= .seconds(600) else {
            complain("must be 600 seconds at most, as the control API stands behind the same door")
            return nil
        }
        return time
    }
}
