import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("The same whatever the order")
struct DeterminismTests {
    private typealias Step = (method: HTTPMethod, path: String, headers: [String: String], body: String?)

    private func world() -> MockWorld {
        MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00Z")!))
    }

    /// The requests of one operation each, in their order.
    private var operations: [[Step]] {
        let count = 0..<6
        return [
            count.map { _ in (.post, "/customers", Credentials.canopy, plainCustomer.text()) },
            count.map { number in
                (
                    .post, "/accounts", Credentials.canopy,
                    CanopyLife.account.setting("account_id", to: .string("loan-\(number)"))
                        .setting("product_id", to: "95fea111-d121-40f8-9e8e-a6c335e48a45")
                        .setting("assign_customers", to: nil)
                        .setting(
                            "payment_processor_config.ach",
                            to: [
                                "payment_processor_name": "REPAY",
                                "repay_config": [
                                    "repay_check_type": "PERSONAL", "repay_account_type": "CHECKING",
                                    "repay_transit_number": "011000015", "repay_account_number": "123456789",
                                    "repay_name_on_check": "Ada Lovelace",
                                ],
                            ]
                        ).text()
                )
            },
            count.map { number in
                (
                    .post, "/customers/31mNprzLd2bKl6koVna68ARM/beneficial_owners", Credentials.canopy,
                    CanopyLife.owner.setting("name_first", to: .string("Owner \(number)")).text()
                )
            },
            count.map { number in
                (
                    .post, "/register", [:],
                    #"{"name_first":"A","name_last":"B","password":"p","email":"r\#(number)@example.com","#
                        + #""organization_name":"O"}"#
                )
            },
            count.map { _ in
                (.post, "/auth/token", [:], #"{"client_id":"demo-client-id","client_secret":"demo-client-secret"}"#)
            },
            count.map { _ in
                (
                    .post, "/products", Credentials.canopy,
                    CanopyLife.product.setting("product_id", to: nil).text()
                )
            },
            count.map { number in
                (
                    .post, "/api_users", Credentials.canopy,
                    #"{"email":"i\#(number)@example.com","name_first":"A","name_last":"B"}"#
                )
            },
        ]
    }

    private func send(_ step: Step, to world: MockWorld) -> [UInt8] {
        let answer = world.send(step.method, step.path, step.headers, body: step.body)
        #expect(answer.status == 200, "\(step.path): \(String(decoding: answer.body, as: UTF8.self))")
        return answer.body
    }

    private func users(_ world: MockWorld) -> Set<String> {
        world.withState(of: CanopyMock.self) { Set($0.apiUsers.map { "\($0.email) \($0.apiUserID)" }) }
    }

    @Test("Each operation's answers, ids among them, are the same whatever else is asked meanwhile")
    func operationsInterleaved() async {
        let operations = operations
        let one = world()
        let inTurn = operations.map { $0.map { send($0, to: one) } }
        let two = world()
        var interleaved = operations.map { _ in [[UInt8]]() }
        for turn in 0..<6 {
            for place in operations.indices.reversed() {
                interleaved[place].append(send(operations[place][turn], to: two))
            }
        }
        #expect(inTurn == interleaved)
        let three = world()
        let parallel = await withTaskGroup(of: (Int, [[UInt8]]).self) { group in
            for (place, steps) in operations.enumerated() {
                group.addTask { (place, steps.map { send($0, to: three) }) }
            }
            return await group.reduce(into: operations.map { _ in [[UInt8]]() }) { $0[$1.0] = $1.1 }
        }
        #expect(inTurn == parallel)
        #expect(users(one) == users(two) && users(one) == users(three) && users(one).count == 13)
    }

    @Test("What a fault draws for a request is the same in whatever order requests come, in parallel too")
    func draws() async {
        let paths = (0..<400).map { "/v1/borrowers/BRW-\($0)/loans/LOAN-1/cancel" }
        func faulty() -> MockWorld {
            let world = world()
            world.inject(
                Fault(
                    .beforeCommit,
                    [.status(503), .latency(Fault.Latency(.uniform(from: .zero, to: .seconds(1)), seed: 3))],
                    scope: Fault.Scope(chance: Fault.Chance(perMillion: 400_000, seed: 11))))
            return world
        }
        func outcome(_ path: String, _ world: MockWorld) -> String {
            let reply = world.sendForReply(.post, path, [:])
            return "\(path) \(reply.response.status) \(reply.delay)"
        }
        let one = faulty()
        let forward = Set((paths + paths).map { outcome($0, one) })
        let two = faulty()
        let backward = Set((paths + paths).reversed().map { outcome($0, two) })
        let three = faulty()
        let parallel = await withTaskGroup(of: String.self) { group in
            for path in paths + paths { group.addTask { outcome(path, three) } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(forward == backward && forward == parallel)
        #expect((200...440).contains(forward.count { $0.contains(" 503 ") }))
    }

    @Test("Draws go on where they were after a world was written and read")
    func drawsGoOn() throws {
        let world = world()
        world.inject(
            Fault(.beforeCommit, [.status(503)], scope: Fault.Scope(chance: Fault.Chance(perMillion: 500_000, seed: 5)))
        )
        func statuses(_ world: MockWorld) -> [Int] {
            (0..<60).map { _ in world.send(.post, "/v1/borrowers/B/loans/L/cancel", [:]).status }
        }
        _ = statuses(world)
        let read = MockWorld(try WorldSeed(json: world.snapshot.json.serialized()))
        #expect(statuses(world) == statuses(read))
    }
}
