import ExactJSON

/// JSON text.
package struct JSONTarget: FuzzTarget {
    package let name = "json"
    package let summary =
        "JSON text: what is read is written and read again the same; a mistake has its place in the text"
    package let corpus = [
        #"{"a":[1,-2.50,1e3,true,false,null,"x"],"b":{"c":{}},"é":"\u0041\ud83d\ude00\n\/"}"#,
        "[]", "0", #""""#, " [ 1 , 2 ] ", #"{"a":1,"a":2}"#, "[[[[[[]]]]]]", "-0.0e-0",
    ].map { [UInt8]($0) }
    package let dictionary = [
        "{", "}", "[", "]", ":", ",", "\"", "\\u", "\\ud83d\\ude00", "\\\"", "e+", "E-", "true", "false", "null", "-",
        ".", "{\"a\":", "[[[[[[[[[[[[[[[[",
    ]
    package let isJSON = true

    package init() {}

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(parsing: input)
        } catch {
            findings.expect((try? JSONValue(parsing: input)) == nil, "a value is read where a document is not")
            findings.expect(
                error.offset.map { (0...input.count).contains($0) } ?? true, "the mistake lies outside of the text")
            findings.expect(!error.message.isEmpty, "the mistake has no message")
            return
        }
        findings.isTaken = true
        let value = document.root.value
        findings.expect((try? JSONValue(parsing: input)) == value, "document and value differ")
        findings.expect(input.text != nil, "bytes that are no text are read")
        for pretty in [true, false] {
            let written = value.serialized(pretty: pretty)
            guard let again = try? JSONValue(parsing: written) else {
                return findings.expect(false, "what is written can't be read")
            }
            findings.expect(again == value, "what is written reads as something else")
            findings.expect(again.serialized(pretty: pretty) == written, "it is written differently the second time")
        }
    }
}
