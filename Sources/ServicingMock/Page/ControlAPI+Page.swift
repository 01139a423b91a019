import ExactJSON
import ServicingHTTP

extension ControlAPI {
    /// The page for people, and what it shows that no other resource has.
    static let ofPage = [
        ControlResource(.get, "/__mock/", "A page for people: journal, state, clock, faults, rules.", isOpen: true) {
            call throws(ControlProblem) in
            try call.checkQuery([])
            return .other(page)
        },
        ControlResource(.get, "/__mock", "Leads to the page.", isOpen: true) { call throws(ControlProblem) in
            try call.checkQuery([])
            // Relative, so that it holds behind a path of a world or of a proxy as well.
            return .other(
                HTTPResponse(
                    status: 308, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Location", "__mock/")])))
        },
        ControlResource(
            .get, "/__mock/capabilities", "What the adapters can do, where whoever started the mock has told it."
        ) { call throws(ControlProblem) in
            try call.checkQuery([])
            return .json(call.worlds.capabilities ?? .null)
        },
    ]

    /// The page is one text that asks this server alone: nothing from outside, nothing to outside.
    private static let page = HTTPResponse(
        status: 200,
        headers: HTTPHeaders(unchecked: [
            HTTPField(unchecked: "Content-Type", "text/html; charset=utf-8"),
            HTTPField(unchecked: "Cache-Control", "no-store"),
            HTTPField(
                unchecked: "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            HTTPField(unchecked: "Referrer-Policy", "no-referrer"),
            HTTPField(unchecked: "X-Content-Type-Options", "nosniff"),
        ]), body: Array(PageText.html.utf8))
}
