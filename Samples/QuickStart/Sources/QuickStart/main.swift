// Take a customer out of active servicing at Finosu: plan it, look at it, do it. Runs against the mock.
import CurlTransport
import Finosu
import Servicing
import ServicingHTTP
import ServicingMock

let mock = try MockServer.start(handler: MockWorld())
let finosu = try FinosuServicer(
    settings: ServicerSettings(baseURL: BaseURL(mock.baseURL)), apiKey: "demo-api-key", transport: CurlTransport())
let gateway = try Gateway([finosu])

do {
    let plan = try gateway.plan(WindDown(.customer("CUST-12345"), reason: .paidOff), at: "finosu")
    print(plan)
    let receipt = try await gateway.execute(plan)
    print(receipt)
} catch  where error.mayHaveBeenApplied {
    print("find out at the provider before sending it again: \(error)")
}
await mock.stop()
