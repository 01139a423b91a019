import ExactJSON
import Servicing
import Testing

@Suite("An outcome that is not known")
struct ReconciliationTests {
    private let evidence = Evidence("loan L1 is nudged", because: "it says so")

    private func reconcile(_ answer: Result<ReadBack, ServicingError>) async throws -> Reconciliation {
        try await Gateway([ReadingServicer(answer: answer)]).reconcile(.unknownNudge())
    }

    @Test("is settled by a read that shows the effect: the receipt says that it is so, and what was seen")
    func inEffect() async throws {
        guard case .inEffect(let receipt) = try await reconcile(.success(.inEffect(evidence))) else {
            Issue.record("it is in effect")
            return
        }
        #expect(receipt.outcome == .alreadyApplied)
        #expect(receipt.evidence == [evidence])
        #expect(receipt.attempts == 2)
    }

    @Test("stays unknown where a read shows that the effect is not there, with what was seen")
    func notInEffect() async throws {
        let result = try await reconcile(.success(.notInEffect(evidence)))
        guard case .notInEffect(let receipt) = result else {
            Issue.record("it is not in effect")
            return
        }
        #expect(receipt.outcome == .unknown)
        #expect(receipt.evidence == [evidence])
        #expect(result.supportNote == nil)
    }

    @Test("ends with a note to the provider where no read tells, or none shows this operation")
    func unsettled() async throws {
        let noRead = try await Gateway([QuietServicer()]).reconcile(.unknownNudge())
        #expect(noRead.supportNote?.reason == "'Quiet: nudging (3)' has no read that would tell")
        #expect(noRead.receipt.outcome == .unknown)
        let unclear = try await reconcile(.success(.cannotTell("nobody lists nudges")))
        #expect(unclear.supportNote?.reason == "nobody lists nudges")
        #expect(unclear.description.contains("Subject: quiet nudge (loan L1): what became of a request?"))
    }

    @Test("stays an error where the read failed")
    func failed() async throws {
        await #expect(throws: ServicingError.self) {
            try await reconcile(.failure(ServicingError(.transport, .notSent, "no network")))
        }
    }

    @Test("is not asked for where the receipt is settled, and names its provider where that is not registered")
    func settled() async throws {
        let gateway = try Gateway([
            ReadingServicer(answer: .failure(ServicingError(.transport, .notSent, "must not be asked")))
        ])
        var receipt = Receipt.unknownNudge()
        receipt.outcome = .accepted
        guard case .inEffect(let same) = try await gateway.reconcile(receipt) else {
            Issue.record("it was settled")
            return
        }
        #expect(same.outcome == .accepted)
        #expect(same.evidence.isEmpty)
        await #expect(throws: ServicingError.self) { try await Gateway([]).reconcile(.unknownNudge()) }
    }
}

@Suite("A note to a provider's support")
struct SupportNoteTests {
    private struct Exchange: RawExchange {
        var answerBytes: [UInt8] { [] }
        var maskedAnswer: JSONValue? { nil }
        var statusCode: Int? { nil }
        var description: String { "> POST /loans/L1/nudge\n> {\"ssn\":\"***\"}\n< no answer" }
    }

