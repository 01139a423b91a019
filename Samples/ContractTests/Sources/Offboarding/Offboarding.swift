import Finosu
import Servicing
import ServicingHTTP

/// The app: it takes customers who have paid everything back out of servicing.
public struct Offboarding: Sendable {
    let finosu: FinosuServicer

    /// - Parameter transport: libcurl's in production, a recording in tests.
    public init(baseURL: BaseURL, apiKey: Secret, transport: any HTTPTransport) throws(ServicingError) {
        finosu = try FinosuServicer(
            settings: ServicerSettings(baseURL: baseURL, retry: .off), apiKey: apiKey, transport: transport)
    }

    /// Takes one customer out of servicing.
    public func finish(_ customer: CustomerID) async throws(ServicingError) -> Receipt {
        try await finosu.cancelServicing(of: customer, reason: .paidOff)
    }
}
