/// The faults of a world, each with the count of the requests that matched it.
struct FaultPlan: Sendable {
    private var faults: [(fault: Fault, matched: Int)] = []

    init(_ faults: [Fault] = []) {
        self.faults = faults.map { ($0, 0) }
    }

    var all: [Fault] { faults.map(\.fault) }

    mutating func add(_ fault: Fault) {
        faults.append((fault, 0))
    }

    mutating func removeAll() {
        faults = []
    }

    /// The faults that hit the next request of a route, in the order they were put in.
    mutating func next(for route: Route) -> [Fault] {
        var hits: [Fault] = []
        for place in faults.indices {
            let fault = faults[place].fault
            guard fault.provider.map({ $0 == route.provider }) ?? true,
                fault.operation.map({ $0 == route.operation }) ?? true
            else { continue }
            faults[place].matched += 1
            let count = faults[place].matched
            let isHit =
                switch fault.turn {
                case .every: true
                case .nth(let turn): count == turn
                case .first(let turns): count <= turns
                }
            if isHit { hits.append(fault) }
        }
        return hits
    }
}
