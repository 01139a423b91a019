import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

extension JSONValue {
    /// The same with the value at a path of members and places set, or taken out where it is nil. What is not there on
    /// the way is made.
    func setting(_ path: String, to value: JSONValue?) -> JSONValue {
        setting(path.split(separator: ".")[...], to: value)
    }

    private func setting(_ path: ArraySlice<Substring>, to value: JSONValue?) -> JSONValue {
        guard let step = path.first else { return value ?? .null }
        let rest = path.dropFirst()
        if var items = array, let place = Int(step), items.indices.contains(place) {
            items[place] = items[place].setting(rest, to: value)
            return .array(items)
        }
        var object = object ?? [:]
        let key = String(step)
        object[key] = rest.isEmpty ? value : (object[key] ?? [:]).setting(rest, to: value)
        return .object(object)
    }
}

extension MockWorld {
    func canopySend(_ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil) -> HTTPResponse {
        send(method, path, Credentials.canopy, body: body?.text())
    }

    /// The rule that decided the last answer.
    var lastRule: String? { journal.entries.last?.rule.id }
}

/// What an answer says is wrong: each violation's place within the body and its keyword.
func violations(_ response: HTTPResponse) throws -> [String] {
    let details = try #require(try response.json["error"]?["details"]?.array)
    return details.map { detail in
        let place = detail["instancePath"]?.string?.dropFirst("/body".count) ?? ""
        return "\(place) \(detail["keyword"]?.string ?? "")"
    }
}

/// The least that a customer can be made of.
let plainCustomer: JSONValue = [
    "address_line_one": "1 Main Street", "address_city": "Springfield", "address_state": "IL",
    "address_zip": "62701", "phone_number": "+12175550100", "email": "ada@example.com",
    "date_of_birth": "1990-02-28",
]
