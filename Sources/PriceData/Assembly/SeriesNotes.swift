internal import DelimitedText

/// Names the series whose rows were left out.
struct SeriesNotes {
  let batches: [RowBatch]
  let usages: [RowUsage]
  let axes: PanelAxes
  let chosen: [String]

  /// Returns for each series how many rows were left out.
  static func leftOut(_ batches: [RowBatch]) -> [String: Int] {
    var rows: [String: Int] = [:]
    for batch in batches {
      for (id, count) in batch.state.pointee.seriesLeftOut.enumerated() where count > 0 {
        let name = String(decoding: batch.state.pointee.seriesNames.bytes(Int32(id)))
        rows[name, default: 0] += count
      }
    }
    return rows
  }

  /// Returns the notes; none when nothing was left out.
  func notes() -> [QualityNote] {
    let rows = Self.leftOut(batches)
    guard !rows.isEmpty else { return [] }
    let used = Set(axes.symbols)
    var unused: Set<String> = []
    for usage in usages { unused.formUnion(usage.symbolNames) }
    unused.subtract(used)
    let symbols = unused.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return [.seriesLeftOut(chosen: chosen, rows: rows)]
      + (symbols.isEmpty ? [] : [.symbolsLeftOut(symbols: symbols)])
  }
}
