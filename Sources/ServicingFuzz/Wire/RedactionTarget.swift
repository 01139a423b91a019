import ExactJSON
import ServicingHTTP

/// What is masked in bodies and targets.
package struct RedactionTarget: FuzzTarget {
    package let name = "redaction"
    package let summary =
        "masking: JSON stays JSON, what is masked is masked once and for all, and no text under a sensitive name is left"
    package let corpus = [
        #"{"ssn":"987654321","nested":{"date_of_birth":"1961-03-17","list":[{"Passport":{"number":"PRQ8817263"}}]},"id":"can_1"}"#,
        #"{"access_token":"abcdefghijklmnop","message":"no account of Xanthippe","email":"x.y@example.org","amount":1.50}"#,
        #"[{"password":["hunter2hunter2"]},{"name_first":"Xanthippe"}]"#,
        "/customers/17/x?token=abcdefgh&limit=5&ssn=987654321",
    ].map { [UInt8]($0) }
    package let dictionary = [
        "\"ssn\":", "\"Authorization\":", "\"client_secret\":", "\"apiKey\":", "\"card_number\":", "\"phone_number\":",
        "\"message\":", "***", "?token=", "&", "\"\\u0073sn\":",
    ]
    package let isJSON = true

    package init() {}

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        let rules = RedactionRules.standard
        if let text = input.text {
            let once = rules.masked(target: text)
            findings.expect(rules.masked(target: once) == once, "a target is masked differently the second time")
            let sentence = rules.masked(freeText: text)
            // A long one is cut short, and what is cut off may have changed how the rest reads.
            if text.utf8.count < 150, sentence.utf8.count < 150 {
                findings.expect(
                    rules.masked(freeText: sentence) == sentence, "a sentence is masked differently the second time")
            }
        }
        guard let value = try? JSONValue(parsing: input) else { return }
        findings.isTaken = true
        let masked = rules.masked(value)
        findings.expect(rules.masked(masked) == masked, "a body is masked differently the second time")
        let text = rules.masked(body: input)
        findings.expect((try? JSONValue(parsing: text)) == masked, "a body's text is not the masked value")
        var leaves = Leaves()
        leaves.collect(value, isSensitive: false, rules)
        for secret in leaves.sensitive where !leaves.others.contains(where: { $0.contains(secret) }) {
            findings.expect(!text.contains(secret), "a text under a sensitive name is left")
        }
    }

    private struct Leaves {
        var sensitive: [String] = []
        var others: [String] = []

        mutating func collect(_ value: JSONValue, isSensitive: Bool, _ rules: RedactionRules) {
            switch value {
            case .string(let text) where isSensitive && text.utf8.count >= 8: sensitive.append(text)
            case .string(let text): others.append(text)
            case .number(let number): others.append(number.text)
            case .array(let elements):
                for element in elements { collect(element, isSensitive: isSensitive, rules) }
            case .object(let object):
                for (key, value) in object {
                    others.append(key)
                    collect(value, isSensitive: isSensitive || rules.members.contains(key.lowercased()), rules)
                }
            default: break
            }
        }
    }
}
