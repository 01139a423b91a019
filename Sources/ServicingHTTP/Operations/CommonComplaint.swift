public import ExactJSON
public import Servicing

extension ProviderComplaint {
    /// Reads an error body by the names that providers commonly give its parts: `code`, `message`, `error` (a text or an
    /// object with the same parts), `status`, `errors` or `details` (texts, or objects with `field` and `message`).
    /// Anything else is passed over: the raw body is kept beside.
    public init(reading body: JSONValue?) {
        self.init()
        guard let body else { return }
        let inner = body["error"]?.object != nil ? body["error"] : nil
        let parts = [body, inner].compactMap { $0 }
        code = parts.lazy.compactMap { Self.text($0["code"]) }.first
        message = parts.lazy.compactMap { $0["message"]?.string }.first ?? body["error"]?.string
        status = Self.text(body["status"])
        let list = parts.lazy.compactMap { $0["errors"]?.array ?? $0["details"]?.array }.first ?? []
        details = list.compactMap(Self.detail)
    }

    private static func detail(_ item: JSONValue) -> Detail? {
        if let text = item.string { return Detail(message: text) }
        guard let message = item["message"]?.string else { return nil }
        let field =
            item["field"]?.string ?? item["params"]?["missingProperty"]?.string
            ?? item["params"]?["missing_property"]?.string ?? item["instancePath"]?.string
            ?? item["instance_path"]?.string
        return Detail(field: field, message: message)
    }

    private static func text(_ value: JSONValue?) -> String? {
        value?.string ?? value?.number?.text
    }
}
