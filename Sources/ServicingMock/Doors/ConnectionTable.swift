/// The open connections, found by descriptor.
///
/// The system uses a descriptor again as soon as it is closed; what was found out about the old connection must not be
/// taken for news of the new one. A connection's token therefore holds its number too.
struct ConnectionTable {
    private var slots: [Connection?] = []
    private var opened = 0
    /// How many connections are open.
    private(set) var count = 0

    /// The open connections.
    var all: [Connection] { slots.compactMap { $0 } }

    /// The connection with a token, where it is still open.
    subscript(_ token: UInt64) -> Connection? {
        guard let connection = self[descriptor: Int32(truncatingIfNeeded: token)], connection.token == token else {
            return nil
        }
        return connection
    }

    /// The connection with a descriptor.
    subscript(descriptor descriptor: Int32) -> Connection? {
        slots.indices.contains(Int(descriptor)) ? slots[Int(descriptor)] : nil
    }

    /// Gives a socket that was taken on its number, counted from 1.
    mutating func add(_ socket: Socket, limits: RequestLimits, now: UInt64) -> Connection {
        opened += 1
        count += 1
        let connection = Connection(
            socket: socket, token: Self.token(opened, socket), number: opened, limits: limits, now: now)
        let slot = Int(socket.descriptor)
        if slots.count <= slot { slots.append(contentsOf: repeatElement(nil, count: slot + 1 - slots.count)) }
        slots[slot] = connection
        return connection
    }

    /// Forgets a connection.
    mutating func remove(_ connection: Connection) {
        slots[Int(connection.socket.descriptor)] = nil
        count -= 1
    }

    /// The highest bit stays clear: tokens that have it belong to no connection.
    private static func token(_ number: Int, _ socket: Socket) -> UInt64 {
        UInt64(number & 0x7FFF_FFFF) << 32 | UInt64(socket.descriptor)
    }
}
