/// The calls that wait for one of the active places, in the order they came.
struct CallQueue {
    private var calls: [Call] = []
    private var head = 0
    /// How many of the calls are still wanted. One that ended while it waited stays in line until its turn.
    private(set) var waiting = 0

    mutating func append(_ call: Call) {
        calls.append(call)
        waiting += 1
    }

    /// The next call that is still wanted.
    mutating func next() -> Call? {
        while head < calls.count {
            let call = calls[head]
            head += 1
            if call.isFinished { continue }
            waiting -= 1
            dropServed()
            return call
        }
        dropServed()
        return nil
    }

    /// Says that a call in line has ended.
    mutating func abandonOne() {
        waiting -= 1
        // Their requests would stay in memory behind a gate that doesn't open.
        guard calls.count - head > 2 * waiting + 64 else { return }
        calls = calls[head...].filter { !$0.isFinished }
        head = 0
    }

    /// The calls in line that are still wanted.
    var all: [Call] { calls[head...].filter { !$0.isFinished } }

    private mutating func dropServed() {
        if head == calls.count {
            calls.removeAll(keepingCapacity: calls.count <= 4096)
            head = 0
        } else if head >= 1024, head * 2 >= calls.count {
            calls.removeFirst(head)
            head = 0
        }
    }
}
