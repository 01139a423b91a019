import ExactJSON

/// What a state file holds: `{"version":1,"seed":{…},"worlds":{NAME:{…}},"snapshots":{NAME:{…}}}`. Of a world and a
/// snapshot, a member that is left out is as the seed has it, and so is a provider.
struct StoredWorlds: Sendable {
    /// What each further world begins with.
    var seed: WorldSeed
    /// Stands for the seed among what it is the basis of.
    let identity: SeedBasis.Identity
    var worlds: [WorldName: WorldSeed]
    var snapshots: [WorldName: WorldSeed]

    /// Those that begin from a seed.
    init(_ seed: WorldSeed) {
        identity = SeedBasis.Identity()
        self.seed = seed
        self.seed.basis = SeedBasis(seed, identity)
        self.seed.revision = SeedRevision(identity: SeedRevision.Identity())
        worlds = [:]
        snapshots = [:]
    }

    /// Reads a state file.
    init(json bytes: [UInt8], like base: WorldSeed) throws(SeedProblem) {
        self = try SeedProblem.reading(bytes) { reader in
            reader.checkKeys(["version", "seed", "worlds", "snapshots"])
            reader["version"].checkVersion()
            let given = reader["seed"]
            given.checkKeys(WorldSeed.keys)
            guard let seed = WorldSeed(given, like: base) else { return nil }
            var stored = StoredWorlds(seed)
            stored.worlds = Self.read(reader["worlds"], like: stored.seed)
            stored.snapshots = Self.read(reader["snapshots"], like: stored.seed)
            return stored
        }
    }

    private static func read(_ reader: FieldReader, like seed: WorldSeed) -> [WorldName: WorldSeed] {
        var worlds: [WorldName: WorldSeed] = [:]
        for (key, world) in reader.optional?.members ?? [] {
            guard let name = WorldName(key) else {
                world.complain("is no world's name: 1 to 64 letters, digits, dots, underscores and hyphens")
                continue
            }
            world.checkKeys(WorldSeed.keys)
            worlds[name] = WorldSeed(world, like: seed)
            worlds[name]?.revision = SeedRevision(identity: SeedRevision.Identity())
        }
        return worlds
    }

    /// The file's text.
    var text: [UInt8] { StoredText().make(self) }

    /// The providers of a world that are as the seed has them, and are left out.
    func untouched(of world: WorldSeed) -> Set<String> {
        world.basis.flatMap { $0.identity === identity ? $0.untouched : nil } ?? []
    }
}
