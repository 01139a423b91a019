import ExactJSON
import Foundation
import ServicingHTTP
import ServicingMock
import Testing

@Suite("The command with a request's body")
struct BodyCommandTests {
    private static let token = ["SERVICING_BEARER_TOKEN": "demo-access-token"]
    private static let update = ["canopy", "update-customer", "--customer", "31mNprzLd2bKl6koVna68ARM"]

    /// The operations with a body, each with what it needs beside that, and where it goes.
    private static let forms: [(words: [String], target: String)] = [
        (["canopy", "invite-api-user"], "/api_users"),
        (["canopy", "register"], "/register"),
        (["canopy", "create-product"], "/products"),
        (["canopy", "create-customer"], "/customers"),
        (update, "/customers/31mNprzLd2bKl6koVna68ARM"),
        (
            ["canopy", "create-beneficial-owner", "--customer", "31mNprzLd2bKl6koVna68ARM"],
            "/customers/31mNprzLd2bKl6koVna68ARM/beneficial_owners"
        ),
        (["canopy", "create-account"], "/accounts"),
    ]

    private func example(_ words: [String]) async throws -> String {
        let run = try await CommandRun.run(["call"] + words.prefix(2) + ["--example"])
        try #require(run.status == 0)
        return run.output
    }

    /// Runs a call against the default world.
    private func run(
        _ words: [String], body: String? = nil, environment: [String: String] = token
    ) async throws -> (run: CommandRun, world: MockWorld) {
        let world = MockWorld()
        let server = try MockServer.start(handler: world)
        let run = try await CommandRun.run(
            ["call"] + words + (body == nil ? [] : ["--body", "-"]) + ["--base-url", server.baseURL],
            environment: environment, input: body)
        await server.stop()
        return (run, world)
    }

    @Test("sends the example of each body as it stands, and the mock takes it", arguments: forms)
    func examples(form: (words: [String], target: String)) async throws {
        let example = try await example(form.words)
        let (run, world) = try await run(form.words, body: example)
        #expect(run.status == 0, "\(run.errors)")
        let entry = try #require(world.journal.entries.first)
        #expect(entry.target == form.target)
        #expect(world.journal.total == 1)
        // The journal masks passwords.
        let sent = try JSONValue(parsing: entry.requestBody)
        let written = try JSONValue(parsing: example)
        for (key, value) in try #require(written.object) where key != "password" { #expect(sent[key] == value) }
        #expect(sent.object?.keys == written.object?.keys)
        #expect(run.output.hasPrefix("applied: canopy "))
    }

