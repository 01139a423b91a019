import ExactJSON
import Servicing

extension ServicerClient {
    /// The plan of an operation: its exact request, shown with masks for a person.
    func plan<Operation: ProviderOperation>(
        _ operation: Operation, _ translation: Translation, options: PlanOptions
    ) throws(ServicingError) -> Plan where Operation.Dialect == Dialect {
        let request = try nativeRequest(of: operation)
        var instruction = try encoded(operation)
        if Operation.contract.carriesSecret { instruction = Dialect.redaction.masked(instruction) }
        return Plan(
            translation: translation, instruction: instruction, request: request,
            provider: Dialect.provider, contract: Operation.contract, scope: operation.scope,
            sideEffects: operation.sideEffects, options: options)
    }

    /// The operation of a plan that may be executed here and now.
    func verify(
        _ plan: Plan, of operations: [any ProviderOperation<Dialect>.Type]
    ) throws(ServicingError) -> any ProviderOperation<Dialect> {
        guard plan.provider == Dialect.provider else {
            throw refuse(plan, "it was made for \(plan.provider), not for \(Dialect.provider)")
        }
        guard plan.isUnaltered else { throw refuse(plan, "it was altered after it was made") }
        guard !plan.isExpired() else { throw refuse(plan, "it expired at \(plan.expiresAt)") }
        guard plan.request.destination == exchanger.settings.baseURL.description else {
            throw refuse(plan, "it was made for \(plan.request.destination), and this goes to another place")
        }
        guard let type = operations.first(where: { $0.contract.name == plan.operation }) else {
            throw refuse(plan, "\(Dialect.provider) has no operation '\(plan.operation)'")
        }
        guard !type.contract.carriesSecret else {
            throw refuse(
                plan, "it leaves out a credential that stands in the request", hint: "perform the operation itself")
        }
        return try decode(type, from: plan)
    }

    func refuse(_ plan: Plan, _ why: String, hint: String = "make a new plan") -> ServicingError {
        ServicingError(
            .invalidRequest, .notSent, "the plan is not executed: \(why)", hint: hint, provider: Dialect.provider,
            operation: plan.operation)
    }

    private func decode<Operation: ProviderOperation>(
        _ type: Operation.Type, from plan: Plan
    ) throws(ServicingError) -> any ProviderOperation<Dialect> where Operation.Dialect == Dialect {
        guard let operation = try? ExactJSONDecoder().decode(type, from: plan.instruction) else {
            throw refuse(plan, "its instruction can't be read")
        }
        // What would be sent now must be what was approved then, whatever has changed in between.
        guard try nativeRequest(of: operation) == plan.request else {
            throw refuse(plan, "its request is not the one that would be sent now")
        }
        return operation
    }

    private func nativeRequest<Operation: ProviderOperation>(
        of operation: Operation
    ) throws(ServicingError) -> NativeRequest where Operation.Dialect == Dialect {
        let rules = Dialect.redaction
        var request = exchanger.shown(try draft(operation))
        if Operation.contract.carriesSecret { request.body = request.body.map(rules.maskedBody) }
        var masked = "\(request.method) \(request.baseURL)\(rules.masked(target: request.target))\n"
        let shown = request.headers.fields + [exchanger.shownCredential].compactMap { $0 }
        for field in shown { masked += "\(field.name): \(rules.maskedKeepingScheme(header: field))\n" }
        if let body = request.body { masked += "\n" + rules.masked(body: body) }
        return NativeRequest(
            verb: request.method.rawValue, destination: request.baseURL.description, resource: request.target,
            fields: request.headers.fields.map {
                NativeRequest.Field(name: $0.name, value: rules.masked(header: $0))
            },
            body: request.body.map { String(decoding: $0, as: UTF8.self) }, masked: masked)
    }

    private func encoded<Operation: ProviderOperation>(_ operation: Operation) throws(ServicingError) -> JSONValue {
        do {
            return try ExactJSONEncoder().value(of: operation)
        } catch {
            throw ServicingError(
                .invalidRequest, .notSent, "\(Operation.contract.name) can't be encoded: \(error.description)",
                provider: Dialect.provider, operation: Operation.contract.name)
        }
    }
}

extension RedactionRules {
    /// A header's value, masked where its name asks for it; `Bearer` before a token stays readable.
    fileprivate func maskedKeepingScheme(header field: HTTPField) -> String {
        let value = masked(header: field)
        return value == Self.mask && field.value.hasPrefix("Bearer ") ? "Bearer " + Self.mask : value
    }
}
