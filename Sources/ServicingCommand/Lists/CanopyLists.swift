import Canopy
import Servicing

extension ListForm {
    /// A list of Canopy's that is read in pages.
    static func pages<Listing: CanopyListing>(of listing: Listing.Type, _ columns: [Column]) -> ListForm {
        ListForm(columns, page: { page($0, of: listing) }) { servicer, operation in
            guard let canopy = servicer as? CanopyServicer, let first = operation as? Listing else {
                preconditionFailure("a list of Canopy's is read by its adapter")
            }
            return CanopyListReader(pages: canopy.pages(of: first).makeAsyncIterator())
        }
    }

    fileprivate static func page<Listing: CanopyListing>(_ receipt: Receipt, of listing: Listing.Type) -> ListedPage {
        let paging = receipt.answer(as: CanopyPage<Listing.Row>.self)?.paging
        let isFirst = (receipt.instruction as? Listing)?.position == nil
        return ListedPage(
            receipt: receipt, next: paging?.hasMore?.value == true ? paging?.startingAfter?.rawValue : nil,
            previous: isFirst ? nil : paging?.endingBefore?.rawValue)
    }
}

/// The adapter's pages, one after the other.
private struct CanopyListReader<Listing: CanopyListing>: ListReader {
    var pages: CanopyPages<Listing>.AsyncIterator

    mutating func next() async throws(ServicingError) -> ListedPage? {
        try await pages.nextReceipt().map { ListForm.page($0, of: Listing.self) }
    }
}
