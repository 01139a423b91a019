import ExactJSON
import Testing

@Suite("The grammar of RFC 8259 is kept strictly")
struct GrammarTests {
    @Test(
        "texts that the grammar allows are read",
        arguments: [
            // Structure and white space.
            "[]", "{}", "[ ]", "{ }", "\t[\n]\r ", "[[]]", "[{}]", "{\"a\":{}}", "[1]", "[1,2]", "[ 1 , 2 ]",
            "[[] ]", "[\"\"]", "[null, 1, \"1\", {}]", "[null,null]", " 1", "2 ", "{\"\":0}", "{\"a\":[],\"b\":[[]]}",
            "{\"a\":\"b\",\"a\":\"b\"}", "{\"a\":\"b\",\"a\":\"c\"}", "[1\n]",
            "{\"min\": -1.0e+28, \"max\": 1.0e+28}", "{\n\"a\": \"b\"\n}",
            // A whole text may be any value.
            "null", "true", "false", "42", "-0.1", "\"asd\"", "\"\"", "0",
            // Numbers.
            "[123e65]", "[0e+1]", "[0e1]", "[-0]", "[-123]", "[-1]", "[1E22]", "[1E-2]", "[1E+2]", "[123e45]",
            "[123.456e78]", "[1e-2]", "[1e+2]", "[123]", "[123.456789]", "[-0.000000000000000000000000000000000001]",
            "[1.5e+9999]", "[0.4e00669999999999999999999999999999999999999969999999006]", "[-1e+9999]",
            "[100000000000000000000]", "[-237462374673276894279832749832423479823246327846]", "[20e1]", "[4 ]",
            // Strings.
            "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\\u0012\"]", "[\"\\uFFFF\"]", "[\"\\ud801\\udc37\"]",
            "[\"\\ud83d\\ude39\\ud83d\\udc8d\"]", "[\"\\\\u0000\"]", "[\"\\\"\"]", "[\"a/*b*/c/*d//e\"]", "[\"\\\\a\"]",
            "[\"\\\\n\"]", "[\"\\uDBFF\\uDFFE\"]", "[\"\u{10FFFF}\"]", "[\"\u{FFFF}\"]", "[\"\\u0000\"]", "[\"asd \"]",
            "[\"\u{2028}\"]", "[\"\u{2029}\"]", "[\"\u{7F}\"]", "[\"\\u0060\\u012a\\u12AB\"]", "[\"new\\u000Aline\"]",
            "[\"\u{20AC}\u{1D11E}\"]", "[\"\\uA66D\"]", "[\"π\"]", "[\"\u{1BFFF}\"]", "[\"\\u0022\"]", "[\"\\u005C\"]",
            "[\"\u{200B}\"]", "[\"\\u2064\"]", "[\"\\uFDD0\"]", "[\"⍂㈴⍂\"]", "{\"foo\\u0000bar\": 42}",
            "{\"title\":\"\\u041f\\u043e\\u043b\"}", "[\" \"]", "[\"𝄞\"]", "[\"\\u200B\"]", "[\"@\"]",
        ])
    func accepts(text: String) throws {
        let value = try JSONValue(parsing: text)
        #expect(try JSONValue(parsing: value.serialized()) == value)
    }

