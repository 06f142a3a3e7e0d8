internal import CivilTime
internal import DelimitedText

/// The first row of data: the first with a date in the column in which the rows below have dates too.
struct FirstRow {
  /// Which of the rows of the file it is.
  let index: Int
  /// The column of its date.
  let dateColumn: Int
  /// Its number of fields.
  private let width: Int

  /// How many rows are looked at to see that a column has dates.
  private static let reach = 8

  /// The most rows that are looked at for the first.
  private static let mostRows = 240

  /// Returns how many rows of a file to look at, when some of them are there: 40, and more where they
  /// are not yet rows of data.
  static func limit(_ records: [RecordReader.Record], before limit: Int) -> Int {
    guard limit < mostRows, find(records).map({ $0.index + limit / 2 > limit }) != false else {
      return limit
    }
    return limit + 40
  }

  /// Finds the first row of data.
  ///
  /// What looks like a date in a few rows may be a number, so that a column in which most rows have dates, or
  /// seconds since 1970, comes before.
  static func find(_ records: [RecordReader.Record]) -> FirstRow? {
    let days = best(records, forms: [])
    if let days, days.isUsual { return days.row }
    let months = best(records, forms: .months)
    if let months, months.isUsual { return months.row }
    return ofEpochs(records)
      ?? [days, months].compactMap { $0 }.first { !$0.passesOverData }?.row
  }

  /// The first row of data, if its column is that of the dates.
  private struct Candidate {
    let row: FirstRow
    /// How many rows have dates there.
    let dated: Int
    let hasNumbers: Bool
    /// Whether at least half of the first rows have dates there.
    let isUsual: Bool
    /// Whether rows above have numbers where this one has.
    let passesOverData: Bool
  }

  private static func best(_ records: [RecordReader.Record], forms: DateForms) -> Candidate? {
    let isDate = { (field: String) in
      field.utf8.contains { (0x30...0x39).contains($0) } && HeaderRows.isDate(field, forms: forms)
    }
    var best: Candidate?
    for (index, record) in records.enumerated() where record.fields.count > 1 {
      guard let column = record.fields.firstIndex(where: isDate) else { continue }
      let isDated = { (other: RecordReader.Record) in
        other.fields.indices.contains(column) && isDate(other.fields[column])
      }
      let dated = records[index...].prefix(reach).count { $0.fields.count > 1 && isDated($0) }
      // A line such as `Start Date,2024-01-15` has no number.
      let hasNumbers = record.fields.contains { $0.contains(where: \.isNumber) && !isDate($0) }
      if let best, (dated, hasNumbers ? 1 : 0) <= (best.dated, best.hasNumbers ? 1 : 0) { continue }
      let row = FirstRow(index: index, dateColumn: column, width: record.fields.count)
      // Rows of data above, whose dates are bad, are not passed over.
      let start = row.firstAlike(in: records)
      let rows = records[start...].prefix(reach).filter { $0.fields.count > 1 }
      best = Candidate(
        row: FirstRow(index: start, dateColumn: column, width: row.width),
        dated: dated,
        hasNumbers: hasNumbers,
        isUsual: rows.count(where: isDated) * 2 >= rows.count,
        passesOverData: start < index
      )
      if dated >= reach - 2 { break }
    }
    return best
  }

  /// Returns the first row above that is as wide and has digits wherever this one has them, or this one.
  private func firstAlike(in records: [RecordReader.Record]) -> Int {
    guard width > 2 else { return index }
    let digits = { (fields: [String]) in fields.map { $0.count(where: \.isNumber) } }
    let own = digits(records[index].fields)
    return records[..<index].firstIndex { record in
      guard record.fields.count == width else { return false }
      let other = digits(record.fields)
      return other[dateColumn] >= 4 && zip(other, own).allSatisfy { $0 > 0 || $1 == 0 }
    } ?? index
  }

