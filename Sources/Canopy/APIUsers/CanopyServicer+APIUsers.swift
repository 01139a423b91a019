public import Servicing
import ServicingHTTP

/// The organization's API users, in Canopy's own terms.
extension CanopyServicer {
    /// All API users of the organization.
    ///
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is a ``CanopyList`` of ``APIUser``.
    /// - Throws: ``Servicing/ServicingError``; `notFound` may mean that there is none.
    public func apiUsers(options: PlanOptions = .standard) async throws(ServicingError) -> Receipt {
        try await perform(ListAPIUsers(), options: options)
    }

    /// The API user whose credentials this adapter sends.
    ///
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is an ``APIUser``.
    public func apiUserSummary(options: PlanOptions = .standard) async throws(ServicingError) -> Receipt {
        try await perform(APIUserSummary(), options: options)
    }

    /// Invites someone to become an API user of the organization. **An e-mail is sent.**
    ///
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is an ``InviteAPIUser/Answer``.
    public func inviteAPIUser(
        _ invitation: APIUserInvitation, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(InviteAPIUser(invitation), options: options)
    }

    /// Registers a new organization and its first API user, or one who was invited.
    ///
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is an ``APIUser``.
    public func register(
        _ registration: Registration, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(Register(registration), options: options)
    }
}
