internal import CivilTime
internal import DelimitedText
internal import ParallelExecution

/// Makes one panel from the batches of all files.
struct PanelAssembly {
  let input: InputFiles
  let result: FileReader.Result
  let options: PriceLoadOptions

  /// Resolves dates, leaves out bad rows, puts bars together, and places what is left.
  ///
  /// - Throws: ``PriceDataError`` at the first thing that cannot be read.
  func assemble() throws(PriceDataError) -> LoadedPrices {
    try refuseClashes()
    let locator = locator(of: result.batches)
    let dates = try DateResolution(result.batches, options: options, locator: locator)
    let bad = try BadRows(batches: result.batches, locator: locator, dates: dates).reject()
    let rows = try DailyRows(result.batches, dates: dates, options: options, locator: locator)
    let units = ReturnUnits(
      batches: rows.batches,
      days: rows.days,
      options: options,
      locator: locator
    )
    let rewritten =
      try options.values == .prices
      ? VendorConventions.normalize(rows.batches, options: options, locator: locator)
      : units.normalize()
    let firstRows = SampleRows(result.batches, days: dates.days, heads: result.heads)
    let usages = concurrentMap(count: rows.batches.count, threads: options.threads) { index in
      RowUsage(rows.batches[index], days: rows.days[index])
    }
    let axes = PanelAxes(usages, days: rows.days)
    guard !axes.days.isEmpty else { throw noRows(locator) }
    let (placed, repeated) = try columns(of: rows.batches, axes: axes, usages)
    let sources = SourceSummaries(
      files: input.files,
      result: result,
      batches: rows.batches,
      usages: usages,
      notations: dates.notations,
      intradayFiles: rows.intradayFiles,
      firstRows: firstRows,
      rejected: bad.rows,
      locator: locator
    )
    let series = SeriesNotes(
      batches: result.batches,
      usages: usages,
      axes: axes,
      chosen: options.series
    )
    return LoadedPrices(
      panel: PricePanel(
        days: axes.days,
        symbols: axes.symbols,
        values: options.values,
        cells: placed.cells,
        columns: placed.columns
      ),
      symbolsAsWritten: Self.asWritten(axes.symbols, usages),
      sources: sources.all(),
      notes: input.leftOut + leftOutFiles(locator) + footers(locator) + strayLines(locator)
        + daysInNames(locator)
        + dates.notes + bad.notes + encodingDoubts(locator) + rows.notes
        + rewritten + series.notes() + repeated + sources.notes(options),
      rejectedRows: bad.rows
    )
  }

  /// Refuses files that would be one security by what is left of their names.
  private func refuseClashes() throws(PriceDataError) {
    guard input.files.count > 1 else { return }
    var files: [String: Set<Int>] = [:]
    for batch in result.batches {
      for segment in batch.segments {
        guard let symbol = segment.layout.fileSymbol, segment.layout.symbolGround == .fileName
        else {
          continue
        }
        files[symbol, default: []].insert(segment.file)
      }
    }
    let shared = files.filter { $0.value.count > 1 }.sorted {
      $0.value.min() ?? 0 < $1.value.min() ?? 0
    }
    for (_, files) in shared {
      let paths = files.sorted().map { input.files[$0].fileName }
      if let clash = FileSymbol.clash(among: paths) {
        throw .filesOfOneName(clash, table: options.table)
      }
    }
  }

  /// Returns symbols in the order of their first row or column.
  private static func asWritten(_ symbols: [String], _ usages: [RowUsage]) -> [String] {
    var left = Set(symbols)
    return usages.flatMap { usage in usage.symbolNames.filter { left.remove($0) != nil } }
  }

  private func locator(of batches: [RowBatch]) -> RowLocator {
    RowLocator(files: input.files, batches: batches, retained: result.retained)
  }

