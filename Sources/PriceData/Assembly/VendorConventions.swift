internal import DelimitedText

/// Rewrites values that vendors write in ways of their own, so that they mean what their columns say.
enum VendorConventions {
  /// Rewrites the values of some batches in place, and returns notes of what was rewritten.
  ///
  /// - Throws: ``PriceDataError/returnsAsPrices(file:negative:values:largest:table:)``.
  static func normalize(
    _ batches: [RowBatch],
    options: PriceLoadOptions,
    locator: RowLocator
  ) throws(PriceDataError) -> [QualityNote] {
    var turnover = TurnoverUnits()
    var midpoints = MidpointPrices()
    var averages = QuotedAverages()
    for batch in batches { midpoints.normalize(batch) }
    try ReturnsAsPrices(batches, table: options.table).refuse(locator)
    for batch in batches {
      turnover.normalize(batch)
      averages.normalize(batch)
    }
    return midpoints.notes(locator) + turnover.notes(locator) + averages.notes(locator)
  }
}

/// Reads CRSP's prices: a negative one is the midpoint of bid and ask, zero means that there is none.
struct MidpointPrices {
  /// For each column the rows and the files with negative prices.
  private(set) var counts: [String: (rows: Int, files: Set<Int>)] = [:]

  /// Corrects the closes of a batch in place, where their column is CRSP's.
  mutating func normalize(_ batch: RowBatch) {
    guard let slot = batch.slots.firstIndex(where: { $0.field == .close && $0.symbol == nil })
    else { return }
    let close = batch.column(slot)
    for segment in batch.segments {
      guard let column = segment.layout.column(.field(.close)) else { continue }
      let name = segment.layout.name(ofColumn: column)
      guard ["prc", "altprc"].contains(normalizedHeader(name)) else { continue }
      for row in segment.rows {
        if close[row] < 0 {
          close[row] = -close[row]
          counts[name, default: (0, [])].rows += 1
          counts[name]?.files.insert(segment.file)
        } else if close[row] == 0 {
          close[row] = .nan
        }
      }
    }
  }

  /// Returns one note for each column.
  func notes(_ locator: RowLocator) -> [QualityNote] {
    counts.sorted { $0.key < $1.key }.map { column, count in
      .negativePriceAsMidpoint(
        file: locator.name(count.files),
        column: column,
        rows: count.rows
      )
    }
  }
}

/// Leaves out a file's own average prices where they cannot be ones: outside the range of most days.
struct QuotedAverages {
  /// For each column the rows and files in which it is left out.
  private var leftOut: [String: (rows: Int, files: Set<Int>)] = [:]

  /// Takes the averages out of a batch, in place, that lie outside.
  mutating func normalize(_ batch: RowBatch) {
    guard let averages = batch.column(of: .vwap) else { return }
    for row in DayRanges(batch).rowsOutside({ row, _ in (averages[row], 0) }) {
      let segment = batch.segments[batch.segment(ofRow: row)]
      guard let column = segment.layout.column(.field(.vwap)) else { continue }
      averages[row] = .nan
      let name = segment.layout.name(ofColumn: column)
      leftOut[name, default: (0, [])].rows += 1
      leftOut[name]?.files.insert(segment.file)
    }
  }

  /// Returns one note for each column.
  func notes(_ locator: RowLocator) -> [QualityNote] {
    leftOut.sorted { $0.key < $1.key }.map { column, count in
      .averageLeftOut(file: locator.name(count.files), column: column, rows: count.rows)
    }
  }
}