    @Test("has what was sent, when, how often, for what, and what the provider should answer")
    func text() {
        let note = SupportNote(about: .unknownNudge(exchange: Exchange()), because: "the connection broke")
        #expect(
            note.text == """
                Subject: quiet nudge (loan L1): what became of a request?

                We sent you the request below and do not know what became of it: the connection broke.
                Until we know, we do not send it again. Please tell us:

                1. Did this request arrive, how often, and when?
                2. Was it carried out: wholly, in part or not at all? From when does it count?
                3. If money was moved: how much, when, and from which account?
                4. What is the state now, and which ids does it have with you?
                5. If it was not carried out, is it certain that it will not be, so that we may send it again?

                operation: nudge, POST /loans/{id}/nudge
                document: Quiet: nudging (3)
                acts on: loan L1
                time: between 2026-01-02T03:04:00Z and 2026-01-02T03:04:05Z
                sent: 2 times
                customer: ***
                nudge_id: N7

                The request, without credentials and personal data (***):

                > POST /loans/L1/nudge
                > {"ssn":"***"}
                < no answer
                """)
    }

    @Test("is made of an error that left the outcome unknown, and of no other")
    func error() {
        var error = ServicingError(.outcomeUnknown, .mayHaveApplied, "the deadline passed", receipt: .unknownNudge())
        #expect(SupportNote(about: error)?.reason == "the deadline passed")
        error.receipt = nil
        #expect(SupportNote(about: error) == nil)
    }

    @Test("is made of a plan whose receipt is lost: its request masked, its time that of the plan")
    func plan() throws {
        let plan = try QuietServicer().plan(Nudge(loan: "L1"), options: .standard)
        let note = SupportNote(about: plan)
        #expect(note.period?.from == plan.createdAt && note.period?.to == plan.expiresAt)
        #expect(note.text.contains("operation: nudge, POST /loans/L1/nudge\n"))
        #expect(note.text.contains("{\"ssn\":\"***\"}"))
        #expect(!note.text.contains("078-05-1120"))
        #expect(!note.text.contains("sent:"), "how often is not known")
    }

    @Test("of a plan asks for money where the operation moves it, and not where it may merely not be repeated")
    func moneyOfAPlan() throws {
        for movesMoney in [true, false] {
            let contract = OperationContract(
                name: "nudge", signature: "POST /x", movesMoney: movesMoney, repeatability: .never("it counts"),
                document: Nudge.contract.document)
            let plan = Plan(
                translation: Translation(Nudge(loan: "L1")), instruction: .object([:]),
                request: NativeRequest(
                    verb: "POST", destination: "https://quiet.example", resource: "/x", fields: [], body: nil,
                    masked: "POST /x"),
                provider: "quiet", contract: contract, scope: "x", sideEffects: [], options: .standard)
            #expect(plan.movesMoney == movesMoney)
            #expect(plan.description.contains("moves money") == movesMoney)
            #expect(SupportNote(about: plan).questions.contains { $0.contains("money") } == movesMoney)
            let stored = try ExactJSONEncoder().encode(plan)
            #expect(try ExactJSONDecoder().decode(Plan.self, from: stored).isUnaltered)
            let text = String(decoding: stored, as: UTF8.self)
            let altered = text.replacing("\"movesMoney\":\(movesMoney)", with: "\"movesMoney\":\(!movesMoney)")
            #expect(altered != text)
            #expect(try !ExactJSONDecoder().decode(Plan.self, from: Array(altered.utf8)).isUnaltered)
        }
    }

    @Test("masks what is personal by its shape in the words it is given, and can be stored")
    func masked() throws {
        let note = SupportNote(about: .unknownNudge(), because: "ann@marker.example said 078-05-1120")
        #expect(!note.text.contains("marker.example"))
        #expect(!note.text.contains("078-05-1120"))
        let again = try ExactJSONDecoder().decode(SupportNote.self, from: ExactJSONEncoder().encode(note))
        #expect(again == note)
    }
}

@Suite("A gateway's native operations and credentials")
struct GatewayNativeTests {
    @Test("are planned and performed at the provider that is named")
    func native() async throws {
        let gateway = try Gateway([QuietServicer()])
        #expect(try gateway.plan(Nudge(loan: "L1"), at: "quiet").scope == "loan L1")
        #expect(try await gateway.perform(Nudge(loan: "L1"), at: "quiet").outcome == .applied)
        #expect(throws: ServicingError.self) { try gateway.plan(Nudge(loan: "L1"), at: "nobody") }
    }

    @Test("can't be verified where no document has a read, which names the document")
    func unverifiable() async throws {
        let check = try await Gateway([QuietServicer()]).verifyCredentials(at: "quiet")
        #expect(check == .unverifiable("'Quiet: nudging (3)' has no read that would tell, and a write is no test"))
        await #expect(throws: ServicingError.self) { try await Gateway([]).verifyCredentials(at: "quiet") }
    }

    @Test("name what the provider can't be asked for, before anything is sent")
    func unsupported() async throws {
        let gateway = try Gateway([QuietServicer()])
        let person = Individual(name: Individual.Name(first: "Ann"))
        #expect(unsupported { () throws(ServicingError) in _ = try gateway.plan(OnboardCustomer(person), at: "quiet") })
        #expect(unsupported { () throws(ServicingError) in _ = try gateway.plan(OpenAccount(of: "P1"), at: "quiet") })
        #expect(unsupported { () throws(ServicingError) in _ = try gateway.accounts(at: "quiet") })
        #expect(unsupported { () throws(ServicingError) in _ = try gateway.products(at: "quiet") })
        let owners = await #expect(throws: ServicingError.self) {
            try await gateway.beneficialOwners(of: "C1", at: "quiet")
        }
        #expect(owners?.message == "quiet can't list-beneficial-owners")
        let error = await #expect(throws: ServicingError.self) { try await gateway.users(at: "quiet") }
        #expect(error?.kind == .unsupported)
        #expect(error?.message == "quiet can't list-users")
    }

    private func unsupported(_ body: () throws(ServicingError) -> Void) -> Bool {
        do {
            try body()
            return false
        } catch {
            return error.kind == .unsupported && error.effect == .notSent
        }
    }
}
