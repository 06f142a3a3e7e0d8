/// Returns a column name without what people write in different ways: only letters and digits stay,
/// in lower case.
///
/// `"PREV. CLOSE "` becomes `prevclose`, `"Turnover ₹"` becomes `turnover`.
public func normalizedHeader(_ header: String) -> String {
  String(header.lowercased().filter { $0.isLetter || $0.isNumber })
}
