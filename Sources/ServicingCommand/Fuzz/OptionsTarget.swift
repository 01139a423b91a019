import ExactJSON
import Servicing
import ServicingFuzz
import ServicingHTTP

/// The words of `servicing call`, one a line.
struct OptionsTarget: FuzzTarget {
    let name = "options"
    let summary = "the words of 'servicing call': a plan, or what is wrong with each, and nothing is sent"
    let corpus = [
        "finosu\ncancel-servicing\n--customer\nCUST-12345\n--reason=PAID_OFF",
        "canopy\nset-account-status\n--account\ncan_52322\n--status\nSUSPENDED\n--substatus\nFRAUD\n--timeout\n2.5",
        "banklingo\ninitiate-pay-off\n--loan\nLN-1\n--pay-off-date\n2026-12-01T00:00:00Z\n--payment-account\nACC-1\n--include-prepayment-penalty\nfalse\n--notes=a b",
        "kordev\ncancel-loan\n--borrower\nB\n--loan\nL\n--migration\n--occurred-on\n2020-01-01T10:15:20-05:00\n--base-url\nhttps://h/x",
        "canopy\nlist-customer-accounts\n--limit\n5\n--starting-after\nabc\n--search=x\n--json",
        "canopy\nlist-products\n--all",
    ].map { Array($0.utf8) }
    let dictionary =
        Option.instruction.map { "--" + $0.name } + Option.everyCall.map { "--" + $0.name }
        + [
            "\n", "=", "\n--", "true", "false", "--", "-", "0", "1e9", "nan", "inf", "http://127.0.0.1:1",
            "https://u:p@h",
        ]

    func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        let words = String(decoding: input, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        do {
            let call = try CallCommand.read(words)
            // A body is a file of whoever calls, and has a target of its own.
            guard call.words.arguments[.body] == nil else { return }
            let operation = try call.words.operation()
            let session = try ProviderSession(
                call.words.provider, call.words.arguments,
                CommandCredentials([:], for: call.words.provider.id, isForPlan: true), documented: true)
            let plan = try session.planner().plan(operation)
            findings.isTaken = true
            findings.expect((try? JSONValue(parsing: plan.json.serialized())) == plan.json, "a plan is no JSON")
            findings.expect(!plan.description.isEmpty, "a plan says nothing")
        } catch let error as UsageError {
            findings.expect(!error.message.isEmpty, "the mistake has no message")
            findings.expect(!error.message.contains("\n"), "the mistake has several lines: \(error.message)")
        } catch let error as ServicingError {
            findings.expect(error.effect == .notSent, "bad input is \(error.effect)")
            findings.expect(Exit(error) == .badInput, "bad input ends with \(Exit(error).rawValue)")
            findings.expect(!error.problems.isEmpty, "nothing says what is wrong: \(error)")
        } catch {
            findings.expect(false, "it ends with \(error)")
        }
    }
}
