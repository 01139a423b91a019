import ServicingHTTP

/// A fault that is in a world, and what has become of it.
public struct PlacedFault: Hashable, Sendable {
    /// Its number, counted from 1 since the world began.
    public let id: Int
    /// The fault.
    public let fault: Fault
    /// How many requests were for its provider and operation, and within its scope's time.
    public internal(set) var matched = 0
    /// How many it hit.
    public internal(set) var hit = 0

    /// Whether it will never hit again, whatever comes.
    public var isSpent: Bool {
        if let hits = fault.scope.hits, hit >= hits { return true }
        switch fault.turn {
        case .every: return false
        case .nth(let turn): return matched >= turn
        case .first(let turns): return matched >= turns
        }
    }
}

/// The faults of a world, each with the count of the requests that matched it.
struct FaultPlan: Sendable {
    private(set) var placed: [PlacedFault] = []
    /// The number that the last one got.
    private(set) var lastID = 0

    init(_ faults: [Fault] = []) {
        for fault in faults { add(fault) }
    }

    /// Faults as they were, with their numbers, which ascend, and their counts.
    init(_ placed: [PlacedFault], lastID: Int) {
        self.placed = placed
        self.lastID = max(lastID, placed.last?.id ?? 0)
    }

    var all: [Fault] { placed.map(\.fault) }

    @discardableResult
    mutating func add(_ fault: Fault) -> Int {
        lastID += 1
        placed.append(PlacedFault(id: lastID, fault: fault))
        return lastID
    }

    mutating func remove(_ id: Int) -> Bool {
        guard let place = placed.firstIndex(where: { $0.id == id }) else { return false }
        placed.remove(at: place)
        return true
    }

    mutating func removeAll() {
        placed = []
    }

    /// The faults that hit the next request of a route, in the order they were put in; what they draw is drawn.
    mutating func next(for route: Route, ordinal: Int, now: MockInstant) -> [Fault] {
        placed.indices.compactMap { placed[$0].next(for: route, ordinal: ordinal, now: now) }
    }
}

extension PlacedFault {
    fileprivate mutating func next(for route: Route, ordinal: Int, now: MockInstant) -> Fault? {
        let scope = fault.scope
        guard fault.provider.map({ $0 == route.provider }) ?? true,
            fault.operation.map({ $0 == route.operation }) ?? true,
            scope.from.map({ now >= $0 }) ?? true, scope.until.map({ now < $0 }) ?? true,
            !scope.reusedConnectionsOnly || ordinal > 1
        else { return nil }
        matched += 1
        let isTurn =
            switch fault.turn {
            case .every: true
            case .nth(let turn): matched == turn
            case .first(let turns): matched <= turns
            }
        guard isTurn, matched > scope.skipping, scope.hits.map({ hit < $0 }) ?? true,
            scope.chance?.hits(matched) ?? true
        else { return nil }
        hit += 1
        return fault.drawn(matched)
    }
}

extension Fault {
    /// The fault with what it draws and what depends on the moment put in place.
    func drawn(_ number: Int) -> Fault {
        var fault = self
        fault.effects = effects.map { effect in
            switch effect {
            case .latency(let latency): .delay(latency.duration(number))
            case .retryAfter(let seconds, let isDate):
                // The date is the door's own, not the world's: a client compares it with its clock.
                .header(
                    name: "Retry-After",
                    value: isDate ? HTTPDate.text(HTTPDate.now() + seconds) : String(seconds))
            default: effect
            }
        }
        return fault
    }
}
