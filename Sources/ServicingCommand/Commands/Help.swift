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
        case "call": CallHelp.text
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
        3 the provider refused; 4 transport failed or deadline passed, nothing sent; 5 it may have been applied;
        6 it was done and standard output could not be written.
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
        servicing mock [--host 127.0.0.1] [--port 8080] [--accounts N] [--credentials]

        Serves finosu, canopy, banklingo and kordev at their documented paths on one port. The first line printed is
        'listening on http://HOST:PORT'. Serves until SIGINT or SIGTERM, then exits with 0.

          --host HOST    a loopback address (default 127.0.0.1)
          --port PORT    0 picks a free one (default 8080)
          --accounts N   Canopy has that many made-up accounts, to try lists of many pages, in place of the documented one
          --credentials  also print what is accepted, as the variables that 'servicing call' reads

        The default world accepts the API key 'demo-api-key', the bearer token 'demo-access-token' and the tenant
        'demo-tenant', and gives Canopy's client 'demo-client-id' with the secret 'demo-client-secret' tokens of its own.
        It holds the ids of the documents' examples: customer CUST-12345; account can_52322; loan LN-12345 paid from
        ACC-67890, loans LN-PENDING and LN-CLOSED, account ACC-EMPTY; borrower BRW-1001 with loans LOAN-2001 and
        LOAN-2002.
        """
}
