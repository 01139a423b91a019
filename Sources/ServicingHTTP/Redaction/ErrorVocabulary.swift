/// The words that a provider's error may be made of and still be shown. Words that are common names of people as well are
/// left out.
enum ErrorVocabulary {
    static let words: Set<String> = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let text = """
        a about above accept accepted access account accounts action active after again against agent all allow
        allowed already also always amount amounts an and another any anymore api application applied apply are
        argument as ask at attempt auth authentication authorisation authorization authorized autopay available
        await back bad balance bank bankruptcy banned base be because been before begin below between blocked body
        borrower borrowers both bulk business but by call called calls can cancel canceled cancellation cancelled
        cannot card cent cents change changed charge charged check client close closed code command commands
        comment complete completed condition conflict connection contact content contract could count country
        create created credential credentials credit currency current customer customers data database date dates
        datetime day days deadline debit debt deceased decimal declined default delete deleted delinquent denied
        deny dependency detail details did different digits disabled disbursement dispute do document does doesn
        done down due duplicate duplicated during each early effective either eligible email emails empty
        enabled encoding end ended endpoint enough entity entry environment error errors event exceed exceeded
        exceeds exception exist existing exists expect expected expiration expire expired external fail failed
        failure false fatal fee fees field fields find first flag for forbidden format found fraud from frozen full
        fund funds future gateway generic get given greater had handle handled handler hardship has have header
        headers held history hold host hour id identifier ids if ignored in inactive incorrect ineligible initiate
        initiated input insufficient integer interest internal into invalid is isn issue it item items its json key
        kind known last late later least lender lending length less letter level limit limits line list live lms
        load loan loans locked login long longer loss made maintenance malformed many match matches matching 
        maximum message method min minimum minute minutes missing mistake modified moment money month months
        more most must name needed negative never new next no non none not note nothing notification null number
        numeric object obligation of off offset ok old on once one only open operation option or order organization
        origin other out outstanding over overdue owed own owner page parameter parameters parse parsing partial
        partner passed password past path pay paying payment payments payoff pending per percent period permission
        permissions permitted phone plan please policy positive possible post present previous principal problem
        process processed processing processor product production profile prohibited property protected provide
        provided provider put query queue quote range rate reached read reason received record refused reject
        rejected remaining remove removed repay repayment repeat report request requested requests require required
        requires reserved resource response restricted result retry review right role rule rules running same
        sandbox schedule scheduled schema second seconds see send sent server service serviced servicer servicing
        session set settled settlement should since size some sorry start state status still stop stopped string
        subject submitted substatus success successful successfully such support supported suspended syntax system
        t task tenant terminated terms text than that the their then there these they this time timed timeout
        timestamp to today token tokens too total transaction transactions transfer transition true try type unable
        unauthorized unavailable undefined under unexpected unique unknown unprocessable unrecognized unresolved
        unsupported until update updated upstream url usable use used user valid validate validation value values
        verification verified verify version violated violates violation wait waiting warning was way were what
        when where which while who with within without wrong year yet you your zero zone
        """
}
