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
    private let signal: ChangeSignal
    private let keeper: StateKeeper?

    private struct State: Sendable {
        /// What worlds begin with, and the snapshots.
        var stored: StoredWorlds
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
        state = Lock(State(stored: StoredWorlds(seed)))
        signal = ChangeSignal()
        keeper = nil
    }

    /// Worlds that are kept in a file: those that are in it, or, where it is a new one, worlds that begin as the seed says.
    ///
    /// Each change of a world's state, time, credentials and faults, and each snapshot, is written by a thread of its own,
    /// within 20 milliseconds and the time of two writes; ``save()`` returns when it is. The journal is not kept.
    ///
    /// - Parameters:
    ///   - file: the file, which nothing else may use.
    ///   - seed: what each world begins with where the file is a new one.
    ///   - access: who may use the control API.
    ///   - limit: how many worlds there may be at a time.
    ///   - capabilities: what the page shows as the adapters' capabilities.
    ///   - log: told of each provider's request before its answer leaves. Must not wait.
    ///   - onProblem: told of a write that fails, such as for a full disk. It is tried again every second.
    /// - Throws: ``StateFileError`` where the file can't be written.
    public init(
        keptIn file: StateFile, seed: WorldSeed = WorldSeed(), access: ControlAccess = .standard,
        limit: Int = 10_000, capabilities: @autoclosure @escaping @Sendable () -> JSONValue? = nil,
        log: (@Sendable (WorldName, JournalEntry) -> Void)? = nil,
        onProblem: @escaping @Sendable (StateFileError) -> Void = { _ in }
    ) throws(StateFileError) {
        precondition(limit > 0, "there is at least one world")
        self.limit = limit
        self.access = access
        tellCapabilities = capabilities
        self.log = log
        let stored = file.contents ?? StoredWorlds(seed)
        let signal = ChangeSignal()
        self.signal = signal
        var worlds: [WorldName: MockWorld] = [:]
        for (name, seed) in stored.worlds {
            worlds[name] = MockWorld(seed, log: Self.log(log, for: name), telling: signal)
        }
        let state = Lock(State(stored: stored, worlds: worlds))
        self.state = state
        let text = StoredText()
        let keeper = try StateKeeper(file, text: { text.make(Self.stored(state)) }, onProblem: onProblem)
        self.keeper = keeper
        signal.listen { keeper.noteChange() }
        // A new file is there at once: that it can't be written is told at the start.
        if file.contents == nil { try keeper.save() }
    }

    deinit {
        try? keeper?.finish()
    }

    private static func stored(_ state: Lock<State>) -> StoredWorlds {
        let (stored, worlds) = state.withLock { ($0.stored, $0.worlds) }
        var now = stored
        // One after the other: what concerns one world never waits for another.
        now.worlds = worlds.mapValues(\.snapshot)
        return now
    }

    /// Writes the state file now; nothing where there is none. When this returns, all changes before it are on the disk.
    ///
    /// - Throws: ``StateFileError`` where it can't be written; the state before stays.
    public func save() throws(StateFileError) {
        try keeper?.save()
    }

    /// Writes what is not written yet, ends the writing and lets another process have the file. To be called when no
    /// more requests come; what changes afterwards is not kept.
    ///
    /// - Throws: ``StateFileError`` where it can't be written; the state before stays.
    public func finish() throws(StateFileError) {
        try keeper?.finish()
    }

    /// How it stands with the state file; nil where there is none.
    var keeping: (path: String, problem: StateFileError?, isChanged: Bool)? {
        keeper.map { keeper in
            let status = keeper.status
            return (keeper.file.path, status.problem, status.isChanged)
        }
    }

    /// What the page shows as the adapters' capabilities: the mock knows no adapter, so whoever starts it may tell.
    public var capabilities: JSONValue? { tellCapabilities() }

    /// What each world begins with.
    public var seed: WorldSeed {
        state.withLock { $0.stored.seed }
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
        let (world, isNew) = state.withLock { state -> (MockWorld?, Bool) in
            if let world = state.worlds[name] { return (world, false) }
            // One place is kept for the default world.
            let isFull = state.worlds.count + (state.worlds[.default] == nil ? 1 : 0) >= limit
            guard !isFull || name == .default else { return (nil, false) }
            let world = MockWorld(state.stored.seed, log: Self.log(log, for: name), telling: signal)
            state.worlds[name] = world
            return (world, true)
        }
        if isNew { signal.note() }
        return world
    }

    private static func log(
        _ log: (@Sendable (WorldName, JournalEntry) -> Void)?, for name: WorldName
    ) -> (@Sendable (JournalEntry) -> Void)? {
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
        defer { signal.note() }
        return state.withLock { $0.worlds.removeValue(forKey: name) != nil }
    }

    /// Takes all worlds away.
    public func removeAll() {
        state.withLock { $0.worlds = [:] }
        signal.note()
    }

    /// How many snapshots are kept.
    public static let snapshotLimit = 1000

    /// The names of the snapshots that are kept.
    public var snapshotNames: [WorldName] {
        state.withLock { $0.stored.snapshots.keys.sorted() }
    }

    /// The snapshot of that name.
    public func snapshot(_ name: WorldName) -> WorldSeed? {
        state.withLock { $0.stored.snapshots[name] }
    }

    /// Keeps a snapshot, in place of the one of that name.
    ///
    /// - Returns: whether there was room.
    @discardableResult
    public func keep(_ snapshot: WorldSeed, as name: WorldName) -> Bool {
        defer { signal.note() }
        return state.withLock { state in
            var snapshot = snapshot
            snapshot.revision = SeedRevision(identity: SeedRevision.Identity())
            let isThere = state.stored.snapshots[name] != nil
            guard isThere || state.stored.snapshots.count < Self.snapshotLimit else { return false }
            state.stored.snapshots[name] = snapshot
            return true
        }
    }

    /// Forgets a snapshot.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public func forgetSnapshot(_ name: WorldName) -> Bool {
        defer { signal.note() }
        return state.withLock { $0.stored.snapshots.removeValue(forKey: name) != nil }
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
