import ServicingHTTP

/// Which world a request is for: its header `X-Mock-World: NAME`, or a path that begins with `/__world/NAME`.
struct WorldAddress {
    static let header = "X-Mock-World"
    static let prefix = "/__world/"

    /// The world's name, or nil where the request doesn't say.
    let name: WorldName?
    /// The request without what named the world, as a provider sees it.
    let request: ReceivedRequest

    /// Reads the name, or says why there is none to be read.
    init(_ request: ReceivedRequest) throws(ControlProblem) {
        var request = request
        var names: [String] = request.headers.values(of: Self.header)
        if !names.isEmpty {
            request.headers = HTTPHeaders(
                unchecked: request.headers.fields.filter { !HTTPHeaders.sameName($0.name, Self.header) })
        }
        while request.target.utf8.starts(with: Self.prefix.utf8) {
            let rest = request.target.dropFirst(Self.prefix.count)
            let name = rest.prefix { $0 != "/" && $0 != "?" }
            names.append(String(name))
            let path = rest[name.endIndex...]
            request.target = path.first == "/" ? String(path) : "/" + path
        }
        self.request = request
        guard let first = names.first else {
            name = nil
            return
        }
        guard let name = WorldName(first) else {
            throw ControlProblem(
                400, "bad-world-name",
                "A world's name is 1 to 64 letters, digits, dots, underscores and hyphens.")
        }
        guard names.allSatisfy({ $0 == first }) else {
            throw ControlProblem(400, "two-worlds", "The request names two worlds; header and path must agree.")
        }
        self.name = name
    }
}
