public import Servicing

/// One row of an input, understood: what is to be done, at whom, and under which name.
public struct BulkRow: Sendable {
    /// Which row of the input: 0 for the first.
    public let number: Int
    /// The line it begins on.
    public let line: Int
    /// The row's own name, unique in its input.
    public let id: String
    /// The provider.
    public let provider: ProviderID
    /// The operation as the row names it: a native one, or `wind-down`.
    public let operation: String
    /// Why, where the row gives a reason: the unified one of a wind-down, else the provider's own.
    public let reason: String?
    /// What is to be done.
    public let action: Action
    /// The approximations that the row agrees to.
    public let accepting: Set<String>

    /// What a row asks for.
    public enum Action: Sendable {
        /// The provider's own operation.
        case native(any NativeOperation)
        /// A wind-down, which goes through the provider's table of reasons.
        case windDown(WindDown)
    }

    /// The action in the provider's own terms. No I/O.
    ///
    /// - Throws: what a wind-down lacks or can't be.
    func translation(at servicer: any Servicer) throws(ServicingError) -> Translation {
        switch action {
        case .native(let operation): return Translation(operation)
        case .windDown(let instruction):
            guard let able = servicer as? any WindsDown else {
                throw ServicingError(
                    .unsupported, .notSent, "\(provider) can't \(WindDown.name)", provider: provider)
            }
            return try able.translate(instruction)
        }
    }
}

/// What is wrong with one row.
public struct BulkRowProblem: Error, Hashable, Sendable, Codable, CustomStringConvertible {
    /// Which row: 0 for the first.
    public let number: Int
    /// The line it begins on.
    public let line: Int
    /// The row's own name, where it has one.
    public let id: String?
    /// What is wrong, field by field; all of it.
    public let problems: [FieldProblem]

    init(number: Int, line: Int, id: String?, problems: [FieldProblem]) {
        self.number = number
        self.line = line
        self.id = id
        self.problems = problems
    }

    /// `line 12: status: is missing; allowed: …`
    public var description: String {
        problems.map { "line \(line): \($0)" }.joined(separator: "\n")
    }
}