    @Test("plans each body masked and sends nothing", arguments: forms)
    func plans(form: (words: [String], target: String)) async throws {
        let example = try await example(form.words)
        let run = try await CommandRun.run(
            ["call"] + form.words + ["--body", "-", "--plan"], input: example)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains(form.target))
        for word in ["Miriam", "Trevino", "888888888", "marissa", "Harriet", "newSecretPassword123!", "Strawberry"] {
            #expect(!run.output.contains(word))
        }
    }

    @Test("reads a body from a file")
    func file() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "body-\(UUID().uuidString).json").path
        try await example(Self.update).write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let (run, world) = try await run(Self.update + ["--body", path])
        #expect(run.status == 0, "\(run.errors)")
        #expect(world.journal.total == 1)
    }

    @Test("names the file that can't be read, and sends nothing", arguments: ["/nowhere/body.json", "/"])
    func unreadableFile(path: String) async throws {
        let (run, world) = try await run(Self.update + ["--body", path])
        #expect(run.status == 2)
        #expect(run.errors.contains("--body: \(path) can't be read: "))
        #expect(world.journal.total == 0)
    }

    @Test("refuses a body without end")
    func endless() async throws {
        let (run, _) = try await run(Self.update + ["--body", "/dev/zero"])
        #expect(run.status == 2)
        #expect(run.errors.contains("/dev/zero is too long"))
    }

    @Test(
        "tells line and column of what is no JSON",
        arguments: [
            ("", "standard input, line 1, column 1: the text ends too early"),
            ("{\n  \"name_first\": \"Ürsel\" x\n}", "standard input, line 2, column 25: "),
            ("{\n\n  ,", "line 3, column 3"),
            ("\u{FEFF}{}", "byte order mark"),
            (#"{"email": "a@b", "email": "c@d"}"#, "twice"),
            (#"["email"]"#, "holds an array, no object"),
            ("null", "holds null, no object"),
        ])
    func noJSON(body: String, expected: String) async throws {
        let (run, world) = try await run(Self.update, body: body)
        #expect(run.status == 2)
        #expect(run.errors.contains(expected), "\(run.errors)")
        #expect(!run.errors.contains("Ürsel"))
        #expect(world.journal.total == 0)
    }

    /// The example with one member replaced, or taken out where the value is nil.
    private func changed(_ path: [String], to value: JSONValue?, in text: String) throws -> String {
        func change(_ json: JSONValue, _ path: ArraySlice<String>) -> JSONValue {
            guard case .object(var object) = json, let key = path.first else { return value ?? .null }
            object[key] = path.count == 1 ? value : change(object[key] ?? [:], path.dropFirst())
            return .object(object)
        }
        return change(try JSONValue(parsing: text), path[...]).text()
    }

    @Test(
        "refuses what would not be sent as it is written, naming its path",
        arguments: [
            (["frobnicate"], "Miriam", "frobnicate: is not a member of this request; allowed: see --example"),
            (
                ["business_details", "controller", "passport", "nmber"], "X1",
                "business_details.controller.passport.nmber: "
            ),
            (["phone_number"], .null, "phone_number: is null, which is not sent"),
            (["ssn"], 888_888_888, "ssn: is a number; allowed: a string"),
            (["business_details"], "Umbrella", "business_details: expected an object, found a string"),
            (["address_line_one"], ["12 Strawberry Road"], "address_line_one: expected a string, found an array"),
            (["Miriam Trevino, born 1985"], 1, #"["…"]: is not a member of this request"#),
        ] as [([String], JSONValue, String)])
    func unsendable(path: [String], value: JSONValue, expected: String) async throws {
        let body = try changed(path, to: value, in: try await example(Self.update))
        let (run, world) = try await run(Self.update, body: body)
        #expect(run.status == 2)
        #expect(run.errors.contains(expected), "\(run.errors)")
        for word in ["Miriam", "Umbrella", "Strawberry", "888888888"] { #expect(!run.errors.contains(word)) }
        #expect(world.journal.total == 0)
    }

    @Test("takes an id that is a number, and sends its digits as a text")
    func numericIDs() async throws {
        var body = try changed(
            ["account_id"], to: .number(JSONNumber(7)), in: try await example(["canopy", "create-account"]))
        body = try changed(["product_id"], to: .number(JSONNumber(19_437)), in: body)
        let (run, world) = try await run(["canopy", "create-account"], body: body)
        // The mock knows no such product; what counts is what it was sent.
        #expect(run.status == 3, "\(run.errors)")
        let entry = try #require(world.journal.entries.first)
        let sent = try JSONValue(parsing: entry.requestBody)
        #expect(sent["account_id"] == "7" && sent["product_id"] == "19437")
    }

    @Test("suggests the member that a misspelt one was meant for")
    func misspelt() async throws {
        let body = try await example(Self.update).replacing("name_first", with: "name_frist")
        let (run, world) = try await run(Self.update, body: body)
        #expect(run.status == 2)
        for path in ["name_frist", "business_details.controller.name_frist"] {
            #expect(
                run.errors.contains("\n  \(path): is not a member of this request; allowed: did you mean name_first?"))
        }
        #expect(world.journal.total == 0)
    }

    @Test("tells everything that is wrong with a body together, what the provider's document forbids among it")
    func allTogether() async throws {
        let body = """
            {"address_line_one": 12, "address_cty": "Atlanta", "address_state": "GA", "address_zip": "1",
             "address_country_code": "ZZ", "email": "nobody", "business_details": {"website": null}}
            """
        let (run, world) = try await run(Self.update + ["--json"], body: body)
        #expect(run.status == 2)
        #expect(run.json?["error"]?["effect"] == "notSent")
        let fields = Set(run.json?["error"]?["problems"]?.array?.compactMap { $0["field"]?.string } ?? [])
        #expect(
            fields.isSuperset(of: [
                "address_line_one", "address_cty", "address_city", "address_country_code", "email",
                "business_details.website",
            ]), "\(fields)")
        #expect(world.journal.total == 0)
    }

    @Test(
        "ends with 2 where an operation and its options don't go together",
        arguments: [
            (update, "--body: is missing"), (update + ["--body"], "needs a value"),
            (update + ["--body", ""], "--body: is empty"),
            (["canopy", "update-customer", "--body", "-"], "--customer: is missing"),
            (["canopy", "set-account-status", "--body", "-"], "does not take --body"),
            (["canopy", "list-products", "--example"], "does not take --example"),
            (["canopy", "create-customer", "--customer", "C"], "does not take --customer"),
        ])
    func options(words: [String], expected: String) async throws {
        let (run, world) = try await run(words)
        #expect(run.status == 2)
        #expect(run.errors.contains(expected), "\(run.errors)")
        #expect(world.journal.total == 0)
    }

    @Test("shows neither personal data nor a password in a receipt or an error", arguments: [false, true])
    func privacy(json: Bool) async throws {
        for words in [["canopy", "register"], ["canopy", "create-customer"]] {
            let example = try await example(words)
            for environment in [Self.token, ["SERVICING_BEARER_TOKEN": "wrong-access-token"]] {
                let (run, _) = try await run(words + (json ? ["--json"] : []), body: example, environment: environment)
                for word in ["newSecretPassword123!", "Harriet", "Miriam", "888888888", "access-token"] {
                    #expect(!run.output.contains(word) && !run.errors.contains(word))
                }
            }
        }
    }

    @Test("leaves an answer as it came where that is asked for")
    func revealed() async throws {
        let (run, _) = try await run(Self.update + ["--json", "--reveal"], body: try await example(Self.update))
        #expect(run.json?["native"]?["name_first"] == "Miriam")
    }

    @Test("registers without a credential")
    func registersWithout() async throws {
        let (run, world) = try await run(
            ["canopy", "register"], body: try await example(["canopy", "register"]), environment: [:])
        #expect(run.status == 0, "\(run.errors)")
        #expect(world.journal.entries.first?.requestHeaders["Authorization"] == nil)
    }
}
