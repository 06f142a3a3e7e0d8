internal import CivilTime
internal import DelimitedText

/// Gathers what was understood of each file.
struct SourceSummaries {
  private let files: [InputFiles.File]
  private let result: FileReader.Result
  private let intradayFiles: Set<Int>
  private let firstRows: SampleRows
  /// The rows that were left out, by the names of the files.
  private let rejected: [String: Int]
  private let locator: RowLocator
  /// What the pieces of each file hold together, in the order of the files.
  private let sums: [(file: Int, sum: Sum)]

  /// What is summed over the pieces of a file.
  private struct Sum {
    var layout: ColumnLayout?
    var notation: DateNotation?
    /// The columns with fields that say why they hold no number, how many there are, and the first.
    var errorFields: (columns: Set<Int>, count: Int, example: String) = ([], 0, "")
    var use = RowUsage.SegmentUse()

    /// The days, ascending.
    var days: [CalendarDate] = []
    var frequency = Frequency.daily
  }

  /// Sums up what was read.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - result: What was read of them.
  ///   - batches: Their rows, after those of a day were put together.
  ///   - usages: What the rows use.
  ///   - notations: How the dates of each batch are written.
  ///   - intradayFiles: The files whose rows are bars within a day.
  ///   - firstRows: The first row of each file.
  ///   - rejected: The rows that were left out.
  ///   - locator: Names files in messages.
  init(
    files: [InputFiles.File],
    result: FileReader.Result,
    batches: [RowBatch],
    usages: [RowUsage],
    notations: [DateNotation?],
    intradayFiles: Set<Int>,
    firstRows: SampleRows,
    rejected: [RejectedRow],
    locator: RowLocator
  ) {
    self.firstRows = firstRows
    self.rejected = Dictionary(rejected.map { ($0.position.file, 1) }, uniquingKeysWith: +)
    self.files = files
    self.result = result
    self.intradayFiles = intradayFiles
    self.locator = locator
    sums = Self.sums(of: result, batches: batches, usages: usages, notations: notations)
      .sorted { $0.key < $1.key }
      .map { file, sum in
        var sum = sum
        sum.days = sum.use.days.sorted().map { CalendarDate(dayNumber: $0) }
        sum.frequency = Frequency(of: sum.days)
        return (file, sum)
      }
  }

  /// Returns one summary for each file that was read.
  func all() -> [SourceSummary] {
    sums.compactMap { file, sum in
      guard let layout = sum.layout else { return nil }
      let used = layout.roles.sorted { $0.key < $1.key }
      return SourceSummary(
        path: locator.name(file),
        file: files[file].path,
        bytes: result.sizes[file].stored,
        rows: sum.use.rows,
        firstDay: sum.use.rows > 0 ? CalendarDate(dayNumber: sum.use.firstDay) : nil,
        lastDay: sum.use.rows > 0 ? CalendarDate(dayNumber: sum.use.lastDay) : nil,
        symbolCount: sum.use.symbols.count,
        dialect: layout.dialect,
        columns: used.prefix(layout.isWide ? 4 : used.count).map {
          SourceSummary.Column(
            header: layout.name(ofColumn: $0.key),
            role: $0.value,
            ground: layout.grounds[$0.key] ?? .name
          )
        },
        unusedColumns: layout.header.indices.filter { layout.roles[$0] == nil }
          .map { layout.header[$0] }.filter { !$0.isEmpty },
        closes: layout.closes,
        isMatrix: layout.isWide,
        dateNotation: sum.notation,
        isIntraday: intradayFiles.contains(file),
        frequency: sum.frequency,
        headerLines: layout.headerLines,
        linesAbove: (layout.headerLines?.lowerBound ?? result.heads[file]?.line ?? 1) - 1,
        linesBelow: result.footers[file]?.lines ?? 0,
        rejectedRows: rejected[locator.name(file)] ?? 0,
        symbolGround: layout.symbolGround,
        firstRow: firstRows.rows[file]
      )
    }
  }

