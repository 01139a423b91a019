import ServicingHTTP

extension FieldChecks {
    /// Checks an id that the caller chooses for something new. The document's pattern is `^(?!can_).*$`: what begins
    /// with `can_` is Canopy's own. Ids of what exists already are not checked so, since those may be Canopy's.
    ///
    /// The pattern lets an empty text pass, and says nothing of line breaks. Neither they nor `.` and `..` can stand in
    /// the path of a later call, so what is created under such an id could never be named again: they are refused.
    mutating func chosenID(_ field: String, _ id: String) {
        let allowed = "an id of one or more printable characters that does not begin with 'can_', not '.' or '..'"
        do {
            _ = try PathSegment.encode(id)
            if id.hasPrefix("can_") { add(field, "begins with 'can_', as only Canopy's own ids do", allowed: allowed) }
        } catch {
            add(field, error.description, allowed: allowed)
        }
    }

    /// Checks that a list is no longer than the document allows.
    mutating func atMost(_ field: String, _ count: Int, _ maximum: Int) {
        guard count > maximum else { return }
        add(field, "has too many elements", allowed: "at most \(maximum)")
    }
}
