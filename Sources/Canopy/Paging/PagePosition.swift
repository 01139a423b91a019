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