  private static func sums(
    of result: FileReader.Result,
    batches: [RowBatch],
    usages: [RowUsage],
    notations: [DateNotation?]
  ) -> [Int: Sum] {
    var sums: [Int: Sum] = [:]
    for (index, batch) in result.batches.enumerated() {
      for (number, segment) in batch.segments.enumerated() {
        let known = sums[segment.file]?.layout
        sums[segment.file, default: Sum()].layout =
          known?.joined(with: segment.layout) ?? segment.layout
        sums[segment.file]?.notation = notations[index]
        let errors = batch.state.pointee.errorFields.filter { $0.key.segment == number }
        for (place, fields) in errors.sorted(by: { $0.key.column < $1.key.column }) {
          sums[segment.file]?.errorFields.columns.insert(place.column)
          sums[segment.file]?.errorFields.count += fields.count
          if sums[segment.file]?.errorFields.example == "" {
            sums[segment.file]?.errorFields.example = fields.example
          }
        }
      }
    }
    for (batch, usage) in zip(batches, usages) {
      for (segment, use) in zip(batch.segments, usage.segments) where use.rows > 0 {
        sums[segment.file]?.use.rows += use.rows
        if let sum = sums[segment.file]?.use {
          sums[segment.file]?.use.firstDay = min(sum.firstDay, use.firstDay)
          sums[segment.file]?.use.lastDay = max(sum.lastDay, use.lastDay)
        }
        sums[segment.file]?.use.symbols.formUnion(use.symbols)
        sums[segment.file]?.use.days.formUnion(use.days)
      }
    }
    return sums
  }

  /// Returns the notes about single files: uncertain columns, dates in file names, missing fields.
  func notes(_ options: PriceLoadOptions) -> [QualityNote] {
    var notes: [QualityNote] = []
    var uncertain: [PriceField: [String: Set<Int>]] = [:]
    var filesWith: [PriceField: Int] = [:]
    var symbols: [String: Set<Int>] = [:]
    for (file, sum) in sums {
      guard let layout = sum.layout else { continue }
      for (field, column) in layout.uncertainColumns {
        uncertain[field, default: [:]][column, default: []].insert(file)
      }
      if let column = layout.column(.symbol), layout.grounds[column] == .content {
        symbols[layout.name(ofColumn: column), default: []].insert(file)
      }
      for case .field(let field) in Set(layout.roles.values) { filesWith[field, default: 0] += 1 }
      if sum.errorFields.count > 0 {
        notes.append(
          .errorFields(
            file: locator.name(file),
            columns: sum.errorFields.columns.sorted().map(layout.name(ofColumn:)),
            example: sum.errorFields.example,
            fields: sum.errorFields.count
          )
        )
      }
      for (column, example) in layout.doubtfulPoints.sorted(by: { $0.key < $1.key }) {
        notes.append(
          .decimalsPresumed(file: locator.name(file), column: column, example: example)
        )
      }
      if sum.use.rows > 0, sum.use.firstDay == sum.use.lastDay,
        let named = SymbolName.date(inFileName: files[file].fileName),
        named.dayNumber != sum.use.firstDay
      {
        notes.append(
          .fileNameDate(
            file: locator.name(file),
            named: named,
            found: CalendarDate(dayNumber: sum.use.firstDay)
          )
        )
      }
    }
    notes += dayNotes()
    for (column, files) in symbols.sorted(by: { $0.key < $1.key }) {
      notes.append(.symbolColumnChosen(file: locator.name(files), column: column))
    }
    for field in PriceField.allCases where options.fields.contains(field) {
      for (column, files) in (uncertain[field] ?? [:]).sorted(by: { $0.key < $1.key }) {
        notes.append(
          .columnChosen(file: locator.name(files), field: field, column: column)
        )
      }
      if let count = filesWith[field], count < sums.count {
        notes.append(.fieldInSomeFilesOnly(field: field, filesWith: count, files: sums.count))
      }
    }
    return notes
  }
}

extension SourceSummaries {
  /// Returns what the days of the files say: weeks, months or quarters, or a week that no exchange has.
  private func dayNotes() -> [QualityNote] {
    var periods: [Frequency: [PeriodLabel: Set<Int>]] = [:]
    var notes: [QualityNote] = []
    for (file, sum) in sums {
      let days = sum.days
      guard sum.frequency == .daily else {
        let label = PeriodLabel(of: days, frequency: sum.frequency)
        periods[sum.frequency, default: [:]][label, default: []].insert(file)
        continue
      }
      let sundays = days.count { $0.weekday == .sunday }
      let fridays = days.count { $0.weekday == .friday }
      if days.count >= 20, sundays * 10 > days.count, fridays * 50 < days.count {
        notes.append(
          .oddWeekdays(file: locator.name(file), sundays: sundays, days: days.count)
        )
      }
    }
    for (frequency, labels) in periods.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for (label, files) in labels.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        notes.append(.periods(file: locator.name(files), frequency: frequency, label: label))
      }
    }
    return notes
  }
}

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
