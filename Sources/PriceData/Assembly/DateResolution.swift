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
      for id in 0..<names.count {
        recognizers[header, default: DateColumnRecognizer()].add(names.bytes(id))
      }
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
  }

  private mutating func resolve(_ batch: RowBatch, _ column: DateColumn) {
    let names = batch.state.pointee.dateNames
    var days: [Int32] = []
    days.reserveCapacity(Int(names.count))
    var stamps: [DateStamp?] = []
    var isBad = false
    for id in 0..<names.count {
      let stamp = column.parse(names.bytes(id))
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
