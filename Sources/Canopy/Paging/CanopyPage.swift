/// One page of a list.
public struct CanopyPage<Row: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    /// The rows, null ones dropped. Empty where the answer has null for the whole list.
    public let results: CanopyList<Row>
    /// Where the pages before and behind are. The document's example of the products' list has none, so it may be
    /// missing; nothing more follows then.
    public let paging: CanopyPaging?

    private enum CodingKeys: String, CodingKey {
        case results
        case paging
    }

    /// Reads a page. Neither the rows nor what says whether more follow is left out where it can't be read: a list that
    /// is cut short must not pass for a whole one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        results =
            try container.decodeNil(forKey: .results)
            ? [] : container.decode(CanopyList<Row>.self, forKey: .results)
        let hasPaging = try container.contains(.paging) && !container.decodeNil(forKey: .paging)
        paging = hasPaging ? try container.decode(CanopyPaging.self, forKey: .paging) : nil
    }
}

/// Where the pages before and behind a page are.
public struct CanopyPaging: Hashable, Sendable, Codable {
    /// To be sent as `starting_after` for the next page. On a page of one row the same as ``endingBefore``, as in the
    /// document's example.
    public let startingAfter: PageCursor?
    /// To be sent as `ending_before` for the page before. The documents' texts have lost the name of this field and of
    /// ``startingAfter``; the example has them.
    public let endingBefore: PageCursor?
    /// Whether anything follows the page's end. Nothing does where it is missing or null.
    public let hasMore: LenientBool?

    private enum CodingKeys: String, CodingKey {
        case startingAfter = "starting_after"
        case endingBefore = "ending_before"
        case hasMore = "has_more"
    }

    /// Reads what drives the paging forward strictly, see ``CanopyPage/init(from:)``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func required<Value: Decodable>(_ type: Value.Type, _ key: CodingKeys) throws -> Value? {
            guard try container.contains(key) && !container.decodeNil(forKey: key) else { return nil }
            return try container.decode(type, forKey: key)
        }
        startingAfter = try required(PageCursor.self, .startingAfter)
        endingBefore = try container.decodeIfPresent(PageCursor.self, forKey: .endingBefore)
        hasMore = try required(LenientBool.self, .hasMore)
    }
}
