import ServicingHTTP

extension ReplayTransport {
    /// Runs a client's calls against this replay and checks that it sent what was recorded, all of it and nothing else.
    ///
    /// - Parameters:
    ///   - isolation: where the calls run: where this is called, unless it is given.
    ///   - calls: the calls, given this transport. What they throw is thrown on, unless the replay itself failed: then
    ///     that is thrown, as it explains what the client made of it.
    /// - Returns: what the calls returned.
    /// - Throws: ``ReplayFailure``, or what `calls` threw.
    public func run<Result>(
        isolation: isolated (any Actor)? = #isolation, _ calls: (ReplayTransport) async throws -> Result
    ) async throws -> Result {
        let result: Result
        do {
            result = try await calls(self)
        } catch {
            if let mismatch = mismatches.first { throw ReplayFailure.mismatch(mismatch) }
            throw error
        }
        try finish()
        return result
    }
}
