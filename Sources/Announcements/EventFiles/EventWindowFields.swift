/// The windows that a row of an event file sets for its event.
struct EventWindowFields {
  private let reader: EventRowReader
  private let row: EventRowReader.Line

  init(_ reader: EventRowReader, _ row: EventRowReader.Line) {
    self.reader = reader
    self.row = row
  }

  /// Returns the windows as `-10..10`, or nothing where the row sets none.
  func windows() throws(AnnouncementError) -> Announcement.OwnWindows? {
    let columns = reader.columns
    var event = try window(columns.eventWindow)
    if event == nil {
      event = try pair(columns.eventWindowStart, columns.eventWindowEnd, length: nil)
    }
    var estimation = try window(columns.estimationWindow)
    if estimation == nil {
      estimation = try pair(
        columns.estimationStart,
        columns.estimationEnd,
        length: columns.estimationLength
      )
    }
    guard event != nil || estimation != nil else { return nil }
    return Announcement.OwnWindows(estimation: estimation, event: event)
  }

  /// A window in one field: `-10..10`, `-10,10` or `[-10,10]`.
  private func window(_ column: Int?) throws(AnnouncementError) -> String? {
    guard let column, let text = reader.field(row, column) else { return nil }
    let inner = text.filter { !"[]() ".contains($0) }
    let parts =
      inner.contains("..")
      ? inner.split(separator: "..")
      : inner.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == ":" })
    guard parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]), first <= last
    else {
      throw bad(column, text, "is not a window of days; write it as -10..10")
    }
    return "\(first)..\(last)"
  }

  /// A window in two fields; a missing start is counted back from the end by the length.
  private func pair(
    _ startColumn: Int?,
    _ endColumn: Int?,
    length lengthColumn: Int?
  ) throws(AnnouncementError) -> String? {
    let start = try number(startColumn)
    let length = try number(lengthColumn)
    guard let end = try number(endColumn) else {
      guard let startColumn, let start else { return nil }
      throw bad(startColumn, "\(start)", "begins a window that has no end")
    }
    guard let endColumn else { return nil }
    guard let first = start ?? length.map({ end - $0 + 1 }) else {
      throw bad(endColumn, "\(end)", "ends a window that has no start and no length")
    }
    guard first <= end else {
      throw bad(endColumn, "\(end)", "ends the window before its first day, \(first)")
    }
    return "\(first)..\(end)"
  }

  private func number(_ column: Int?) throws(AnnouncementError) -> Int? {
    guard let column, let text = reader.field(row, column) else { return nil }
    guard let number = Int(text) else {
      throw bad(column, text, "is not a whole number of trading days")
    }
    return number
  }

  private func bad(_ column: Int, _ value: String, _ remedy: String) -> AnnouncementError {
    .badValue(
      reader.position(row, column),
      value: value,
      column: reader.name(column),
      remedy: remedy
    )
  }
}
