import CurlTransport
import Finosu
import Servicing
import ServicingHTTP
import ServicingMock

/// Takes a customer out of active servicing at Finosu: plan it, look at it, do it. Against the mock.
@main struct QuickStart {
    static func main() async throws {
        let mock = try MockServer.start(handler: MockWorld())
        let finosu = try FinosuServicer(
            settings: ServicerSettings(baseURL: BaseURL(mock.baseURL)), apiKey: "demo-api-key",
            transport: CurlTransport())
        let gateway = try Gateway([finosu])
        do {
            let plan = try gateway.plan(WindDown(.customer("CUST-12345"), reason: .paidOff), at: "finosu")
            print(plan)
            print(try await gateway.execute(plan))
        } catch {
            print(error.mayHaveBeenApplied ? "find out before sending it again: \(error)" : "\(error)")
        }
        await mock.stop()
    }
}
