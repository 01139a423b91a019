import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

/// Where Canopy's documents say a thing in two ways, or say what they don't mean, and the tests of what is made of it. The
/// numbers are those that other tests name; the ones that are left out are other providers'.
///
/// - 1: account_substatus is sent, account_status_subtype answered: AccountTrapTests.substatusNames
/// - 2: is_active_scra is the text "false": AccountTrapTests.booleans
/// - 3: payout entity ids are numbers and texts: AccountTrapTests.payoutEntityIDs
/// - 4: an account's id may be a number: CreateAccountTests.numericIDs
/// - 5: can_ is forbidden in chosen ids and stands in a path: ValidationTests.badIDs, UpdateAccountStatusTests.ids
/// - 7: an EIN of another form than the text wants: ValidationTests.goodEINs
/// - 8: an ssn of another form than the text wants: ValidationTests.goodSSNs, AccountTrapTests.formats
/// - 9: lists have defaults of their own, and limits of 0 to 100: ListProductsTests.request, .refused
/// - 10: one cursor, not both: PagePositionTests.bothCursors
/// - 11: a page's cursors may be the same: CustomerAccountPageTests.equalCursors
/// - 12: the products' example has no paging: ProductRoundTripTests.noPaging
/// - 13: null lists, null rows, a null answer: ProductRoundTripTests.nulls, CustomerAccountPageTests.nulls,
///   APIUserTests.none, BeneficialOwnerTests.nulls, .nullAnswer
/// - 14: owners are not found for want of a payment processor: BeneficialOwnerTests.notFound
/// - 15: a list's 404 may be an empty list: ListProductsTests.notFound, APIUserTests.notFound,
///   CanopyReconcileTests.listNotFound
/// - 16: HARDSHIP/EXEMPTIONS has a slash: UpdateAccountStatusTests.slash, escapedSlash below
/// - 17: substatuses that are sent are not those that are answered: CanopyValueTests.substatuses,
///   CanopyEchoTests.surplus
/// - 18: an empty substatus, null and none are the same: AccountTrapTests.noSubstatus
/// - 19: non_profile is a non-profit: CustomerValidationTests.nonProfit
/// - 20: 100000000000000000000 cents: ProductRoundTripTests.beyond64Bits
/// - 21: instants with and without fractions: AccountRoundTripTests.instants
/// - 22: parts add up to 100, and an example is 25: NewAccountValidationTests.sums, AccountTrapTests.noArithmetic
/// - 23: Plaid's token is sent, its validity answered: CreateAccountTests.plaid, AccountTrapTests.plaid
/// - 24: external fields are a list or an object: AccountTrapTests.externalFields
/// - 25: a partner entity is an empty object: AccountTrapTests.partnerEntity
/// - 26: a customer's change needs the whole address: CustomerValidationTests.update
/// - 27: an owner's status is not a customer's: BeneficialOwnerTests.statuses
/// - 28: a role is an integer or a number: APIUserTests.roles
/// - 29: digits keep their leading zeros: AccountTrapTests.leadingZeros
/// - 30: names count, and not the prose beside them: ProductRoundTripTests.namesOverProse
/// - 31: sums that do not add up: AccountTrapTests.noArithmetic
/// - 32: default_payment_processor is no field's name: defaultPaymentProcessor below, CreateAccountTests.defaultMethod
/// - 33: names are lost, and with them that they are required: lostNames below
/// - 34: what is created is answered with 200: CreateProductTests.statuses, CustomerCallTests.success
/// - 35: owners have no 422: BeneficialOwnerTests.undocumentedRefusal
/// - 36: countries that the list lacks: AddressValidationTests.list
/// - 37: a passport where the country is not the US: CustomerValidationTests.passports
/// - 48: signing up needs no token: RegisterTests.credentials
/// - 49: a token that is over is a 403: ClientCredentialsTests.rejected, CanopyErrorTests.renewed
/// - 50: 401 and the errors' form are not documented: CanopyErrorTests.statuses, .parts
@Suite("What Canopy's documents say and do not mean")
struct CanopyTrapTests {
    @Test("A slash that is escaped is the same substatus (trap 16)")
    func escapedSlash() async throws {
        for text in [#"HARDSHIP\/EXEMPTIONS"#, "HARDSHIP/EXEMPTIONS", #"HARDSHIP\u002fEXEMPTIONS"#] {
            let receipt = try await canopy(
                ScriptedTransport(
                    200,
                    #"{"account_id":"A1","account_overview":{"account_status":"SUSPENDED","#
                        + #""account_status_subtype":"\#(text)"}}"#)
            ).updateStatus(of: "A1", to: .suspended, substatus: .hardshipOrExemptions)
            #expect(receipt.answer(as: Account.self)?.accountOverview?.substatus == .hardshipOrExemptions)
            #expect(receipt.warnings == [])
        }
    }

    @Test("The way to pay is read by the field's name alone, and not by the one that the text has in passing (trap 32)")
    func defaultPaymentProcessor() async throws {
        func method(_ members: String) async throws -> PaymentMethod? {
            let account = try await readAccount(with: #""payment_processor_config":{\#(members)}"#)
            return try #require(account?.paymentProcessorConfig).defaultPaymentProcessorMethod
        }
        #expect(try await method(#""default_payment_processor":"NONE","autopay_enabled":true"#) == nil)
        let both = #""default_payment_processor":"NONE","default_payment_processor_method":"ACH""#
        #expect(try await method(both) == .ach)
    }

    @Test("A field whose name the document has lost may be required where it is sent, never where it is read (trap 33)")
    func lostNames() async throws {
        let place = "product_lifecycle_policies.fee_policies.default_surcharge_fee_structure[0]"
        for name in ["surcharge_start_inclusive_cents", "percent_surcharge"] {
            let body = try JSONValue(parsing: documentedNewProduct).setting("\(place).\(name)", to: nil)
            let product = try ExactJSONDecoder().decode(NewProduct.self, from: body)
            let servicer = try canopy(ScriptedTransport(200, documentedCreatedProduct))
            let error = await failure { () async throws(ServicingError) in try await servicer.createProduct(product) }
            #expect(error?.problems.map(\.field) == ["\(place).\(name)"])
        }
        let lifecycle = "account_product.product_lifecycle"
        let body = try JSONValue(parsing: documentedAccount)
            .setting("\(lifecycle).payment_reversal_fee_impl_cents", to: nil)
            .setting("customers[0].name_first", to: nil)
        let receipt = try await suspend(body.text())
        let account = try #require(receipt.answer(as: Account.self))
        #expect(account.accountProduct?.productLifecycle?.paymentReversalFeeImplCents == nil)
        #expect(account.accountProduct?.productLifecycle?.lateFeeImplCents == 2900)
        #expect(account.customers?.first?.name.last?.revealed == "Trevino")
        #expect(receipt.warnings.map(\.field) == (try await suspend(documentedAccount)).warnings.map(\.field))
    }
}
