import Servicing

/// An operation as it is called from a command line.
struct CallForm: Sendable {
    let name: OperationName
    let required: [Option]
    let optional: [Option]
    /// The request's body as the provider's document shows it, where it has one.
    let example: String?
    /// How its answer is shown as rows, where it is a read.
    let list: ListForm?
    /// Makes the operation; nil where the reader has a problem that leaves none to be made.
    let make: @Sendable (inout CallReader) -> (any NativeOperation)?

    init(
        _ name: OperationName, required: [Option] = [], optional: [Option] = [], list: ListForm? = nil,
        make: @escaping @Sendable (inout CallReader) -> (any NativeOperation)?
    ) {
        self.name = name
        self.required = required
        self.optional = optional
        self.list = list
        self.make = make
        example = nil
    }

    /// An operation with a body, which is read from a file.
    ///
    /// - Parameters:
    ///   - example: the body as the provider's document shows it, JSON text.
    ///   - required: what is needed beside the body.
    init(
        _ name: OperationName, example: String, required: [Option] = [],
        make: @escaping @Sendable (inout CallReader) -> (any NativeOperation)?
    ) {
        self.name = name
        self.required = required + [.body]
        optional = [.example]
        list = nil
        self.example = example
        self.make = make
    }
}
