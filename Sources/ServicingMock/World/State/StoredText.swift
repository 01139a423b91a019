import ExactJSON
import ServicingHTTP

/// Writes a state file's text: the seed, each world and each snapshot on a line of its own. A line that says what it said
/// before is not made anew, so that a change in one of many worlds costs little more than that world.
final class StoredText: Sendable {
    private struct Line: Sendable {
        let revision: SeedRevision?
        let text: [UInt8]
    }

    private let lines = Lock<[String: Line]>([:])

    /// The text of a state.
    func make(_ stored: StoredWorlds) -> [UInt8] {
        let before = lines.withLock { $0 }
        var now: [String: Line] = [:]
        func line(_ name: String, _ seed: WorldSeed, _ untouched: Set<String>) -> [UInt8] {
            if let line = before[name], let revision = line.revision, revision == seed.revision {
                now[name] = line
                return line.text
            }
            let text = JSONValue.object(seed.stored(leavingOut: untouched)).serialized()
            now[name] = Line(revision: seed.revision, text: text)
            return text
        }
        func section(_ title: String, _ worlds: [WorldName: WorldSeed]) -> [UInt8] {
            var text = Array("\"\(title)\": {".utf8)
            for (place, (name, world)) in worlds.sorted(by: { $0.key < $1.key }).enumerated() {
                text += Array("\(place == 0 ? "" : ",")\n\"\(name)\": ".utf8)
                text += line("\(title)/\(name)", world, stored.untouched(of: world))
            }
            return text + Array(worlds.isEmpty ? "}".utf8 : "\n}".utf8)
        }
        var text = Array("{\n\"version\": \(WorldSeed.version),\n\"seed\": ".utf8)
        text += line("seed", stored.seed, [])
        text += Array(",\n".utf8) + section("worlds", stored.worlds)
        text += Array(",\n".utf8) + section("snapshots", stored.snapshots)
        lines.withLock { $0 = now }
        return text + Array("\n}\n".utf8)
    }
}
