internal import CivilTime
internal import DelimitedText
internal import ParallelExecution

/// Makes one panel from the batches of all files.
struct PanelAssembly {
  let files: [InputFiles.File]
  let result: FileReader.Result
  let options: PriceLoadOptions

  private var locator: RowLocator {
    RowLocator(files: files, batches: result.batches, retained: result.retained)
  }

  func assemble() throws(PriceDataError) -> LoadedPrices {
    let locator = locator
    let resolution = try DateResolution(result.batches, options: options, locator: locator)
    let (rejected, badNotes) = try BadRows(
      batches: result.batches,
      locator: locator,
      dates: resolution
    ).reject()
    var batches = result.batches
    var days = resolution.days
    var notes = result.leftOut.map { file, error in
      QualityNote.fileLeftOut(file: locator.name(file), reason: Self.reason(error))
    }
    notes += badNotes
    let intraday = try aggregateBars(&batches, &days, resolution, locator)
    notes += intraday.notes
    var turnover = TurnoverUnits()
    var midpoints = MidpointPrices()
    for batch in batches where options.values == .prices {
      midpoints.normalize(batch)
      turnover.normalize(batch)
    }
    notes += midpoints.notes(locator) + turnover.notes(locator)
    let (usages, axes) = use(batches, days)
    notes += SeriesNotes(
      batches: result.batches,
      usages: usages,
      axes: axes,
      chosen: options.series
    )
    .notes()
    guard !axes.days.isEmpty else { throw noRows(locator) }
    let fields = presentFields(batches)
    var (columns, duplicates) = PanelColumns(
      batches: batches,
      axes: axes,
      fields: fields,
      threads: options.threads
    ).build()
    if !duplicates.isEmpty {
      notes += try DuplicateRows(
        duplicates: duplicates,
        batches: batches,
        axes: axes,
        fields: fields,
        policy: options.duplicates,
        locator: RowLocator(files: files, batches: batches, retained: result.retained)
      ).resolve(&columns)
    }
    for field in fields where !options.fields.contains(field) { columns[field] = nil }
    let sources = SourceSummaries(
      files: files,
      result: result,
      batches: batches,
      usages: usages,
      notations: resolution.notations,
      intradayFiles: intraday.files,
      locator: locator
    )
    notes += sources.notes(options)
    return LoadedPrices(
      panel: PricePanel(
        days: axes.days,
        symbols: axes.symbols,
        values: options.values,
        columns: columns
      ),
      sources: sources.all(),
      notes: notes,
      rejectedRows: rejected
    )
  }

  private static func reason(_ error: PriceDataError) -> String {
    switch error {
    case .noDateColumn: "it has no column of dates"
    case .noValueColumn: "it has no column of prices or returns"
    case .noRows: "it has a header and no rows"
    default: "it is empty"
    }
  }

  /// Puts daily bars in place of the batches that hold bars within a day.
  private func aggregateBars(
    _ batches: inout [RowBatch],
    _ days: inout [[Int32]],
    _ resolution: DateResolution,
    _ locator: RowLocator
  ) throws(PriceDataError) -> (notes: [QualityNote], files: Set<Int>) {
    guard options.values == .prices else { return ([], []) }
    var groups: [[String]: [Int]] = [:]
    var isIntraday: Set<[String]> = []
    for (index, batch) in batches.enumerated() {
      guard let header = batch.segments.first?.layout.header else { continue }
      groups[header, default: []].append(index)
      if IntradayBars.isIntraday(batch, index, resolution) { isIntraday.insert(header) }
    }
    guard !isIntraday.isEmpty else { return ([], []) }
    let bars = IntradayBars(
      batches: batches,
      dates: resolution,
      options: options,
      locator: locator
    )
    var notes: [QualityNote] = []
    var replaced: [Int: IntradayBars.Result] = [:]
    var removed: Set<Int> = []
    var files: Set<Int> = []
    for (header, indices) in groups.sorted(by: { $0.value[0] < $1.value[0] })
    where isIntraday.contains(header) {
      let daily = try bars.aggregate(indices)
      notes += daily.notes
      replaced[indices[0]] = daily
      removed.formUnion(indices)
      for index in indices { files.formUnion(batches[index].segments.map(\.file)) }
    }
    var newBatches: [RowBatch] = []
    var newDays: [[Int32]] = []
    for index in batches.indices {
      if let daily = replaced[index] {
        newBatches.append(daily.batch)
        newDays.append(daily.days)
      } else if !removed.contains(index) {
        newBatches.append(batches[index])
        newDays.append(days[index])
      }
    }
    batches = newBatches
    days = newDays
    return (notes, files)
  }

  private func use(_ batches: [RowBatch], _ days: [[Int32]]) -> ([RowUsage], PanelAxes) {
    let usages = concurrentMap(count: batches.count, threads: options.threads) { index in
      RowUsage(batches[index], days: days[index])
    }
    return (usages, PanelAxes(usages, days: days))
  }

  /// Returns the fields that are asked for and that a file has, the close first.
  ///
  /// The close is placed even where it was not asked for, because every file has it.
  private func presentFields(_ batches: [RowBatch]) -> [PriceField] {
    let present = Set(batches.flatMap { $0.slots.map(\.field) })
    return PriceField.allCases.filter {
      present.contains($0) && (options.fields.contains($0) || $0 == .close)
    }
  }

  private func noRows(_ locator: RowLocator) -> PriceDataError {
    let leftOut = SeriesNotes.leftOut(result.batches)
    if !leftOut.isEmpty { return .noRowsInSeries(chosen: options.series, found: leftOut) }
    return .noRows(
      file: FileList.name(Set(result.batches.flatMap { $0.segments.map(\.file) }), locator)
    )
  }
}
