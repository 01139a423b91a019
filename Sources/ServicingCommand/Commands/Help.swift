import Servicing

/// What `servicing help` prints.
enum Help {
    static let commands = ["demo", "providers", "mock", "call", "help"]

    static func text(for command: String?) -> String? {
        switch command {
        case nil: overview
        case "demo": demo
        case "providers": providers
        case "mock": mock
        case "call": call
        case "help": "servicing help [COMMAND]\n\nTells what there is, or all about one command."
        default: nil
        }
    }

    private static let overview = """
        servicing: one interface over four loan servicers, and a mock of each

        Usage: servicing COMMAND …

          demo       run every documented example and error against the mock, through libcurl
          providers  print what each provider can do, and the table of reasons
          mock       serve the four providers on loopback
          call       perform or plan one operation of one provider
          help       tell about a command: servicing help call

        Exit status: 0 done; 1 a demonstration differs from its document; 2 bad usage or invalid input, nothing sent;
        3 the provider refused; 4 transport failed or deadline passed, nothing sent; 5 it may have been applied.
        """

    private static let demo = """
        servicing demo [--json]

        Starts the mock on loopback and runs, through libcurl and the unified interface, each provider's documented
        example and each documented error. Prints a table, and exits with 1 if any answer differs from its document.
        '(arranged)' marks an error that the mock is told to answer with, as no request of the adapter's provokes it; all
        others come from the mock's own state.

          --json  print one JSON object
        """

    private static let providers = """
        servicing providers [--json]

        Prints each provider's operations, what each unified instruction becomes there, and the table of reasons for
        winding down, with the names that scripts write. All of it is measured by planning; nothing is sent.

          --json  print one JSON object
        """

    private static let mock = """
        servicing mock [--host 127.0.0.1] [--port 8080]

        Serves finosu, canopy, banklingo and kordev at their documented paths on one port. The first line printed is
        'listening on http://HOST:PORT'. Serves until SIGINT or SIGTERM, then exits with 0.

          --host HOST  a loopback address (default 127.0.0.1)
          --port PORT  0 picks a free one (default 8080)

        The default world accepts the API key 'demo-api-key', the bearer token 'demo-access-token' and the tenant
        'demo-tenant', and holds the ids of the documents' examples: customer CUST-12345; account can_52322; loan
        LN-12345 paid from ACC-67890, loans LN-PENDING and LN-CLOSED, account ACC-EMPTY; borrower BRW-1001 with loans
        LOAN-2001 and LOAN-2002.
        """

    private static var call: String {
        var text = """
            servicing call PROVIDER OPERATION [options]

            Performs one operation in the provider's own terms, or prints what it would send.


            """
        for provider in commandProviders {
            for form in provider.calls {
                text += "  \(provider.id) \(form.name)\n"
                text += "    needs: \(form.required.map { "--" + $0.name }.joined(separator: " "))\n"
                if !form.optional.isEmpty {
                    text += "    takes: \(form.optional.map { "--" + $0.name }.joined(separator: " "))\n"
                }
            }
        }
        text += "\n"
        let width = (Option.instruction + Option.everyCall).map(\.name.count).max() ?? 0
        for option in Option.instruction + Option.everyCall {
            text += "  --\(option.name)" + String(repeating: " ", count: width - option.name.count + 2)
            text += option.meaning + "\n"
        }
        text += """

            Credentials come from the environment, never from arguments. A provider's own variable, as in
            SERVICING_FINOSU_API_KEY, goes before the common one; set to nothing, it keeps the common one from that provider.


            """
        for provider in commandProviders {
            text += "\n  \(provider.id)" + String(repeating: " ", count: max(1, 11 - provider.id.rawValue.count))
            text += provider.credentialHelp
        }
        return text + """


            SIGINT (Ctrl-C) or SIGTERM cancels the call, which then ends as any failed one: its error says whether it may
            have been applied.

            Exit status: 0 applied, accepted or already applied; 2 bad usage or invalid input, nothing sent; 3 the
            provider refused; 4 transport failed or deadline passed, nothing sent; 5 it may have been applied: find out
            at the provider before sending it again.
            """
    }
}
