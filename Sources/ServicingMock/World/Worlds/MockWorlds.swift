public import ExactJSON
import ServicingHTTP

/// Many worlds behind one door, and the control API over them.
///
/// A request is for the world that its header `X-Mock-World: NAME` or a path beginning with `/__world/NAME` names, else
/// for the one called `default`. A world comes to be with the first request for it, from the seed. What stands under
/// `/__mock` is the control API's; no provider sees it.
public final class MockWorlds: RequestHandler, Sendable {
    /// How many worlds there may be at a time.
    public let limit: Int
    /// Who may use the control API.
    public let access: ControlAccess
    private let tellCapabilities: @Sendable () -> JSONValue?
    private let log: (@Sendable (WorldName, JournalEntry) -> Void)?
    private let state: Lock<State>

    private struct State: Sendable {
        var seed: WorldSeed
        var worlds: [WorldName: MockWorld] = [:]
    }

    /// Worlds that begin as the seed says.
    ///
    /// - Parameters:
    ///   - seed: what each world begins with; the default world's state unless given.
    ///   - access: who may use the control API.
    ///   - limit: how many worlds there may be at a time. A further one is refused until one is removed.
    ///   - capabilities: what the page shows as the adapters' capabilities: lists of objects by title. Worked out
    ///     whenever it is asked for.
    ///   - log: told of each provider's request before its answer leaves. Must not wait.
    public init(
        seed: WorldSeed = WorldSeed(), access: ControlAccess = .standard, limit: Int = 10_000,
        capabilities: @autoclosure @escaping @Sendable () -> JSONValue? = nil,
        log: (@Sendable (WorldName, JournalEntry) -> Void)? = nil
    ) {
        precondition(limit > 0, "there is at least one world")
        self.limit = limit
        self.access = access
        tellCapabilities = capabilities
        self.log = log
        state = Lock(State(seed: seed))
    }

    /// What the page shows as the adapters' capabilities: the mock knows no adapter, so whoever starts it may tell.
    public var capabilities: JSONValue? { tellCapabilities() }

    /// What each world begins with.
    public var seed: WorldSeed {
        state.withLock { $0.seed }
    }

    /// The worlds that there are, by name.
    public var names: [WorldName] {
        state.withLock { $0.worlds.keys.sorted() }
    }

    /// The world that a request without a name is sent to.
    public var `default`: MockWorld {
        guard let world = world(.default) else { preconditionFailure("there is always room for the default world") }
        return world
    }

    /// The world of that name, made from the seed where there is none yet; nil where there are too many already.
    public func world(_ name: WorldName) -> MockWorld? {
        state.withLock { state in
            if let world = state.worlds[name] { return world }
            // One place is kept for the default world.
            let isFull = state.worlds.count + (state.worlds[.default] == nil ? 1 : 0) >= limit
            guard !isFull || name == .default else { return nil }
            let world = MockWorld(state.seed, log: log(for: name))
            state.worlds[name] = world
            return world
        }
    }

    private func log(for name: WorldName) -> (@Sendable (JournalEntry) -> Void)? {
        guard let log else { return nil }
        return { entry in log(name, entry) }
    }

    /// The world of that name, or nil where no request has been for it yet.
    public func existingWorld(_ name: WorldName) -> MockWorld? {
        state.withLock { $0.worlds[name] }
    }

    /// Takes a world away. The next request for it finds a new one.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public func remove(_ name: WorldName) -> Bool {
        state.withLock { $0.worlds.removeValue(forKey: name) != nil }
    }

    /// Takes all worlds away.
    public func removeAll() {
        state.withLock { $0.worlds = [:] }
    }

    /// Sends the request to its world, or to the control API.
    public func reply(to request: ReceivedRequest) -> Reply {
        do throws(ControlProblem) {
            let address = try WorldAddress(request)
            let name = address.name ?? .default
            if ControlAPI.isAddressed(address.request.target) {
                return ControlAPI(worlds: self).reply(to: address.request, name)
            }
            guard let world = world(name) else { throw .tooManyWorlds(limit) }
            return world.reply(to: address.request)
        } catch {
            return Reply(error.response)
        }
    }
}
