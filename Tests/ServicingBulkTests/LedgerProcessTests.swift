import BankLingo
import Servicing
import ServicingHTTP
import Testing

@testable import ServicingBulk

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

@Suite("A ledger that several processes have")
struct LedgerProcessTests {
    /// A provider that any process can reach: each request is a line in a file.
    struct FileProvider: HTTPTransport {
        let path: String
        /// Whether the process ends as with `kill -9` when the request has arrived.
        var kills = false

        func send(
            _ request: HTTPRequest, deadline: ContinuousClock.Instant
        ) async throws(TransportError) -> HTTPResponse {
            let loan = String(decoding: request.body ?? [], as: UTF8.self).firstMatch(of: /"(LN-\d+)"/)?.1 ?? ""
            let file = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o600)
            _ = Array("\(loan)\n".utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            close(file)
            if kills { kill(getpid(), SIGKILL) }
            let answer = """
                {"success":true,"message":"Loan pay-off initiated successfully","data":{"transactionId":"T-1",\
                "loanId":"\(loan)","payOffAmount":1.00,"principalAmount":1.00,"interestAmount":0.00,\
                "penaltyAmount":0.00,"totalPayOffAmount":1.00,"payOffDate":"2099-12-01T00:00:00Z","status":"PENDING"}}
                """
            return HTTPResponse(status: 200, headers: HTTPHeaders(), body: Array(answer.utf8))
        }

        /// The loans that were asked for.
        func requests() throws -> [String] {
            let file = try LogFile(path: path)
            let bytes = try file.read(at: 0, count: try file.length())
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        }
    }

    static func payOff(_ number: Int, _ ledger: String, at provider: FileProvider) async throws -> Receipt {
        let servicer = try BankLingoServicer(
            settings: ServicerSettings(baseURL: try BaseURL("http://127.0.0.1:1")), credential: .bearer("t"),
            tenant: "t", transport: provider)
        let gateway = LedgeredGateway(try Gateway([servicer]), ledger: try InstructionLedger(path: ledger))
        return try await gateway.payOff(
            PayOffLoan(
                loan: LoanID("LN-\(number)"), payOffDate: try Timestamp("2099-12-01T00:00:00Z"),
                paymentAccount: PaymentAccountID("PA-1")), at: "banklingo", id: "p-\(number)")
    }

    @Test("does not send a pay-off again after the process that sent it was killed")
    func killed() async throws {
        let folder = try TemporaryFolder()
        let (ledger, requests) = (folder.path("ledger"), folder.path("requests"))
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [ledger = ledger as String, requests = requests as String] in
            _ = try await Self.payOff(1, ledger, at: FileProvider(path: requests, kills: true))
        }
        let provider = FileProvider(path: requests)
        #expect(try provider.requests() == ["LN-1"])
        let error = await #expect(throws: ServicingError.self) { try await Self.payOff(1, ledger, at: provider) }
        #expect(error?.kind == .outcomeUnknown && error?.effect == .mayHaveApplied)
        // Nor does yet another process.
        await #expect(processExitsWith: .failure) { [ledger = ledger as String, requests = requests as String] in
            _ = try await Self.payOff(1, ledger, at: FileProvider(path: requests))
        }
        #expect(try provider.requests() == ["LN-1"])
        #expect(try await InstructionLedger(path: ledger).unsettled().map(\.id) == ["p-1"])
    }

    @Test("sends every pay-off once, however many processes ask for it at the same time")
    func together() async throws {
        let folder = try TemporaryFolder()
        let (ledger, requests) = (folder.path("ledger"), folder.path("requests"))
        await withTaskGroup { group in
            for _ in 0..<3 {
                group.addTask {
                    await #expect(processExitsWith: .success) {
                        [ledger = ledger as String, requests = requests as String] in
                        for number in 1...40 {
                            // One that another process is at is refused as begun by somebody.
                            _ = try? await Self.payOff(number, ledger, at: FileProvider(path: requests))
                        }
                    }
                }
            }
        }
        let sent = try FileProvider(path: requests).requests()
        #expect(sent.count == 40 && Set(sent).count == 40)
        #expect(try await InstructionLedger(path: ledger).unsettled().isEmpty)
    }
}
