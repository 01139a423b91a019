import Servicing

/// What `servicing help` prints.
enum Help {
    static let commands = [
        "demo", "providers", FaultsCommand.name, "mock", "call", VerifyCredentialsCommand.name, ReconcileCommand.name,
        "recordings", "bulk", "bench", FuzzCommand.name, SoakCommand.name, "help",
    ]

    static func text(for command: String?) -> String? {
        switch command {
        case nil: overview
        case "demo": demo
        case "providers": providers
        case FaultsCommand.name: faults
        case "mock": mock
        case "call": CallHelp.text
        case VerifyCredentialsCommand.name: verifyCredentials
        case ReconcileCommand.name: reconcile
        case "recordings": RecordingsHelp.text
        case "bulk": BulkHelp.text
        case "bench": bench
        case FuzzCommand.name: FuzzCommand.help
        case SoakCommand.name: SoakCommand.help
        case "help": "servicing help [COMMAND]\n\nTells what there is, or all about one command."
        default: nil
        }
    }

    /// Options with what they mean, a line each.
    static func lines(of options: [Option]) -> String {
        let width = options.map(\.name.count).max() ?? 0
        return options.map { option in
            "  --\(option.name)" + String(repeating: " ", count: width - option.name.count + 2) + option.meaning
        }.joined(separator: "\n")
    }

    private static let overview = """
        servicing: one interface over four loan servicers, and a mock of each

        Usage: servicing COMMAND …

          demo                run every documented example and error against the mock, through libcurl
          providers           print what each provider can do, and the table of reasons
          faults              run every operation into every fault, and check what is told of it
          mock                serve the four providers on loopback
          call                perform or plan one operation of one provider
          verify-credentials  find out by a read whether credentials are good
          reconcile           find out what became of a call whose outcome is not known
          recordings          list, show, check, verify, redact or make recordings of exchanges
          bulk                plan, carry out, report on or rehearse a file of rows
          bench               measure what everything costs, beside its limit in the same run
          fuzz                feed everything that parses with made-up input
          soak                make calls without end, and see whether the process grows
          help                tell about a command: servicing help call

        Exit status: 0 done; 1 a demonstration, fault, credential or effect is not as hoped, see the command's help; 2 bad usage or invalid input, nothing sent;
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

    private static let faults = """
        servicing faults [--only PATTERN] [--json]

        Runs the documented example of every operation into every fault that the mock knows, each in a mock of its own, and
        prints what the caller is told, of how many requests, and whether the provider's state has changed: in process,
        and over loopback through libcurl, by a new connection and by one that was kept alive.

          done      whether the provider has acted when the fault happens; blank where that makes no difference
          hits      once, the call's first request, or always, all three that it makes at most
          reported  the outcome, or the error's kind and its effect

        Every line is checked. What has to be reported follows from whether the operation may be repeated, from 'done' and
        from how much of an answer comes; the requests that the mock counted have to be those that were reported; money
        moves once at most, and nothing is told as done, refused or not sent that was not. A fault after which the
        provider says no to what it has done is noted: no client can know.

          --only PATTERN  the cells whose names match, with * for any characters, as in 'kordev/*: status 4*'
          --json          print one JSON object

        Exit status: 0 all is as it has to be; 1 a line is not, and is named below the table.
        """

    private static let mock = """
        servicing mock [--host 127.0.0.1] [--port 8080] [--world FILE | --accounts N] [--clock TIME] [--faults FILE]
                       [--state FILE] [--log]
                       [--token-file FILE] [--allow-hosts NAMES] [--worlds N] [--journal N] [--limits NAME=VALUE,…]
                       [--credentials]
        servicing mock --fidelity

        Serves finosu, canopy, banklingo and kordev at their documented paths on one port. The first line printed is
        'listening on http://HOST:PORT'. Serves until SIGINT or SIGTERM, then exits with 0.

          --host HOST         an IP address (default 127.0.0.1). One that other machines can reach needs a token
          --port PORT         0 picks a free one (default 8080)
          --token-file FILE   the control API asks for the token in this file, 16 characters at least; else for the one
                              in SERVICING_MOCK_TOKEN, where that is set
          --allow-hosts NAMES names beside the loopback ones under which the control API may be asked, joined by commas
          --limits NAME=VALUE,…
                              how much the server takes and how long it waits: headerBytes, targetBytes, bodyBytes,
                              chunkExtensionBytes, trailerBytes, connections, lingerBytes; idleTime, headerTime, bodyTime,
                              bodyStallTime, writeTime, writeStallTime, lingerTime, silenceTime, stopTime in seconds

