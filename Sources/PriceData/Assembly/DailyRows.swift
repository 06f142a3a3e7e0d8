internal import CivilTime
internal import DelimitedText

/// The rows of all files with daily bars in place of bars within a day.
struct DailyRows {
  private(set) var batches: [RowBatch] = []
  /// For each batch and date number the day number.
  private(set) var days: [[Int32]] = []
  private(set) var notes: [QualityNote] = []
  /// The files that hold bars within a day.
  private(set) var intradayFiles: Set<Int> = []

  /// Puts the bars together, header by header; returns have none.
  ///
  /// - Throws: ``PriceDataError/duplicateRows(symbol:date:first:second:)`` when two bars of one
  ///   symbol and time differ.
  init(
    _ all: [RowBatch],
    dates: DateResolution,
    options: PriceLoadOptions,
    locator: RowLocator
  ) throws(PriceDataError) {
    let groups = options.values == .prices ? Self.intradayGroups(all, dates) : []
    guard !groups.isEmpty else {
      (batches, days) = (all, dates.days)
      return
    }
    let bars = IntradayBars(batches: all, dates: dates, options: options, locator: locator)
    var daily: [Int: IntradayBars.Result] = [:]
    for indices in groups {
      let result = try bars.aggregate(indices)
      notes += result.notes
      daily[indices[0]] = result
      for index in indices { intradayFiles.formUnion(all[index].segments.map(\.file)) }
    }
    let replaced = Set(groups.joined())
    for index in all.indices {
      if let result = daily[index] {
        batches.append(result.batch)
        days.append(result.days)
      } else if !replaced.contains(index) {
        batches.append(all[index])
        days.append(dates.days[index])
      }
    }
  }

  /// Returns the batches of each header of which one has bars within a day, in the order of files.
  private static func intradayGroups(_ batches: [RowBatch], _ dates: DateResolution) -> [[Int]] {
    var groups: [[String]: [Int]] = [:]
    var isIntraday: Set<[String]> = []
    for (index, batch) in batches.enumerated() {
      guard let header = batch.segments.first?.layout.header else { continue }
      groups[header, default: []].append(index)
      if IntradayBars.isIntraday(batch, index, dates) { isIntraday.insert(header) }
    }
    return groups.filter { isIntraday.contains($0.key) }.values.sorted { $0[0] < $1[0] }
  }
}
