import ExactJSON

/// An object as Canopy answers it whole, and the part of it that the list of accounts shows.
///
/// Objects made alike share one, so that a world of many accounts holds their many fields once.
final class CanopyTemplate: Sendable {
    let whole: JSONObject
    let listed: JSONObject

    init(_ whole: JSONObject, unlisted: [[String]]) {
        self.whole = whole
        listed = unlisted.reduce(whole) { Self.removing($1[...], from: $0) }
    }

    private init(whole: JSONObject, listed: JSONObject) {
        self.whole = whole
        self.listed = listed
    }

    /// The same with a member of the whole set; it must be one that the list does not show.
    func setting(_ key: String, to value: JSONValue) -> CanopyTemplate {
        var whole = whole
        whole[key] = value
        return CanopyTemplate(whole: whole, listed: listed)
    }

    /// The same with a member set that the list shows as well, whole.
    func settingEverywhere(_ key: String, to value: JSONValue) -> CanopyTemplate {
        var whole = whole
        var listed = listed
        whole[key] = value
        listed[key] = value
        return CanopyTemplate(whole: whole, listed: listed)
    }

    private static func removing(_ path: ArraySlice<String>, from object: JSONObject) -> JSONObject {
        guard let key = path.first, let value = object[key] else { return object }
        let rest = path.dropFirst()
        var object = object
        let kept: JSONValue? = rest.isEmpty ? Optional.none : removing(rest, from: value)
        object[key] = kept
        return object
    }

    /// Lists are passed through: the path goes on in each of their elements.
    private static func removing(_ path: ArraySlice<String>, from value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object): .object(removing(path, from: object))
        case .array(let items): .array(items.map { removing(path, from: $0) })
        default: value
        }
    }
}

extension JSONObject {
    /// Replaces a member that is there; one that is not stays away.
    mutating func replace(_ key: String, _ value: JSONValue) {
        if self[key] != nil { self[key] = value }
    }
}
