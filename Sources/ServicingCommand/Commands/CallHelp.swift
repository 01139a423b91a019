import Servicing

/// What `servicing help call` prints.
enum CallHelp {
    static var text: String {
        [
            """
            servicing call PROVIDER OPERATION [options]

            Performs one operation in the provider's own terms, or prints what it would send.
            """, operations, options, bodies, connection, credentials, endings,
        ].joined(separator: "\n\n")
    }

    private static var operations: String {
        commandProviders.flatMap { provider in
            provider.calls.map { form in
                var text = "  \(provider.id) \(form.name)"
                if !form.required.isEmpty { text += "\n    needs: " + names(form.required) }
                if !form.optional.isEmpty { text += "\n    takes: " + names(form.optional) }
                return text
            }
        }.joined(separator: "\n")
    }

    private static func names(_ options: [Option]) -> String {
        options.map { "--" + $0.name }.joined(separator: " ")
    }

    private static var options: String {
        Help.lines(of: Option.instruction + Option.everyCall)
    }

    private static let bodies = """
        A body is JSON as the provider's document has it; --example prints one to begin with. A member that the operation
        does not know, a null and a value of another type are refused with their paths before anything is sent, together
        with everything else that is wrong.

        A list is printed a page at a time, as a table. --all reads every page and prints each row as the provider sent it,
        one JSON object a line, as it comes; errors go to standard error alone, with the cursor that leads on. What is
        printed of an answer has personal data masked unless --reveal is given: then it is as it came.
        """

    /// What `--help` of every command with a connection says of it.
    static let connection = """
        --retries counts what comes after the first try, and 0 sends nothing again: a request that never left this
        machine, a 429 that the provider's document names (no pay-off's), and of what is safe to repeat 408, 429, 5xx and
        lost answers. --proxy is for https alone and a tunnel: it sees the provider's host and no header; http, which goes
        nowhere but to this machine, never takes it. Without --proxy the environment's https_proxy, all_proxy and no_proxy
        mean nothing; 'env' asks for them, and keeps a proxy's password from arguments, which other users of a machine can
        read. The passphrase of --client-key is SERVICING_CLIENT_KEY_PASSPHRASE in the environment. --trace goes on with
        the trace in TRACEPARENT, where that is set.
        """

    private static var credentials: String {
        var text = """
            Credentials come from the environment, never from arguments. A provider's own variable, as in
            SERVICING_FINOSU_API_KEY, goes before the common one; set to nothing, it keeps the common one from that provider.

            """
        for provider in commandProviders {
            text += "\n  \(provider.id)" + String(repeating: " ", count: max(1, 11 - provider.id.rawValue.count))
            text += provider.credentialHelp
        }
        return text
    }

    private static let endings = """
        SIGINT (Ctrl-C) or SIGTERM cancels the call, which then ends as any failed one: its error says whether it may
        have been applied.

        Exit status: 0 applied, accepted or already applied; 2 bad usage or invalid input, nothing sent; 3 the
        provider refused; 4 nothing was sent: the transport failed, the deadline passed or no access token could be had;
        5 it may have been applied: find out at the provider before sending it again; 6 it was done and standard output
        could not be written.
        """
}
