internal import DelimitedText

/// How the columns of values of one file are written.
struct ValueNotations {
  /// The notation of each column.
  private(set) var notations: [NumberNotation] = []
  /// The names of columns whose points before three digits may group thousands, with such a field.
  private(set) var doubtfulPoints: [String: String] = [:]
  /// Whether every price is written with a decimal point and some field proves it, so that a file with the
  /// same header is written so too.
  private(set) var areOrdinary = true

  /// The most fields that are looked at where the first rows do not tell.
  private static let mostFields = 100_000

  /// Decides for each column.
  ///
  /// - Parameters:
  ///   - columns: The columns of values and their fields.
  ///   - first: What the first rows show.
  ///   - rows: The header and the first rows.
  ///   - source: The bytes and the dialect of the file.
  ///   - options: How files are loaded.
  ///   - file: The name of the file, for messages.
  /// - Throws: ``PriceDataError/decimalUnclear(file:column:text:)``.
  init(
    _ columns: [(column: Int, field: PriceField)],
    first: ColumnNotations,
    rows: HeaderRows,
    source: (bytes: UnsafeRawBufferPointer, dialect: Dialect),
    options: PriceLoadOptions,
    file: String
  ) throws(PriceDataError) {
    let prices = columns.filter { !Self.counts.contains($0.field) }
    areOrdinary = prices.allSatisfy { first.isCertain($0.column) }
    let found =
      first.isKnown || areOrdinary
      ? first
      : ColumnNotations(
        rows: Self.further(source.bytes, source.dialect, below: rows),
        dialect: source.dialect,
        asked: options.decimal
      )
    for (column, field) in columns {
      let mark = found.mark(of: column, isCount: Self.counts.contains(field))
      let name = rows.names.indices.contains(column) ? rows.names[column] : "\(column + 1)"
      switch mark {
      case .unclear(let example):
        throw .decimalUnclear(file: file, column: name, text: example)
      case .doubtful(let example): doubtfulPoints[name] = example
      case .certain, .usual: break
      }
      areOrdinary = areOrdinary && mark.mark == .point
      notations.append(
        NumberNotation(
          decimalComma: mark.mark == .comma,
          lettersAreMissing: options.values == .returns
        )
      )
    }
  }

  /// The fields that are whole numbers.
  private static let counts: Set<PriceField> = [.volume]

  /// Returns more rows than the first ones, without the last, which may be cut.
  private static func further(
    _ bytes: UnsafeRawBufferPointer,
    _ dialect: Dialect,
    below rows: HeaderRows
  ) -> [[String]] {
    var fields = 0
    var found: [[String]] = []
    do throws(DelimitedTextError) {
      try RecordReader(dialect: dialect, name: "").forEach(in: bytes, from: rows.dataStart, line: 1)
      {
        found.append($0.fields)
        fields += $0.fields.count
        return fields < mostFields
      }
    } catch {
      // A quotation mark that is never closed is found again, with its line, when rows are read.
      return rows.sample
    }
    guard found.count > rows.sample.count else { return rows.sample }
    return found.dropLast()
  }
}
