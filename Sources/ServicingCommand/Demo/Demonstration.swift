import ExactJSON
import Servicing
import ServicingMock

/// One documented example or error: what is asked through the unified interface, and what the document says comes back.
struct Demonstration: Sendable {
    /// What it shows.
    let title: String
    /// What the document says.
    let expected: Expected
    /// Credentials in place of the ones that the mock accepts.
    let environment: [String: String]
    /// Brings the mock into the state that the case needs. Where no request of the adapter's can provoke an answer, that
    /// is a fault, and the title says "(arranged)".
    let prepare: @Sendable (MockWorld) -> Void
    /// Through the unified interface.
    let perform: @Sendable (Gateway) async throws(ServicingError) -> Receipt

    init(
        _ title: String, expecting expected: Expected, environment: [String: String] = [:],
        prepare: @escaping @Sendable (MockWorld) -> Void = { _ in },
        perform: @escaping @Sendable (Gateway) async throws(ServicingError) -> Receipt
    ) {
        self.title = title
        self.expected = expected
        self.environment = environment
        self.prepare = prepare
        self.perform = perform
    }

    /// What the document says, and what that means for the caller.
    struct Expected: Sendable {
        let status: Int
        let result: Result
        /// The answer as the document prints it, or nil where it prints none.
        let answer: DocumentedAnswer?

        enum Result: Sendable, Hashable, CustomStringConvertible {
            case outcome(Outcome)
            case error(ServicingError.Kind, ServicingError.Effect)

            var description: String {
                switch self {
                case .outcome(let outcome): outcome.rawValue
                case .error(let kind, let effect): "\(kind.rawValue) (\(effect.rawValue))"
                }
            }
        }

        static func outcome(_ outcome: Outcome, _ answer: DocumentedAnswer?) -> Expected {
            Expected(status: 200, result: .outcome(outcome), answer: answer)
        }

        static func refusal(_ status: Int, _ kind: ServicingError.Kind, _ answer: DocumentedAnswer? = nil) -> Expected {
            Expected(status: status, result: .error(kind, .refused), answer: answer)
        }

        static func failure(_ status: Int, _ answer: DocumentedAnswer? = nil) -> Expected {
            Expected(status: status, result: .error(.providerFailure, .mayHaveApplied), answer: answer)
        }
    }
}
