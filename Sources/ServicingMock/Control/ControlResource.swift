import ExactJSON
import ServicingHTTP

/// One thing that the control API can be asked.
struct ControlResource: Sendable {
    /// What it answers.
    enum Answer {
        /// A JSON body.
        case json(JSONValue, status: Int = 200)
        /// Something that is not JSON.
        case other(HTTPResponse)
        /// Nothing: it is done.
        case done
    }

    let method: HTTPMethod
    let path: PathPattern
    /// What it is for, as a sentence: what `GET /__mock/control` shows.
    let summary: String
    /// Whether it needs no token: it says nothing of any world.
    let isOpen: Bool
    let perform: @Sendable (ControlCall) throws(ControlProblem) -> Answer

    init(
        _ method: HTTPMethod, _ path: PathPattern, _ summary: String, isOpen: Bool = false,
        _ perform: @escaping @Sendable (ControlCall) throws(ControlProblem) -> Answer
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.isOpen = isOpen
        self.perform = perform
    }
}