    @Test(
        "texts that the grammar forbids are refused",
        arguments: [
            // Arrays.
            "[1 true]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]", "[\"x\",,]", "[\"x\"]]", "[\"\",]", "[\"x\"", "[x",
            "[3[4]]", "[1:2]", "[,]", "[-]", "[   , \"\"]", "[\"a\",\n4\n,1,", "[1,]", "[1,,]", "[\"\u{B}a\"\\f]",
            "[*]",
            "[\"\"", "[1,", "[1,\n1\n,1", "[{}", "[", "]", "[1]x", "[1]]", "[\"asd]", "[][]", "[a", "[a]",
            // Objects.
            "{[: \"x\"}", "{\"x\", null}", "{\"x\"::\"b\"}", "{\"a\":\"a\" 123}", "{key: 'value'}", "{\"a\" b}",
            "{:\"b\"}",
            "{\"a\" \"b\"}", "{\"a\":", "{\"a\"", "{1:1}", "{9999E9999:1}", "{null:null,null:null}", "{\"id\":0,,,,,}",
            "{'a':0}", "{\"id\":0,}", "{\"a\":\"b\"}/**/", "{\"a\":\"b\"}/", "{\"a\":\"b\"}//",
            "{\"a\":\"b\",,\"c\":\"d\"}",
            "{a: \"b\"}", "{\"a\":\"a", "{ \"foo\" : \"bar\", \"a\" }", "{\"a\":\"b\"}#", "{\"\":", "{\"a\":}", "{,",
            "{", "}",
            "{]", "{\"a\":1]", "[1}", "{}}", "{\"a\": true} \"x\"", "{\"asd\":\"asd\"", "{\"a\":/*comment*/\"b\"}",
            // Numbers.
            "[++1234]", "[+1]", "[+Inf]", "[-01]", "[-1.0.]", "[-2.]", "[-NaN]", "[.-1]", "[.2e-3]", "[0.1.2]",
            "[0.3e+]", "[0.3e]", "[0.e1]", "[0E+]", "[0E]", "[0e+]", "[0e]", "[1.0e+]", "[1.0e-]", "[1.0e]",
            "[1 000.0]",
            "[1eE2]", "[2.e+3]", "[2.e-3]", "[2.e3]", "[9.e+]", "[Inf]", "[NaN]", "[１]", "[1+2]", "[0x1]", "[0x42]",
            "[Infinity]", "[0e+-1]", "[-123.123foo]", "[123\u{200B}]", "[-Infinity]", "[-foo]", "[- 1]", "[-012]",
            "[-.123]", "[-1x]", "[1ea]", "[1.]", "[.123]", "[1.2a-3]", "[1.8011670033376514H-308]", "[012]", "2@", "-",
            "00", "1_000", "[1e1.5]", "[0.]", "[1e]",
            // Strings.
            "[\"\\uD800\\u\"]", "[\"\\uD800\\u1\"]", "[\"\\uD800\\u1x\"]", "[é]", "[\"\\x00\"]", "[\"\\\\\\\"]",
            "[\"\\\t\"]",
            "[\"\\🌀\"]", "[\"\\\"]", "[\"\\u00A\"]", "[\"\\uD834\\uDd\"]", "[\"\\a\"]", "[\"\\uqqqq\"]",
            "[\\u0020\"asd\"]",
            "[\\n]", "\"", "['single quote']", "abc", "[\"\\", "[\"a\u{0}a\"]", "[\"new\nline\"]", "[\"\t\"]",
            "\"\\UA66D\"",
            "\"\"x", "\"abc", "\"\\u12", "\"\\", "[\"\u{1F}\"]", "\"\\u 123\"", "\"\\u+123\"",
            // Literals and the rest.
            "[fals]", "[nul]", "[tru]", "[True]", "[TRUE]", "nulll", "truefalse", "tru", "n", "nul\u{0}", "<.>",
            "[<null>]",
            "", " ", "\u{0}", "[\u{C}]", "[\u{2060}]", "\u{A0}[]", "[\u{3000}]", "å", "*", "{\"a\":\"b\"}#{}", "[u]",
            "<null>", "1 2", "[1] [2]", "// x\n1", "1\u{0}", "[\u{B}]", "{\"a\":1\u{0}}", "[true\u{A0}]",
        ])
    func refuses(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    }

    @Test(
        "an error says what is wrong, and where",
        arguments: [
            ("", JSONError.Kind.syntax, 0, "", "the text ends too early"),
            ("[1,]", .syntax, 3, "[0]", "a comma stands before the closing bracket"),
            (#"{"a":1,}"#, .syntax, 7, "a", "a comma stands before the closing bracket"),
            (#"{"a":[1,{"b":01}]}"#, .syntax, 14, "a[1].b", "a number must not begin with a zero that a digit follows"),
            (#"{"data":{"items":["x" "y"]}}"#, .syntax, 22, "data.items[0]", "expected ',' or ']'"),
            (#"{"data" 1}"#, .syntax, 8, "data", "expected ':' behind the key"),
            (#"{"a":nul}"#, .syntax, 5, "a", "expected true, false or null"),
            (#"["\q"]"#, .syntax, 2, "", #"a backslash must be followed by one of "\/bfnrtu"#),
            (#"{"a":"x"} trailing"#, .syntax, 10, "", "something follows the value"),
            (#"{"a":"unfinished"#, .syntax, 16, "a", "the text ends too early"),
        ])
    func errors(text: String, kind: JSONError.Kind, offset: Int, path: String, message: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.kind == kind)
        #expect(error?.offset == offset)
        #expect(error?.path == path)
        #expect(error?.message == message)
    }
}