  /// Finds the first row below which a column has seconds since 1970.
  private static func ofEpochs(_ records: [RecordReader.Record]) -> FirstRow? {
    let fields = records.map(\.fields)
    for index in fields.indices.prefix(mostEpochLines) where fields[index].count > 1 {
      guard let column = EpochColumn.first(in: Array(fields[index...])) else { continue }
      return FirstRow(index: index, dateColumn: column, width: fields[index].count)
    }
    return nil
  }

  /// How many lines may stand above rows with seconds since 1970.
  private static let mostEpochLines = 12

  /// Returns the nearest row above that has as many fields and no numbers; one less where only the column
  /// of dates has no name.
  func header(among records: [RecordReader.Record], _ notation: NumberNotation) -> Int? {
    let isHeader = { (fields: [String]) in
      !fields.contains { HeaderRows.isNumber($0, notation) }
        && fields.dropFirst(self.dateColumn + 1).contains { !$0.isEmpty }
        && !self.isBesideNames(fields, notation)
    }
    let equal = records[..<index].lastIndex { record in
      width(of: record.fields) == width && isHeader(record.fields)
    }
    if let equal { return equal }
    // Names without one above the dates look like a line of units; of several such lines the one with the
    // most known names counts.
    let bare = records[..<index].indices.filter { line in
      let fields = records[line].fields
      return width(of: fields) == width && !CommentLine.isOne(fields)
        && !fields.contains { HeaderRows.isNumber($0, notation) }
        && fields.dropFirst(dateColumn + 1).contains { !$0.isEmpty }
    }
    let known = { (line: Int) in
      records[line].fields.count { !ColumnNames.meanings($0, values: .prices).meanings.isEmpty }
    }
    if let bare = bare.max(by: { (known($0), $0) < (known($1), $1) }) { return bare }
    guard index > 0, width(of: records[index - 1].fields) == width - 1, width > 2,
      isHeader(records[index - 1].fields)
    else { return nil }
    return index - 1
  }

  private func width(of fields: [String]) -> Int {
    // A delimiter at the end of a line makes no column.
    fields.last == "" && fields.count == width + 1 ? width : fields.count
  }

  /// Whether a row says something of the columns other than their names, such as units, or is a remark.
  func isBesideNames(_ fields: [String], _ notation: NumberNotation) -> Bool {
    if CommentLine.isOne(fields) { return true }
    guard !fields.contains(where: { HeaderRows.isNumber($0, notation) }) else { return false }
    let corner = fields.indices.contains(dateColumn) ? fields[dateColumn] : ""
    let letters = corner.lowercased().filter(\.isLetter)
    if corner.isEmpty { return fields.contains { !$0.isEmpty } }
    if "([".contains(corner.first ?? " ") { return true }
    if !letters.isEmpty, letters.allSatisfy({ "ymdhs".contains($0) }) { return true }
    return NamedBlock.units.contains(HeaderKey.of(corner))
      || NamedBlock.corners.contains(HeaderKey.of(corner))
        && fields.count { !$0.isEmpty } == 1
  }
}

/// A line that a program has marked as a remark.
enum CommentLine {
  /// Whether the fields of a line are a remark.
  static func isOne(_ fields: [String]) -> Bool {
    guard let lead = fields.first(where: { !$0.isEmpty }) else { return false }
    guard let mark = ["#", "//", "--", "%", ";", "!"].first(where: { lead.hasPrefix($0) }) else {
      return false
    }
    return lead.dropFirst(mark.count).contains(where: \.isLetter)
  }

  /// Whether a line has the number of a page and nothing else.
  static func isPageNumber(_ fields: [String]) -> Bool {
    guard fields.count == 1, fields[0].contains(where: \.isNumber) else { return false }
    let words = fields[0].lowercased().split { !$0.isLetter }
    return words.first.map { pages.contains($0) } == true && words.count <= 2
  }

  private static let pages: Set<Substring> = [
    "page", "seite", "página", "pagina", "strona", "страница", "sayfa", "ページ", "页", "頁",
  ]
}
