internal import CCurl
internal import ServicingHTTP

/// The handles that work and those that wait to be used again.
struct SlotPool {
    private let settings: Settings
    private var slots: [TransferSlot] = []
    /// The one used last stands last.
    private var free: [TransferSlot] = []

    /// The driver's clock.
    private let now: UnsafePointer<ContinuousClock.Instant>
    /// The driver's sockets.
    private let sockets: UnsafeMutablePointer<OpenSockets>
    /// Origins that have answered in HTTP/1 over TLS.
    private var speakHTTP1: Set<String> = []

    init(
        _ settings: Settings, _ now: UnsafePointer<ContinuousClock.Instant>,
        _ sockets: UnsafeMutablePointer<OpenSockets>
    ) {
        self.settings = settings
        self.now = now
        self.sockets = sockets
    }

    var activeCount: Int { slots.count - free.count }
    var hasRoom: Bool { activeCount < settings.maximumActive }
    var activeCalls: [Call] { slots.compactMap(\.call) }

    /// A handle that is ready to send the call's request.
    ///
    /// One that has served the same origin and method needs only what is new set; failing that a new one is made, and
    /// once there are as many as may be active, the one that was not used for the longest is set up anew.
    mutating func slot(for call: Call) throws(TransportError) -> TransferSlot {
        let slot: TransferSlot
        if let index = free.lastIndex(where: { $0.serves(call.request) }) {
            slot = free.remove(at: index)
        } else {
            let kind = TransferSlot.Kind(call.request)
            try RequestCheck.check(kind, call)
            if slots.count < settings.maximumActive, let new = TransferSlot(index: slots.count, settings, now, sockets)
            {
                slot = new
                slots.append(new)
            } else if !free.isEmpty {
                slot = free.removeFirst()
            } else {
                throw call.failureBeforeStart(.other, "no libcurl handle could be made")
            }
            guard slot.setUp(kind) else {
                free.insert(slot, at: 0)
                throw call.failureBeforeStart(.other, "libcurl takes no transfer to \(kind.origin)")
            }
        }
        do throws(TransportError) {
            try slot.prepare(call)
            slot.state.pointee.isQuietWhenIdle =
                slot.state.pointee.isClearText || speakHTTP1.contains(call.request.baseURL.origin)
        } catch {
            free.append(slot)
            throw error
        }
        return slot
    }

    /// The slot of a handle that libcurl names.
    func slot(of handle: UnsafeMutableRawPointer) -> TransferSlot {
        slots[TransferSlot.index(of: handle)]
    }

    /// Takes a slot back.
    mutating func free(_ slot: TransferSlot) {
        if !slot.state.pointee.isQuietWhenIdle, slot.state.pointee.isHeaderWhole, slot.isAnsweredInHTTP1,
            let origin = slot.kind?.origin
        {
            speakHTTP1.insert(origin)
        }
        slot.clear()
        free.append(slot)
    }

    mutating func destroy() {
        for slot in slots { slot.destroy() }
        slots = []
        free = []
    }
}
