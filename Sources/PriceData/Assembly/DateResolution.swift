internal import CivilTime
internal import DelimitedText

/// The days that the date texts of all batches stand for.
///
/// Texts are resolved after all files have been read, because a whole column decides how its dates
/// are written; each distinct text is read once.
struct DateResolution {
  /// Stands for a text that is not a date.
  static let noDay = Int32.min

  /// For each batch and date number the day number.
  var days: [[Int32]] = []
  /// For each batch and date number the stamp, where the texts have a time.
  var stamps: [[DateStamp?]?] = []
  /// For each batch whether a text is not a date.
  var hasBadDates: [Bool] = []
  /// For each batch how the dates are written.
  var notations: [DateNotation?] = []
  /// What was found about the dates.
  var notes: [QualityNote] = []
  let skipsBadRows: Bool

  /// Resolves all texts; files with equal headers are taken as one column.
  init(
    _ batches: [RowBatch],
    options: PriceLoadOptions,
    locator: RowLocator
  ) throws(PriceDataError) {
    skipsBadRows = options.skipBadRows
    var forced: DateColumn?
    if let format = options.dateFormat {
      guard let notation = DateNotation(format: format) else { throw .badDateFormat(format) }
      forced = DateColumn(notation)
    }
    var recognizers: [[String]: DateColumnRecognizer] = [:]
    for batch in batches where forced == nil {
      guard let header = batch.segments.first?.layout.header else { continue }
      let names = batch.state.pointee.dateNames
      var recognizer = recognizers[header] ?? DateColumnRecognizer([.numbers, .months])
      for id in 0..<names.count { recognizer.add(names.content(id)) }
      recognizers[header] = recognizer
    }
    for batch in batches {
      guard let segment = batch.segments.first else { continue }
      let column: DateColumn
      do throws(DateNotationError) {
        if let forced {
          column = forced
        } else {
          column = try (recognizers[segment.layout.header] ?? DateColumnRecognizer()).finish()
        }
      } catch {
        throw .dates(
          file: locator.name(segment.file),
          column: segment.layout.name(ofColumn: segment.layout.column(.date) ?? 0),
          error
        )
      }
      resolve(batch, column)
    }
    try moveMidnights(batches, locator)
    if forced == nil { try refuseSwapped(batches, locator) }
  }

  /// Gives stamps in UTC that are midnights on the exchange's clock the day that begins with them.
  ///
  /// Files with equal headers are taken together, so that one of few rows is read as the others are.
  private mutating func moveMidnights(
    _ batches: [RowBatch],
    _ locator: RowLocator
  ) throws(PriceDataError) {
    var groups: [[String]: [Int]] = [:]
    for (index, batch) in batches.enumerated() where stamps[index] != nil {
      guard let layout = batch.segments.first?.layout, !layout.hasTimes else { continue }
      groups[layout.header, default: []].append(index)
    }
    for indices in groups.values.sorted(by: { $0[0] < $1[0] }) {
      var midnights = LocalMidnights()
      for index in indices {
        for case let stamp? in stamps[index] ?? [] { midnights.add(stamp) }
      }
      let files = Set(indices.flatMap { batches[$0].segments.map(\.file) })
      let example = String(
        decoding: batches[indices[0]].state.pointee.dateNames.bytes(0)
      )
      switch midnights.finding() {
      case .asWritten: continue
      case .unclear:
        throw .midnightsUnclear(file: locator.name(files), example: example)
      case .nextDay:
        for index in indices {
          stamps[index] = stamps[index]?.map { $0.map(LocalMidnights.moved) }
          for (id, stamp) in (stamps[index] ?? []).enumerated() {
            if let stamp { days[index][id] = stamp.date.dayNumber }
          }
        }
        guard let day = days[indices[0]].first else { continue }
        notes.append(
          .midnightsMoved(
            file: locator.name(files),
            example: example,
            day: CalendarDate(dayNumber: day)
          )
        )
      }
    }
  }

  /// Refuses a file in which a spreadsheet seems to have swapped day and month.
  private func refuseSwapped(
    _ batches: [RowBatch],
    _ locator: RowLocator
  ) throws(PriceDataError) {
    for (index, batch) in batches.enumerated() {
      guard let disorder = RowOrder.disorder(days[index]) else { continue }
      let row = (0..<batch.rowCount).first { batch.dates[$0] == disorder.date } ?? 0
      let day = days[index][disorder.date]
      throw .swappedDates(
        locator.position(batch: index, row: row),
        text: String(decoding: batch.state.pointee.dateNames.bytes(Int32(disorder.date))),
        read: CalendarDate(dayNumber: day),
        swapped: CalendarDate(dayNumber: RowOrder.swapped(day)),
        stepsBack: disorder.stepsBack,
        notation: notations[index] ?? .yearMonthDay
      )
    }
  }

  private mutating func resolve(_ batch: RowBatch, _ column: DateColumn) {
    let names = batch.state.pointee.dateNames
    var days: [Int32] = []
    days.reserveCapacity(Int(names.count))
    var stamps: [DateStamp?] = []
    var isBad = false
    for id in 0..<names.count {
      let stamp = column.parse(names.content(id))
      days.append(stamp?.date.dayNumber ?? Self.noDay)
      isBad = isBad || stamp == nil
      if stamp?.time != nil, stamps.isEmpty {
        // Texts without a time come before the first that has one.
        stamps = days.dropLast().map {
          $0 == Self.noDay ? nil : DateStamp(date: CalendarDate(dayNumber: $0))
        }
        stamps.append(stamp)
      } else if !stamps.isEmpty {
        stamps.append(stamp)
      }
    }
    self.days.append(days)
    self.stamps.append(stamps.isEmpty ? nil : stamps)
    hasBadDates.append(isBad)
    notations.append(column.notation)
  }
}
