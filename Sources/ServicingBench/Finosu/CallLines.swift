import CurlTransport
import ExactJSON
import Finosu
import Servicing
import ServicingHTTP
import ServicingMock

/// One call, the documented cancellation of servicing, on every floor of the house: bare libcurl, the transport, the
/// typed call, the gateway.
enum CallLines {
    static let target = "/customers/CUST-12345/cancel-servicing"
    static let body = #"{"reason":"PAID_OFF"}"#
    /// What the adapter sends, so that the loop beside it sends the same.
    static let headers = [
        HTTPField(unchecked: "X-API-Key", "demo-api-key"), HTTPField(unchecked: "Content-Type", "application/json"),
        HTTPField(unchecked: "Accept", "application/json"), HTTPField(unchecked: "User-Agent", "servicing-swift"),
    ]
    /// The documented answer.
    static let answer = """
        {
          "id": "CUST-12345",
          "loansUpdated": 3,
          "stopServicingReason": "PAID_OFF",
          "cancelledScheduledPayments": 9,
          "cancelledCallSchedules": 3,
          "cancelledEmailSchedules": 3,
          "cancelledSmsSchedules": 3,
          "cancelledCalls": 15,
          "cancelledEmails": 6,
          "cancelledSms": 9
        }

        """

    static let wide = "C loop, 64 in flight"
    static let single = "C loop, one at a time"

    /// The loops over libcurl and all that stands on the transport.
    static func lines(_ stage: Stage) throws -> [Line] {
        let many = stage.share(of: 20_000)
        let few = stage.share(of: 5_000)
        let transport = try CurlTransport()
        let servicer = try servicer(at: stage.limit.origin, over: transport)
        let gateway = try Gateway([servicer])
        let request = try request(to: stage.limit.origin)
        let bare: @Sendable (Int) async throws -> Void = { _ in
            let answer = try await transport.send(request, deadline: .now.advanced(by: .seconds(30)))
            guard answer.status == 200 else { throw BenchError("answered with \(answer.status)") }
        }
        let typed: @Sendable (Int) async throws -> Void = { _ in
            _ = try await servicer.cancelServicing(of: "CUST-12345", reason: .paidOff)
        }
        let whole: @Sendable (Int) async throws -> Void = { _ in
            _ = try await gateway.stopServicing(
                StopServicing(customer: "CUST-12345", reason: .paidOff), at: FinosuDialect.provider)
        }
        return try loops(stage, many: many, few: few) + [
            Line(
                "transport, 64 in flight",
                [.ratio(.processorTime, to: wide, .atMost(1.2)), .ratio(.throughput, to: wide, .atLeast(0.9))]
            ) { try await Load.cost(of: many, width: 64, bare) },
            Line("transport, one at a time", [.ratio(.processorTime, to: single, .atMost(1.8))]) {
                try await Load.cost(of: few, width: 1, bare)
            },
            Line("typed call, 64 in flight", [.ratio(.processorTime, to: wide, .atMost(1.5))]) {
                try await Load.cost(of: many, width: 64, typed)
            },
            Line("typed call, one at a time", [.ratio(.processorTime, to: single)]) {
                try await Load.cost(of: few, width: 1, typed)
            },
            Line("gateway, 64 in flight", [.ratio(.processorTime, to: wide, .atMost(1.8))]) {
                try await Load.cost(of: many, width: 64, whole)
            },
            Line("gateway, one at a time", [.ratio(.processorTime, to: single)]) {
                try await Load.cost(of: few, width: 1, whole)
            },
            Line("transport on its own thread, 64 in flight", [.ratio(.processorTime, to: wide, .atMost(1.2))]) {
                try await Load.cost(of: many, width: 64, on: transport.executor, bare)
            },
            Line("typed call on its own thread, 64 in flight", [.ratio(.processorTime, to: wide)]) {
                try await Load.cost(of: many, width: 64, on: transport.executor, typed)
            },
            try bulk(stage, rows: many, through: gateway),
            try inProcess(operations: many),
        ]
    }

    /// The documented call as the adapter sends it.
    static func request(to origin: String) throws -> HTTPRequest {
        HTTPRequest(
            method: .post, baseURL: try BaseURL(origin), target: target, headers: HTTPHeaders(unchecked: headers),
            body: Array(body.utf8))
    }

    private static func loops(_ stage: Stage, many: Int, few: Int) throws -> [Line] {
        func loop(_ name: String, _ operations: Int, width: Int, isTuned: Bool, _ goals: [Goal] = []) throws -> Line {
            let loop = try CLoop(
                stage.limit.origin, targets: [target], headers: headers.map { "\($0.name): \($0.value)" },
                body: body, width: width, isTuned: isTuned)
            return Line(name, goals) { try loop.cost(of: operations) }
        }
        return [
            try loop(wide, many, width: 64, isTuned: false),
            try loop(single, few, width: 1, isTuned: false),
            try loop(
                "tuned C loop, 64 in flight", many, width: 64, isTuned: true, [.ratio(.processorTime, to: wide)]),
            try loop(
                "tuned C loop, one at a time", few, width: 1, isTuned: true, [.ratio(.processorTime, to: single)]),
        ]
    }

