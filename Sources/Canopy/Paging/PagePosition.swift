public import Servicing
import ServicingHTTP

/// A place in a list. Canopy makes it, and what it is made of is not documented: in the documents' example it looks like
/// an id.
public typealias PageCursor = Identifier<CanopyPaging>

/// Which page of a list is asked for, if not the first. One or the other: the document forbids both at once.
public enum PagePosition: Hashable, Sendable, Codable {
    /// The page that follows a place: `starting_after`.
    case after(PageCursor)
    /// The page that leads up to a place: `ending_before`.
    case before(PageCursor)

    /// The place that two optional cursors name, as a command line or a web form has them; nil where there is none.
    ///
    /// - Throws: `invalidRequest`, before anything is sent, where there are both: "Either starting_after or ending_before
    ///   may be provided, but not both."
    public init?(startingAfter: PageCursor?, endingBefore: PageCursor?) throws(ServicingError) {
        switch (startingAfter, endingBefore) {
        case (nil, nil): return nil
        case (let cursor?, nil): self = .after(cursor)
        case (nil, let cursor?): self = .before(cursor)
        case (_?, _?):
            throw ServicingError(
                .invalidRequest, .notSent, "a page is asked for by one cursor; nothing was sent",
                provider: CanopyDialect.provider,
                problems: [
                    FieldProblem(
                        "ending_before", "stands beside starting_after", allowed: "one of the two, or neither")
                ])
        }
    }

    /// The place.
    public var cursor: PageCursor {
        switch self {
        case .after(let cursor), .before(let cursor): cursor
        }
    }

    /// The parameter's name and value. The name is the problem's field too where the cursor can't be sent.
    func queryItem(checking problems: inout FieldChecks) -> (name: String, value: String) {
        let item =
            switch self {
            case .after(let cursor): (name: "starting_after", value: cursor.rawValue)
            case .before(let cursor): (name: "ending_before", value: cursor.rawValue)
            }
        problems.text(item.name, item.value)
        return item
    }
}
