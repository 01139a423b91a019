/// Elements in ascending order. Finding a place takes O(log n); putting one in behind the last takes no more.
struct SortedArray<Element: Comparable & Sendable>: Sendable {
    private(set) var elements: [Element] = []

    mutating func insert(_ element: Element) {
        elements.insert(element, at: elements.lowerBound(of: element))
    }

    /// Puts many in at once: few one by one, many by sorting once instead of moving the rest aside for each.
    mutating func insert(all new: [Element]) {
        guard new.count > 128 else {
            for element in new { insert(element) }
            return
        }
        elements.append(contentsOf: new)
        elements.sort()
    }

    mutating func remove(_ element: Element) {
        let place = elements.lowerBound(of: element)
        guard place < elements.count, elements[place] == element else { return }
        elements.remove(at: place)
    }
}

extension Array where Element: Comparable {
    /// The place of the first element that is not less, in an array in ascending order.
    func lowerBound(of element: Element) -> Int {
        // What comes in is mostly newer than all that is there.
        guard let last, !(last < element) else { return count }
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