    private static func inProcess(operations: Int) throws -> Line {
        let world = MockWorld()
        let servicer = try servicer(at: "http://127.0.0.1", over: MockTransport(handler: world))
        return Line("typed call to the mock in this process", [.value(.processorTime, .atMost(10))]) {
            try await Load.cost(of: operations, width: 1) { _ in
                _ = try await servicer.cancelServicing(of: "CUST-12345", reason: .paidOff)
            }
        }
    }

    static func servicer(at origin: String, over transport: any HTTPTransport) throws -> FinosuServicer {
        try FinosuServicer(
            settings: ServicerSettings(baseURL: try BaseURL(origin)), apiKey: "demo-api-key", transport: transport)
    }

    /// The documented answer read into its type, and the documented body written.
    static func json(_ stage: Stage) -> [Line] {
        let count = stage.share(of: 50_000)
        let bytes = Array(answer.utf8)
        let body = ["reason": StopServicingReason.paidOff]
        return [
            Line("documented answer decoded", [.value(.processorTime, .none)]) {
                let decoder = ExactJSONDecoder()
                var cost = try await Cost.of(count) {
                    for _ in 0..<count { _ = try decoder.decode(CancelServicing.Answer.self, from: bytes) }
                    return []
                }
                cost.bytes = count * bytes.count
                return cost
            },
            Line("documented body encoded", [.value(.processorTime, .none)]) {
                let encoder = ExactJSONEncoder()
                var size = 0
                var cost = try await Cost.of(count) {
                    for _ in 0..<count { size += try encoder.encode(body).count }
                    return []
                }
                cost.bytes = size
                return cost
            },
        ]
    }

    /// The mock over a socket beside nginx, both under the same load.
    static func servers(_ stage: Stage) -> [Line] {
        let seconds = max(1, 3 * stage.percent / 100)
        let beside = stage.nginx.map { "\($0.name), 64 connections" }
        let lines = [(stage.nginx, beside), (stage.mock, "the mock over loopback, 64 connections")]
        return lines.compactMap { server, name in
            guard let server, let name else { return nil }
            var goals: [Goal] = []
            if let beside, name != beside {
                goals = [.ratio(.throughput, to: beside, .atLeast(0.8)), .ratio(.processorTime, to: beside)]
            }
            return Line(name, goals) {
                if let wrk = Programs.find("wrk") {
                    return try Programs.load(
                        of: server, target: target, headers: headers, body: body, seconds: seconds, wrk: wrk,
                        in: stage.folder)
                }
                // Without wrk the loop makes the load: it takes a processor too, so both figures are its own as well.
                let loop = try CLoop(
                    server.origin, targets: [target], headers: headers.map { "\($0.name): \($0.value)" },
                    body: body, width: 64, isTuned: true)
                let before = server.process.flatMap { ProcessClock.processorTime(of: $0.number) }
                var cost = try loop.cost(of: stage.share(of: 50_000))
                let after = server.process.flatMap { ProcessClock.processorTime(of: $0.number) }
                cost.processorTime = before.flatMap { before in after.map { $0 - before } }
                return cost
            }
        }
    }

    /// The command beside curl's, and the time until the mock listens.
    static func processes(_ stage: Stage) -> [Line] {
        let times = stage.share(of: 20)
        let words = [
            stage.command, "call", FinosuDialect.provider.rawValue, "cancel-servicing", "--customer", "CUST-12345",
            "--reason", "PAID_OFF", "--base-url", stage.limit.origin,
        ]
        let ours = Line(
            "servicing call, whole process", curl == nil ? [] : [.ratio(.wallTime, to: byCurl, .atMost(1.2))]
        ) {
            try Programs.cost(of: words, environment: ["SERVICING_API_KEY": "demo-api-key"], times: times)
        }
        let listening = Line("servicing mock, exec to listening", [.value(.wallTime, .atMost(10))]) {
            var latencies: [UInt64] = []
            var total = Duration.zero
            for _ in 0..<times {
                let begun = ContinuousClock.now
                let server = try BenchServer.mock(stage.command)
                let took = begun.duration(to: .now)
                server.end()
                total += took
                latencies.append(took.nanoseconds)
            }
            return Cost(operations: times, wall: total, processorTime: nil, latencies: latencies)
        }
        guard let curl else { return [ours, listening] }
        let theirs = Line(byCurl) {
            try Programs.cost(
                of: [curl, "-sS", "-d", body] + headers.flatMap { ["-H", "\($0.name): \($0.value)"] }
                    + [stage.limit.origin + target],
                environment: [:], times: times)
        }
        return [theirs, ours, listening]
    }

    private static let byCurl = "curl, whole process"
    private static var curl: String? { Programs.find("curl") }
}
