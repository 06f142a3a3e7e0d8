internal import CivilTime
internal import DelimitedText

/// What is wrong with bars within a day, told once for each file and kind.
///
/// A bar with a price that cannot be one, or with a volume below zero, is left out before anything is made of it;
/// a bar without a trade is a bar.
struct BarChecks {
  /// What is done with a bar that is not taken as it is.
  private enum Treatment { case leftOut, folded, chosen }

  /// What is counted for a file.
  private struct Count {
    let symbol: String
    let bar: IntradayBars.Bar
    let fault: String
    var bars = 0
  }

  private let batches: [RowBatch]
  private let locator: RowLocator
  /// What was done with bars, for each file.
  private var counts: [Treatment: [Int: Count]] = [:]
  /// For each file its offsets from UTC in minutes, none for a stamp without one, each with its first row.
  private var offsets: [Int: [(minutes: Int?, batch: Int, row: Int)]] = [:]

  init(_ batches: [RowBatch], locator: RowLocator) {
    self.batches = batches
    self.locator = locator
  }

  /// Returns the bars that can be used.
  mutating func usable(_ bars: [IntradayBars.Bar], symbol: String) -> [IntradayBars.Bar] {
    bars.filter { bar in
      guard let fault = Self.fault(bar) else { return true }
      count(bar, symbol, as: .leftOut, fault)
      return false
    }
  }

  /// Notes a bar that says what another one of its time says.
  mutating func fold(_ bar: IntradayBars.Bar, symbol: String) {
    count(bar, symbol, as: .folded)
  }

  /// Notes a bar that differs from another one of its time, of which one was chosen.
  mutating func choose(_ bar: IntradayBars.Bar, symbol: String) {
    count(bar, symbol, as: .chosen)
  }

  /// Notes the offset from UTC of the rows from one on.
  mutating func begin(offset minutes: Int?, batch: Int, row: Int) {
    let file = file(batch, row)
    if offsets[file, default: []].contains(where: { $0.minutes == minutes }) { return }
    offsets[file, default: []].append((minutes, batch, row))
  }

  /// What was noticed, by file.
  ///
  /// - Parameter policy: Which of two different bars was chosen.
  /// - Returns: At most one note for each file and kind.
  func notes(_ policy: DuplicatePolicy) -> [QualityNote] {
    counted(.leftOut).map { file, count in
      .barsLeftOut(
        file: locator.name(file),
        line: line(count.bar),
        symbol: count.symbol,
        bar: "\(CalendarDate(dayNumber: count.bar.day)) \(Self.clock(count.bar.seconds))",
        fault: count.fault,
        bars: count.bars
      )
    }
      + counted(.folded).map { file, count in
        .identicalRowsFolded(
          file: locator.name(file),
          line: line(count.bar),
          symbol: count.symbol,
          date: CalendarDate(dayNumber: count.bar.day),
          rows: count.bars
        )
      }
      + counted(.chosen).map { file, count in
        .duplicateResolved(
          file: locator.name(file),
          line: line(count.bar),
          symbol: count.symbol,
          date: CalendarDate(dayNumber: count.bar.day),
          kept: policy.rawValue,
          rows: count.bars
        )
      } + offsets.sorted { $0.key < $1.key }.compactMap { mixed($0.key, $0.value) }
  }

  private func counted(_ treatment: Treatment) -> [(file: Int, count: Count)] {
    (counts[treatment] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func mixed(
    _ file: Int,
    _ offsets: [(minutes: Int?, batch: Int, row: Int)]
  ) -> QualityNote? {
    guard offsets.count > 1 else { return nil }
    let known = offsets.compactMap(\.minutes)
    // An hour between two offsets is summer time.
    if known.count == 2, offsets.count == 2, abs(known[0] - known[1]) == 60 { return nil }
    let position = locator.position(batch: offsets[1].batch, row: offsets[1].row)
    return .offsetsMixed(
      file: position.file,
      line: position.line,
      first: Self.words(offsets[0].minutes),
      second: Self.words(offsets[1].minutes)
    )
  }

  private static func words(_ minutes: Int?) -> String {
    guard let minutes else { return "none" }
    let (sign, size) = (minutes < 0 ? "-" : "+", abs(minutes))
    return sign + clock(size * 60)
  }

  /// A time of the day as `09:15`, with seconds where it has some.
  private static func clock(_ seconds: Int) -> String {
    TimeOfDay(secondsSinceMidnight: seconds)?.description ?? ""
  }

  /// What makes a bar unusable; nothing for one that can be used.
  private static func fault(_ bar: IntradayBars.Bar) -> String? {
    for field in [PriceField.open, .high, .low, .close] {
      if let price = bar.values[field], price <= 0 { return "\(field.words) \(number(price))" }
    }
    if let volume = bar.values[.volume], volume < 0 { return "volume \(number(volume))" }
    if let high = bar.values[.high], let low = bar.values[.low], high < low {
      return "high \(number(high)) below low \(number(low))"
    }
    return nil
  }

  private static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private mutating func count(
    _ bar: IntradayBars.Bar,
    _ symbol: String,
    as treatment: Treatment,
    _ fault: String = ""
  ) {
    let file = file(bar.batch, bar.row)
    let count = Count(symbol: symbol, bar: bar, fault: fault)
    counts[treatment, default: [:]][file, default: count].bars += 1
  }

  private func file(_ batch: Int, _ row: Int) -> Int {
    batches[batch].segments[batches[batch].segment(ofRow: row)].file
  }

  private func line(_ bar: IntradayBars.Bar) -> Int? {
    locator.position(batch: bar.batch, row: bar.row).line
  }
}
