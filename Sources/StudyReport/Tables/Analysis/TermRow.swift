internal import DelimitedText

/// The columns `term` to `p_value` of a term with one kind of standard error.
struct TermRow {
  private let term: DocumentTerm?
  private let error: DocumentTerm.Error?

  /// Returns a row for each term and kind of error; one empty row without terms.
  static func rows(of terms: [DocumentTerm]) -> [TermRow] {
    guard !terms.isEmpty else { return [TermRow(term: nil, error: nil)] }
    return terms.flatMap { term in term.errors.map { TermRow(term: term, error: $0) } }
  }

  /// Appends the columns.
  func append(to writer: inout CSVWriter) {
    writer.append(term?.term)
    writer.append(term?.estimate)
    writer.append(error?.kind)
    writer.append(error?.standardError)
    writer.append(error?.t)
    writer.append(error?.pValue)
  }
}
