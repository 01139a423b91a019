import ExactJSON
import Servicing

/// An operation as it is called from a command line.
struct CallForm: Sendable {
    let name: OperationName
    let required: [Option]
    let optional: [Option]
    /// The options, beside a body, that call it as in the document's example.
    let documented: [Option: String]
    /// The request's body as the provider's document shows it, where it has one.
    let example: String?
    /// What is different in the body where it is to change what the mock's default world has of the example already.
    let variation: JSONObject
    /// How its answer is shown as rows, where it is a read.
    let list: ListForm?
    /// Makes the operation; nil where the reader has a problem that leaves none to be made.
    let make: @Sendable (inout CallReader) -> (any NativeOperation)?

    init(
        _ name: OperationName, required: [Option] = [], optional: [Option] = [], documented: [Option: String] = [:],
        list: ListForm? = nil,
        make: @escaping @Sendable (inout CallReader) -> (any NativeOperation)?
    ) {
        self.name = name
        self.required = required
        self.optional = optional
        self.documented = documented
        self.list = list
        self.make = make
        example = nil
        variation = [:]
    }

    /// An operation with a body, which is read from a file.
    ///
    /// - Parameters:
    ///   - example: the body as the provider's document shows it, JSON text.
    ///   - required: what is needed beside the body.
    ///   - documented: what that is in the document's example.
    ///   - variation: what is different where the example's body is what the mock's default world has already.
    init(
        _ name: OperationName, example: String, required: [Option] = [], documented: [Option: String] = [:],
        variation: JSONObject = [:],
        make: @escaping @Sendable (inout CallReader) -> (any NativeOperation)?
    ) {
        self.name = name
        self.required = required + [.body]
        self.documented = documented
        optional = [.example]
        list = nil
        self.example = example
        self.variation = variation
        self.make = make
    }
}