  /// Places the rows of the fields that were asked for; the close is placed even where it was not,
  /// because every file has it.
  private func columns(
    of batches: [RowBatch],
    axes: PanelAxes,
    _ usages: [RowUsage]
  ) throws(PriceDataError) -> (placed: PanelColumns.Placed, notes: [QualityNote]) {
    let present = Set(batches.flatMap { $0.slots.map(\.field) })
    let wanted = options.fields.union(options.beside)
    let fields = PriceField.allCases.filter {
      present.contains($0) && (wanted.contains($0) || $0 == .close)
    }
    let threads = options.threads
    var placed =
      isSparse(axes, usages)
      ? SparseColumns(batches: batches, axes: axes, fields: fields, threads: threads).build()
      : PanelColumns(batches: batches, axes: axes, fields: fields, threads: threads).build()
    var notes: [QualityNote] = []
    if !placed.duplicates.isEmpty {
      notes = try DuplicateRows(
        duplicates: placed.duplicates,
        cells: placed.cells,
        batches: batches,
        axes: axes,
        fields: fields,
        beside: options.beside,
        policy: options.duplicates,
        table: options.table,
        locator: locator(of: batches)
      ).resolve(&placed.columns)
    }
    for field in fields where !wanted.contains(field) { placed.columns[field] = nil }
    return (placed, notes)
  }

  /// Whether most symbols and days have no row, so that a cell for each would take the memory that
  /// the files do not need.
  private func isSparse(_ axes: PanelAxes, _ usages: [RowUsage]) -> Bool {
    let rows = usages.reduce(0) { $0 + $1.placedRows }
    let (cells, isHuge) = axes.days.count.multipliedReportingOverflow(by: axes.symbols.count)
    return isHuge || cells > options.fullPanelCells && cells / 4 > rows
  }

  private func leftOutFiles(_ locator: RowLocator) -> [QualityNote] {
    result.leftOut.compactMap { file, error in
      error.reasonToLeaveOut.map { .fileLeftOut(file: locator.name(file), reason: $0) }
    }
  }

  private func encodingDoubts(_ locator: RowLocator) -> [QualityNote] {
    result.doubts.map { file, doubt in
      .encodingUncertain(
        file: locator.name(file),
        encoding: doubt.encoding,
        rival: doubt.rival,
        symbol: doubt.symbol
      )
    }
  }

  /// Returns one note for the footers of all files.
  private func footers(_ locator: RowLocator) -> [QualityNote] {
    guard let (_, first) = result.footers.min(by: { $0.key < $1.key }) else { return [] }
    return [
      .footerLeftOut(
        file: locator.name(Set(result.footers.keys)),
        lines: result.footers.values.reduce(0) { $0 + $1.lines },
        text: first.text
      )
    ]
  }

  /// Returns one note for the lines among the rows of all files.
  private func strayLines(_ locator: RowLocator) -> [QualityNote] {
    let remarks = result.strayLines.filter { $0.value.count > 0 }
    let actions = result.strayLines.filter { $0.value.actions > 0 }
    var notes: [QualityNote] = []
    if let (_, first) = remarks.min(by: { $0.key < $1.key }) {
      notes.append(
        .strayLinesLeftOut(
          file: locator.name(Set(remarks.keys)),
          lines: remarks.values.reduce(0) { $0 + $1.count },
          text: first.text
        )
      )
    }
    if let (_, first) = actions.min(by: { $0.key < $1.key }) {
      notes.append(
        .actionLinesLeftOut(
          file: locator.name(Set(actions.keys)),
          lines: actions.values.reduce(0) { $0 + $1.actions },
          text: first.action
        )
      )
    }
    return notes
  }

  /// Returns one note for the days that stand in the names of files alone.
  private func daysInNames(_ locator: RowLocator) -> [QualityNote] {
    guard let (_, first) = result.daysInNames.min(by: { $0.key < $1.key }) else { return [] }
    return [.dayInFileName(file: locator.name(Set(result.daysInNames.keys)), day: first)]
  }

  private func noRows(_ locator: RowLocator) -> PriceDataError {
    let leftOut = SeriesNotes.leftOut(result.batches)
    if !leftOut.isEmpty { return .noRowsInSeries(chosen: options.series, found: leftOut) }
    return .noRows(
      file: locator.name(Set(result.batches.flatMap { $0.segments.map(\.file) }))
    )
  }
}
