import Canopy
import Servicing
import ServicingHTTP
import TestSupport

/// A row of the list: one customer of an account, whose overview is these members.
func row(_ account: String, _ overview: String, customer: String = "C1") -> String {
    #"{"customer_id":"\#(customer)","account":{"account_id":"\#(account)","account_overview":{\#(overview)}}}"#
}

/// A row of an account that is active for no reason.
func row(_ account: String) -> String {
    row(account, #""account_status":"ACTIVE","account_status_subtype":null"#)
}

/// A page of rows; the next one begins behind `next`, and there is none where that is nil.
func page(_ rows: String..., next: String? = nil) -> String {
    let paging = next.map { #""starting_after":"\#($0)","ending_before":"b","has_more":true"# }
    return #"{"results":[\#(rows.joined(separator: ","))],"paging":{\#(paging ?? #""has_more":false"#)}}"#
}

extension ScriptedTransport {
    /// Answers each request with the next of these bodies, and the last again and again.
    convenience init(answering bodies: String...) {
        self.init { number, _ throws(TransportError) in
            HTTPResponse(status: 200, body: Array(bodies[min(number, bodies.count) - 1].utf8))
        }
    }

    /// The request lines that were sent: method and target.
    var lines: [String] { sent.map { "\($0.method) \($0.fullTarget)" } }
}

extension Receipt {
    /// The page that a list was read into.
    var page: CanopyPage<CustomerAccount>? { answer() }
}

/// The account ids of each page up to the end or an error, and the error.
func read(
    _ pages: CanopyPages<ListCustomerAccounts>
) async -> (accounts: [[AccountID?]], error: ServicingError?) {
    var accounts: [[AccountID?]] = []
    do {
        for try await page in pages { accounts.append(page.results.map { $0.account?.accountID }) }
        return (accounts, nil)
    } catch {
        return (accounts, error)
    }
}
