/// What `servicing help recordings` prints.
enum RecordingsHelp {
    static let text = """
        servicing recordings list [--only PATTERN] [--json] [PATH …]
        servicing recordings show [--json] PATH …
        servicing recordings check [--max-age DAYS] [masking] [--json] [PATH …]
        servicing recordings verify --against URL|mock [options] [--json] [PATH …]
        servicing recordings redact [--output FILE | --in-place] [masking] [--json] FILE …
        servicing recordings record --upstream URL|mock --to FILE [options] [masking] [--json] [-- COMMAND …]

        Recordings are HAR 1.2 files with credentials and personal data masked. A PATH is a file or a folder whose .har
        files are meant; Recordings where none is given. A PATTERN has * for any characters.

        list    what there is: where each came from, the state that it needs, its exchanges
        show    the exchanges as a person reads them; --json prints HAR. What a file does not mask is masked
        check   looks for secrets and personal data in every file, for files that are too old, and for ones that were
                edited so that they do not agree with themselves; each finding is FILE:LINE: REASON
        verify  sends the recorded requests to a server and compares its answers
          --against URL     the server, or mock for the mock in this process, which can be brought into every state
          --by shape|value  what is compared of a body (default shape)
          --states NAMES    the states that the server is in, its clock included, parted by commas. A recording that
                            needs another one fails by that one's name (default: default, at the server's own time)
          --writes          send also what changes something to a server that is not on loopback
          --only PATTERN, --max-age DAYS (default 180), --timeout SECONDS (default 30, for each answer)
          Credentials: SERVICING_API_KEY, SERVICING_BEARER_TOKEN, SERVICING_TENANT_ID, or SERVICING_<PROVIDER>_…
        redact  masks a recording, of any tool, and prints it or writes it
        record  serves on loopback, passes each request on and records it, until COMMAND ends, or without one until
                SIGINT or SIGTERM. Nothing is written before the end, and only what is masked
          --to FILE         the file, Recordings/PROVIDER/OPERATION.CASE.har
          --variable NAME   the variable that tells COMMAND where to send (default SERVICING_BASE_URL); {url} in its
                            words is replaced as well
          --mode MODE       replayOnly, recordMissing or rerecord; else what SERVICING_RECORDINGS says, else
                            recordMissing, or replayOnly where CI is set
          --order ORDER     how what is in the file is given out: recorded (each once, in its order; the default where
                            nothing may be recorded), any (each once) or repeatable. A client that sends several
                            requests at once needs any
          --name NAME, --state NAME: what the file says of the server
        masking --members, --headers, --query, --segments NAMES: what to mask besides, parted by commas

        Exit status: 0 all is well; 1 something differs, was found, or could not be recorded; 2 bad usage or an unreadable
        file; 4 (verify) nothing differs and something could not be checked.
        """
}
