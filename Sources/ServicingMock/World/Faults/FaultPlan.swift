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
    /// How many of those that matched asked the same, by what they asked, where something is drawn.
    var asked: [UInt64: Int] = [:]

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
    mutating func next(for route: Route, _ request: ReceivedRequest, now: MockInstant) -> [Fault] {
        let key = placed.contains(where: \.fault.draws) ? DrawKey.request(request) : 0
        return placed.indices.compactMap {
            placed[$0].next(for: route, ordinal: request.ordinal, key: key, now: now)
        }
    }
}

extension PlacedFault {
    /// How many different requests are told apart: beyond, they are counted anew.
    private static let askedLimit = 1_000_000

    fileprivate mutating func next(for route: Route, ordinal: Int, key: UInt64, now: MockInstant) -> Fault? {
        let scope = fault.scope
        guard fault.provider.map({ $0 == route.provider }) ?? true,
            fault.operation.map({ $0 == route.operation }) ?? true,
            scope.from.map({ now >= $0 }) ?? true, scope.until.map({ now < $0 }) ?? true,
            !scope.reusedConnectionsOnly || ordinal > 1
        else { return nil }
        matched += 1
        var draw = DrawKey(key)
        if fault.draws {
            if asked.count >= Self.askedLimit { asked = [:] }
            draw.occurrence = asked[key, default: 0] + 1
            asked[key] = draw.occurrence
        }
        let isTurn =
            switch fault.turn {
            case .every: true
            case .nth(let turn): matched == turn
            case .first(let turns): matched <= turns
            }
        guard isTurn, matched > scope.skipping, scope.hits.map({ hit < $0 }) ?? true,
            scope.chance?.hits(draw) ?? true
        else { return nil }
        hit += 1
        return fault.drawn(draw)
    }
}

extension Fault {
    /// Whether it draws anything.
    var draws: Bool {
        scope.chance != nil || effects.contains { if case .latency = $0 { true } else { false } }
    }

    /// The fault with what it draws and what depends on the moment put in place.
    func drawn(_ key: DrawKey) -> Fault {
        var fault = self
        fault.effects = effects.map { effect in
            switch effect {
            case .latency(let latency): .delay(latency.duration(key))
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