          --world FILE        what every world begins with: JSON as GET /__mock/state answers, or as little of it as is to
                              differ: {"version":1,"providers":{"PROVIDER":{…}}}
          --state FILE        keep the worlds in this file from run to run. One that is there goes on as it is; one that
                              can't be read is refused, with line and column, and left as it is. A change is in it within
                              20 ms and the time of two writes. It has credentials and personal data as they are
          --accounts N        where a provider lists accounts: that many made-up ones in place of the documented one
          --clock TIME        every world's clock stands at this date-time, such as 2025-06-01T12:00:00Z
          --faults FILE       JSON {"faults":[...]}, as GET /__mock/faults answers: in every world from the beginning
          --worlds N          how many worlds there may be at a time (default 10000)
          --journal N         how many requests each world's journal keeps (default 10000)
          --log               print a line for each request; no ids, bodies or credentials
          --credentials       also print what is accepted, as the variables that 'servicing call' reads

          --fidelity          print what each rule of the mock rests on, and serve nothing

        A request with 'X-Mock-World: NAME', or a path that begins with /__world/NAME, has a world of its own.
        GET /__mock/control lists what worlds, clocks, faults, credentials and journals can be asked over HTTP;
        /__mock/ is a page that shows them; /__mock/openapi.json describes the providers' operations.

        The default world accepts the API key 'demo-api-key', the bearer token 'demo-access-token' and the tenant
        'demo-tenant', and gives the client 'demo-client-id' with the secret 'demo-client-secret' tokens of its own.
        It holds the ids of the documents' examples: customer CUST-12345; account can_52322; loan LN-12345 paid from
        ACC-67890, loans LN-PENDING and LN-CLOSED, account ACC-EMPTY; borrower BRW-1001 with loans LOAN-2001 and
        LOAN-2002.
        """

    private static let verifyCredentials = """
        servicing verify-credentials PROVIDER [options]

        Tells whether the credentials in the environment are good: 'verified', or 'rejected' or 'unverifiable' and why. It
        asks by a read that the provider's document has, and never by a write. Where the document has none that tells,
        nothing is sent and the credentials are unverifiable.

        \(lines(of: [.json] + ProviderSession.options))

        --base-url is needed where there is a read. 'servicing help call' tells more of the connection's options.
        Credentials are read as by 'servicing call'. Exit status: 0 verified; 3 rejected; 1 unverifiable; 2 bad usage or a
        credential that is not set; 4 the provider could not be asked. An outage never reads as rejected.
        """

    private static let reconcile = """
        servicing reconcile PROVIDER OPERATION [options]

        After a call that ended with 5: finds out what became of it, by a read that the provider's document has. Takes the
        words that the call took. Where no read tells, prints a note to the provider's support that asks for what has to be
        known, without credentials and personal data. Nothing is written at the provider.

        \(lines(of: ReconcileCommand.options))

        --base-url is needed where there is a read. 'servicing help call' tells more of the connection's options.

        Exit status: 0 what was asked for is so; 1 it is not so; 5 no read tells, and the note is printed; 2 bad usage or
        invalid input; 3 the provider refused the read; 4 it could not be asked.
        """

    private static let bench = """
        servicing bench [--json] [--against URL] [--only TEXT] [--rounds 5] [--percent 100]

        Measures, in one run, a bare C loop over libcurl, the transport, typed calls, the gateway, a bulk run, the mock in
        this process and over loopback, JSON, lists and whole processes, each beside its limit; then how cost grows with
        what there is. Lines take turns and the median counts. Only a release build tells what things cost.

          --against URL  a server that answers the documented cancellation of servicing with 200; else nginx with one worker is
                         started, where this machine has it, or the mock
          --only TEXT    lines whose name has TEXT in it, and those they are measured beside
          --rounds N     how often each line is measured, 1 to 100 (default 5)
          --percent N    how much a round does, in hundredths, 1 to 100 (default 100)
          --json         print one JSON object

        'CPU us' is processor time for one operation: of this process where it calls, of the server where a server is
        measured. 'MISSED' marks a goal that was not reached in this run; the exit status is 0 all the same.
        """
}
