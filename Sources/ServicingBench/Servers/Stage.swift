#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What lines need: servers, a folder of their own, and how much to do.
struct Stage: Sendable {
    /// Where this command is, to be started as users start it.
    let command: String
    /// The server that answers the documented example with as little work as can be.
    let limit: BenchServer
    /// The mock as a process of its own, with its default world.
    let mock: BenchServer
    /// The mock with many accounts, started when it is first asked for.
    let accounts: LateServer
    /// nginx, where the machine has it: what the mock is measured beside.
    let nginx: BenchServer?
    /// Where files may be put.
    let folder: URL
    /// A hundredth of what a full round does.
    let percent: Int

    /// So many operations, or a part of them where a quick look is asked for; at least one.
    func share(of operations: Int) -> Int { max(1, operations * percent / 100) }

    /// How many accounts the mock has that ``accounts`` names.
    static let accountCount = 100_000
}
