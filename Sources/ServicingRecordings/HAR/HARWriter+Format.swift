import ExactJSON
import Servicing

/// The underscore fields of this format.
extension RecordingOrigin {
    var json: JSONValue {
        var object = JSONObject()
        switch source {
        case .document: object["source"] = "document"
        case .mock: object["source"] = "mock"
        case .server(let name):
            object["source"] = "server"
            object["server"] = .string(name)
        }
        object["recordedAt"] = recordedAt.map { .string($0.text) }
        object["document"] = document.map { document in
            var object: JSONObject = ["title": .string(document.title)]
            object["version"] = document.version.map { .string($0) }
            object["sha256"] = .string(document.sha256)
            return .object(object)
        }
        object["redaction"] = ["rules": .string(redaction.rules), "digest": .string(redaction.digest)]
        object["format"] = .number(JSONNumber(Recording.formatVersion))
        return .object(object)
    }
}

extension ProviderState {
    var json: JSONValue {
        var object: JSONObject = ["seed": .string(seed)]
        object["clock"] = clock.map { .string($0.text) }
        return .object(object)
    }
}

extension RecordingBindings {
    var json: JSONValue {
        var object = JSONObject()
        if !credentials.isEmpty {
            object["credentials"] = .array(
                credentials.map { ["header": .string($0.header), "slot": .string($0.slot)] })
        }
        if !captures.isEmpty {
            object["captures"] = .array(
                captures.map {
                    [
                        "name": .string($0.name), "interaction": .number(JSONNumber($0.interaction)),
                        "path": .string($0.path),
                    ]
                })
        }
        return .object(object)
    }
}
