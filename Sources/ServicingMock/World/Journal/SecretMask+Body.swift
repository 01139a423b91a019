import ExactJSON
import ServicingHTTP

extension SecretMask {
    /// The body, with the values of members named like credentials masked, and known secrets wherever they stand.
    ///
    /// Nearly every body holds none and stays as it is, byte for byte. One that holds some is written anew where it is
    /// JSON or a form; of any other nobody can tell where the secret ends: it is masked as a whole.
    func body(_ body: [UInt8], contentType: String?) -> [UInt8] {
        guard mayHoldSecret(body) else { return body }
        if let value = try? JSONValue(parsing: body) {
            let masked = masked(value)
            return masked == value ? body : masked.serialized()
        }
        let text = String(decoding: body, as: UTF8.self)
        let type = contentType?.prefix { $0 != ";" && $0 != " " }.lowercased()
        if type == "application/x-www-form-urlencoded" { return Array(form(text).utf8) }
        return Self.namesSecret(text) ? Array(Self.mask.utf8) : Array(self.text(text).utf8)
    }

    /// A quick look before the body is read. An escape may hide a letter, so that a body with one counts as well.
    private func mayHoldSecret(_ body: [UInt8]) -> Bool {
        guard !body.isEmpty else { return false }
        if body.contains(UInt8(ascii: "\\")) || body.contains(UInt8(ascii: "%")) { return true }
        let text = String(decoding: body, as: UTF8.self)
        return Self.namesSecret(text) || secrets.contains { !$0.isEmpty && Self.contains(text, $0) }
    }

    func masked(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            var result = object
            for (key, value) in object {
                let isSecret = Self.isSecretMember(key) && !value.isNull
                result[key] = isSecret ? .string(Self.mask) : masked(value)
            }
            return .object(result)
        case .array(let items): return .array(items.map(masked))
        case .string(let text): return .string(self.text(text))
        default: return value
        }
    }

    private func form(_ text: String) -> String {
        let items = text.split(separator: "&", omittingEmptySubsequences: false).map { item -> String in
            let name = item.prefix { $0 != "=" }
            let isSecret = PercentDecoding.decode(name, plusIsSpace: true).map(Self.isSecretMember) ?? true
            return isSecret ? name + "=" + Self.mask : self.text(String(item))
        }
        return items.joined(separator: "&")
    }

    /// Words that make a member's name a credential's. `key` is not among them: external fields have a `key`.
    private static let memberWords = ["secret", "password", "passwd", "passcode", "credential", "api_key", "apikey"]

    private static func isSecretMember(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix("token") || memberWords.contains { contains(name, $0) }
    }

    private static func namesSecret(_ text: String) -> Bool {
        let text = text.lowercased()
        return contains(text, "token") || memberWords.contains { contains(text, $0) }
    }
}
