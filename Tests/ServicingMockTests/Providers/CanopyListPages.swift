import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

/// An account of some customers, named by their ids unless names are given.
func canopyAccount(
    _ id: String, at effectiveAt: String?, customers: [String], names: [String: (String, String)] = [:]
) -> CanopyMock.Account {
    var json: JSONObject = [
        "account_id": .string(id), "account_overview": ["account_status": "ACTIVE", "account_status_subtype": nil],
        "customers": .array(
            customers.map {
                [
                    "customer_id": .string($0), "name_first": .string(names[$0]?.0 ?? $0),
                    "name_last": .string(names[$0]?.1 ?? "Doe"),
                ]
            }),
    ]
    if let effectiveAt { json["effective_at"] = .string(effectiveAt) }
    return CanopyMock.Account(canopyID: "can_" + id, json: json)
}

/// A row's customer and account: `customer/account`.
func canopyPair(_ row: JSONValue) -> String {
    "\(row["customer_id"]?.string ?? "?")/\(row["account"]?["account_id"]?.string ?? "?")"
}

/// One page as a test looks at it.
struct CanopyPage {
    let pairs: [String]
    let startingAfter: String?
    let endingBefore: String?
    let hasMore: Bool?

    init(_ response: HTTPResponse) throws {
        let body = try response.json
        pairs = try #require(body["results"]?.array).map(canopyPair)
        startingAfter = body["paging"]?["starting_after"]?.string
        endingBefore = body["paging"]?["ending_before"]?.string
        hasMore = body["paging"]?["has_more"]?.bool
    }
}

extension MockWorld {
    func canopyList(_ query: String) -> HTTPResponse {
        send(.get, "/customers/accounts" + query, Credentials.canopy)
    }

    func canopyPage(_ query: String) throws -> CanopyPage {
        try CanopyPage(canopyList(query))
    }

    /// Every row, page by page; more pages than rows are an error.
    func canopyWalk(limit: Int, search: String = "") throws -> [String] {
        var page = try canopyPage("?limit=\(limit)\(search)")
        var pairs = page.pairs
        while page.hasMore == true {
            let cursor = try #require(page.startingAfter)
            page = try canopyPage("?limit=\(limit)&starting_after=\(cursor)\(search)")
            try #require(!page.pairs.isEmpty)
            pairs += page.pairs
        }
        return pairs
    }
}
