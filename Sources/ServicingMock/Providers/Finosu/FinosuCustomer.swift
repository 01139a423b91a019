extension FinosuMock {
    /// A customer and all of the customer's loans.
    public struct Customer: Hashable, Sendable {
        /// The loans by id.
        public var loans: [String: Loan]

        /// A customer.
        public init(loans: [String: Loan] = [:]) {
            self.loans = loans
        }
    }

    /// A loan and what servicing has planned for it.
    public struct Loan: Hashable, Sendable {
        /// Whether the loan is serviced.
        public enum ServicingStatus: String, Hashable, Sendable {
            /// It is. *Inferred*: the word stands in the vendor's other pages, not in the document.
            case active = "ACTIVE"
            /// It is not (finosu.cancel-servicing.txt, line 39).
            case notServicing = "NOT_SERVICING"
        }

        /// Whether the loan is serviced.
        public var servicingStatus: ServicingStatus
        /// Why it no longer is.
        public var stopServicingReason: String?
        /// Single payments, calls, e-mails and texts, planned or past.
        public var items: [ScheduledItem]
        /// The schedules that calls, e-mails and texts come from.
        public var schedules: [CommunicationSchedule]

        /// A loan, serviced unless said otherwise.
        public init(
            servicingStatus: ServicingStatus = .active, stopServicingReason: String? = nil,
            items: [ScheduledItem] = [], schedules: [CommunicationSchedule] = []
        ) {
            self.servicingStatus = servicingStatus
            self.stopServicingReason = stopServicingReason
            self.items = items
            self.schedules = schedules
        }

        /// A serviced loan with that much planned, and one active schedule for each channel.
        public init(pendingPayments: Int, calls: Int, emails: Int, sms: Int) {
            let counts: [(ScheduledItem.Kind, Int)] = [
                (.payment, pendingPayments), (.call, calls), (.email, emails), (.sms, sms),
            ]
            self.init(
                items: counts.flatMap { kind, count in Array(repeating: ScheduledItem(kind), count: count) },
                schedules: CommunicationSchedule.Channel.allCases.map { CommunicationSchedule($0) })
        }
    }

    /// One payment, call, e-mail or text.
    public struct ScheduledItem: Hashable, Sendable {
        /// What it is.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// A payment.
            case payment
            /// A call.
            case call
            /// An e-mail.
            case email
            /// A text.
            case sms
        }

        /// What became of it.
        public enum Status: String, Hashable, Sendable, CaseIterable {
            /// It is still to come.
            case pending
            /// It has happened.
            case done
            /// It will not happen.
            case cancelled
        }

        /// What it is.
        public var kind: Kind
        /// What became of it.
        public var status: Status
        /// When it happens, or nil where its time never comes.
        public var dueAt: MockInstant?

        /// An item, pending and without a time unless said otherwise.
        public init(_ kind: Kind, status: Status = .pending, dueAt: MockInstant? = nil) {
            self.kind = kind
            self.status = status
            self.dueAt = dueAt
        }
    }

    /// A loan's schedule of calls, e-mails or texts.
    public struct CommunicationSchedule: Hashable, Sendable {
        /// How the customer is reached.
        public enum Channel: String, Hashable, Sendable, CaseIterable {
            /// By phone.
            case call
            /// By e-mail.
            case email
            /// By text.
            case sms
        }

        /// How the customer is reached.
        public var channel: Channel
        /// Whether it is in force.
        public var isActive: Bool

        /// A schedule, in force unless said otherwise.
        public init(_ channel: Channel, isActive: Bool = true) {
            self.channel = channel
            self.isActive = isActive
        }
    }

    /// `CUST-12345`, whose three loans add up to the counts that the document prints: 9 payments, 15 calls, 6 e-mails,
    /// 9 texts, and 3 schedules of each kind.
    public static let documentedCustomers: [String: Customer] = [
        "CUST-12345": Customer(loans: [
            "LOAN-A": Loan(pendingPayments: 4, calls: 6, emails: 3, sms: 4),
            "LOAN-B": Loan(pendingPayments: 3, calls: 5, emails: 2, sms: 3),
            "LOAN-C": Loan(pendingPayments: 2, calls: 4, emails: 1, sms: 2),
        ])
    ]
}
