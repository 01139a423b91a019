import ServicingMock
import Testing

@Suite("Samples of faults")
struct FaultSampleTests {
    @Test("are of every sort, each under a name of its own")
    func everySort() {
        let sorts = Fault.samples.flatMap(\.effects).map(\.sort)
        #expect(Set(sorts) == Set(Fault.Effect.Sort.allCases))
        #expect(Set(Fault.samples.map(\.name)).count == Fault.samples.count)
        #expect(Set(Fault.samples.map(\.effects)).count == Fault.samples.count)
    }

    @Test("have two sides of the state change where the fault keeps the provider's answer from the client")
    func placements() throws {
        for sample in Fault.samples {
            let acts = sample.effects.allSatisfy { [.delay, .latency, .dribble, .acceptance].contains($0.sort) }
            #expect(
                sample.placements
                    == (acts || sample.sight == .answer ? [.afterCommit] : [.beforeCommit, .afterCommit]),
                "\(sample)")
        }
    }
}
