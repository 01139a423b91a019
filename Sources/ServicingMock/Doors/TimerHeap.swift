/// The times at which small numbers (descriptors) fall due, the earliest first: a binary heap with one entry a number,
/// whose place is known, so that moving a time costs no search and leaves nothing stale behind.
struct TimerHeap {
    private var heap: [(time: UInt64, key: Int32)] = []
    /// Each key's place in the heap, or -1.
    private var places: [Int32] = []

    /// The earliest entry.
    var first: (time: UInt64, key: Int32)? { heap.first }

    /// How many keys have a time.
    var count: Int { heap.count }

    /// A key's time, where it has one.
    func time(of key: Int32) -> UInt64? {
        place(of: key).map { heap[$0].time }
    }

    /// Gives a key a time, or another one.
    mutating func set(_ key: Int32, to time: UInt64) {
        if let place = place(of: key) {
            heap[place].time = time
            restore(place)
            return
        }
        if places.count <= Int(key) {
            places.append(contentsOf: repeatElement(-1, count: Int(key) + 1 - places.count))
        }
        heap.append((time, key))
        places[Int(key)] = Int32(heap.count - 1)
        restore(heap.count - 1)
    }

    /// Takes a key out.
    mutating func remove(_ key: Int32) {
        guard let place = place(of: key) else { return }
        places[Int(key)] = -1
        let last = heap.removeLast()
        guard place < heap.count else { return }
        heap[place] = last
        places[Int(last.key)] = Int32(place)
        restore(place)
    }

    private func place(of key: Int32) -> Int? {
        guard Int(key) < places.count, places[Int(key)] >= 0 else { return nil }
        return Int(places[Int(key)])
    }

    private mutating func restore(_ start: Int) {
        var place = start
        while place > 0, heap[place].time < heap[(place - 1) / 2].time {
            swap(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
        while true {
            var least = place
            for child in 2 * place + 1...2 * place + 2 where child < heap.count {
                if heap[child].time < heap[least].time { least = child }
            }
            guard least != place else { return }
            swap(place, least)
            place = least
        }
    }

    private mutating func swap(_ a: Int, _ b: Int) {
        heap.swapAt(a, b)
        places[Int(heap[a].key)] = Int32(a)
        places[Int(heap[b].key)] = Int32(b)
    }
}
