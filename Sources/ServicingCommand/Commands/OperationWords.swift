import Servicing
import ServicingHTTP

/// `PROVIDER OPERATION --option …`: one native operation as a command line names it.
struct OperationWords {
    let provider: any CommandProvider.Type
    let form: CallForm
    let arguments: Arguments

    /// - Parameters:
    ///   - words: the words after the command.
    ///   - options: the options that the command takes whatever the operation.
    ///   - command: the command's name.
    init(_ words: [String], options common: [Option], command: String) throws(UsageError) {
        provider = try Self.provider(words.first, command)
        let id = provider.id
        let names = provider.calls.map(\.name.rawValue)
        guard words.count > 1, !words[1].hasPrefix("-") else {
            throw UsageError("\(command) \(id) needs an operation: \(names.joined(separator: ", "))", command)
        }
        guard let form = provider.calls.first(where: { $0.name.rawValue == words[1] }) else {
            let hint = Spelling.nearest(words[1], among: names).map { "; did you mean \($0)?" } ?? ""
            throw UsageError(
                "\(id) has no operation of that name: use one of \(names.joined(separator: ", "))\(hint)", command)
        }
        self.form = form
        arguments = try Arguments(
            Array(words.dropFirst(2)), options: Option.instruction + common, command: command)
        guard arguments.positional.isEmpty else {
            throw UsageError("every value needs its option's name before it", command)
        }
        let allowed = form.required + form.optional + common
        if let foreign = Option.instruction.first(where: { arguments[$0] != nil && !allowed.contains($0) }) {
            let own = (form.required + form.optional).map { "--" + $0.name }
            let takes = own.isEmpty ? "it takes none of its own" : "it takes \(own.joined(separator: ", "))"
            throw UsageError("\(id) \(form.name) does not take --\(foreign.name); \(takes)", command)
        }
    }

    /// The provider that a command's first word names.
    static func provider(_ word: String?, _ command: String) throws(UsageError) -> any CommandProvider.Type {
        let ids = commandProviders.map { $0.id.rawValue }
        guard let word, !word.hasPrefix("-") else {
            throw UsageError("\(command) needs a provider: \(ids.joined(separator: ", "))", command)
        }
        if let provider = commandProviders.first(where: { $0.id.rawValue == word }) { return provider }
        let hint = Spelling.nearest(word, among: ids).map { "; did you mean \($0)?" } ?? ""
        throw UsageError("no provider of that name: use one of \(ids.joined(separator: ", "))\(hint)", command)
    }

    /// The operation.
    ///
    /// - Throws: `invalidRequest` with everything that is wrong with the options and the body.
    func operation() throws(ServicingError) -> any NativeOperation {
        var reader = CallReader(arguments, example: form.example)
        let operation = form.make(&reader)
        if let operation, reader.problems.isEmpty { return operation }
        throw invalid(reader.problems + problems(of: operation, beside: reader.problems))
    }

    /// An error about what was written on the command line.
    func invalid(_ problems: [FieldProblem]) -> ServicingError {
        ServicingError(
            .invalidRequest, .notSent, "the call is not valid; nothing was sent", provider: provider.id,
            operation: form.name, problems: problems)
    }

    /// What the adapter finds wrong with an operation whose body has problems already, so that all are told together.
    private func problems(of operation: (any NativeOperation)?, beside known: [FieldProblem]) -> [FieldProblem] {
        // An option that is missing has a stand-in, about which there is nothing to tell.
        guard let operation, !known.contains(where: { $0.field.hasPrefix("--") }) else { return [] }
        do throws(ServicingError) {
            _ = try ProviderSession.planning(provider).plan(operation)
            return []
        } catch {
            return error.problems.filter { problem in
                !known.contains { BodyPath.isWithin(problem.field, $0.field) }
            }
        }
    }
}
