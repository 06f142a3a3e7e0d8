internal import CivilTime
internal import DelimitedText

/// Recognizes what the columns of a file are: by the meaning of their names, then by their content.
struct LayoutRecognizer {
  let options: PriceLoadOptions
  /// The symbol of the file, when no column tells it.
  let fileSymbol: String

  /// Recognizes the layout of a file, or one for each security that has its own dates.
  ///
  /// - Throws: ``PriceDataError`` when the file has no dates, no values or no rows.
  func recognize(
    _ bytes: UnsafeRawBufferPointer,
    name: String,
    encoding: TextEncoding? = nil
  ) throws(PriceDataError) -> RecognizedColumns {
    let dialect: Dialect
    do throws(DelimitedTextError) {
      dialect = try Dialect.detect(bytes, name: name, encoding: encoding)
    } catch {
      throw .text(error)
    }
    let few = try records(bytes, dialect, name: name, most: Self.firstLook)
    let width = few.lazy.map(\.fields.count).max() ?? 0
    guard width <= Self.mostColumns else {
      throw .text(.tooManyColumns(file: name, found: width, most: Self.mostColumns))
    }
    do throws(PriceDataError) {
      let found = try recognize(few, bytes, dialect, name: name)
      let isUnsure = found.layouts.contains { $0.isDecidedByContent }
      guard isUnsure, few.count >= Self.firstLook else { return found }
    } catch {
      guard few.count >= Self.firstLook else { throw error }
    }
    // What names do not say, more rows may.
    let more = try records(bytes, dialect, name: name, most: Self.secondLook)
    return try recognize(more, bytes, dialect, name: name)
  }

  /// How many rows are looked at, and how many where the names of the columns do not decide.
  private static let firstLook = 40
  private static let secondLook = 400
  /// The most columns that a table may have, those of a spreadsheet.
  private static let mostColumns = 16_384
  /// How many fields are looked at on the second look.
  private static let mostFields = 20_000

  private func records(
    _ bytes: UnsafeRawBufferPointer,
    _ dialect: Dialect,
    name: String,
    most: Int
  ) throws(PriceDataError) -> [RecordReader.Record] {
    var records: [RecordReader.Record] = []
    var fields = 0
    var limit = Self.firstLook
    do throws(DelimitedTextError) {
      try RecordReader(dialect: dialect, name: name).forEach(in: bytes) { record in
        // The last record of a large file is never reached here, so a cut one does no harm.
        if record.fields.contains(where: { !$0.isEmpty }) { records.append(record) }
        fields += record.fields.count
        if records.count == limit { limit = FirstRow.limit(records, before: limit) }
        return records.count < limit || records.count < most && fields < Self.mostFields
      }
    } catch {
      // A quotation mark that is never closed is found again with its line when rows are read.
      guard case .unterminatedQuote = error, !records.isEmpty else { throw .text(error) }
    }
    return records
  }

  private func recognize(
    _ all: [RecordReader.Record],
    _ bytes: UnsafeRawBufferPointer,
    _ dialect: Dialect,
    name: String
  ) throws(PriceDataError) -> RecognizedColumns {
    var records = all
    records.removeLast(Self.footerLines(records))
    let written = ColumnNotations(
      rows: records.lazy.map(\.fields),
      dialect: dialect,
      asked: options.decimal
    )
    if let paired = try PairedDates.find(records, options, written.common, file: name) {
      let layouts = try paired.layouts(
        written,
        (bytes, dialect),
        options,
        HeaderRows.lines(records, above: paired.dataStart),
        file: name
      )
      return RecognizedColumns(layouts: layouts)
    }
    guard let rows = HeaderRows.find(records, values: options.values, notation: written.common)
    else {
      throw .text(.empty(file: name))
    }
    guard !rows.sample.isEmpty else { throw .noRows(file: name) }
    let notations = ColumnNotations(rows: rows.sample, dialect: dialect, asked: options.decimal)
    var assignment = RoleAssignment(
      rows: rows,
      notations: notations,
      options: options,
      file: name
    )
    try assignment.assign()
    if let matrix = assignment.matrixColumns {
      let names = matrix.map { rows.names[$0] }
      let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
      let repeated = names.filter { counts[$0] != 1 }
      guard repeated.isEmpty else {
        throw .severalValueColumns(file: name, columns: repeated, table: options.table)
      }
    }
    let question = assignment.symbolQuestion
    let layout = try layout(
      rows,
      assignment,
      question,
      notations,
      (bytes, dialect),
      rows.lines(among: records),
      name
    )
    guard layout.fileSymbol?.isEmpty != true else { throw .noSymbol(file: name) }
    return RecognizedColumns(
      layouts: [layout],
      question: question,
      closeRange: assignment.closeRange
    )
  }

  /// Returns how many of the first rows of a file are already its footer, which tells nothing of its columns.
  private static func footerLines(_ records: [RecordReader.Record]) -> Int {
    var end = 0
    var dateColumn: Int?
    for record in records.reversed() where dateColumn == nil {
      dateColumn = record.fields.firstIndex { HeaderRows.isDate($0, forms: .months) }
    }
    guard let dateColumn else { return 0 }
    let lines = records.map { record in
      let followsBlank = record.start > end
      end = record.end
      return FooterLines.Line(fields: record.fields, followsBlank: followsBlank)
    }
    return FooterLines(dateColumn: dateColumn) { HeaderRows.isDate($0, forms: .months) }
      .count(in: lines)
  }

  private func layout(
    _ rows: HeaderRows,
    _ assignment: RoleAssignment,
    _ question: SymbolColumn.Question?,
    _ notations: ColumnNotations,
    _ source: (bytes: UnsafeRawBufferPointer, dialect: Dialect),
    _ headerLines: ClosedRange<Int>?,
    _ file: String
  ) throws(PriceDataError) -> ColumnLayout {
    var header = rows.names
    let asked = question?.columns ?? []
    while let last = header.last, last.isEmpty,
      !assignment.roles.keys.contains(header.count - 1), !asked.contains(header.count - 1)
    {
      header.removeLast()
    }
    let needed = options.neededFields
    let tickers = rows.tickers.map { $0.map(SymbolName.withoutYahooSuffix) }
    let distinct = Set(tickers?.filter { !$0.isEmpty } ?? [])
    var slots: [ColumnLayout.Slot]
    var columns: [Int]
    if let matrix = assignment.matrixColumns {
      slots = matrix.map {
        .init(field: .close, symbol: matrix.count == 1 ? options.symbol ?? header[$0] : header[$0])
      }
      columns = matrix
    } else if let tickers, distinct.count > 1 {
      slots = []
      columns = []
      for (index, field) in assignment.tickerColumns where needed.contains(field) {
        slots.append(.init(field: field, symbol: tickers[index]))
        columns.append(index)
      }
    } else {
      slots = []
      columns = []
      for field in needed {
        guard let column = assignment.roles.first(where: { $0.value == .field(field) })?.key
        else { continue }
        slots.append(.init(field: field, symbol: nil))
        columns.append(column)
      }
    }
    var actions = [Int32](repeating: FieldAction.ignore, count: header.count)
    var roles: [Int: ColumnRole] = [:]
    for (column, role) in assignment.roles {
      switch role {
      case .date: actions[column] = FieldAction.date
      case .year: actions[column] = FieldAction.year
      case .month: actions[column] = FieldAction.month
      case .day: actions[column] = FieldAction.day
      case .time: actions[column] = FieldAction.time
      case .symbol: actions[column] = FieldAction.symbol
      case .series: actions[column] = FieldAction.series
      case .field: continue
      }
      roles[column] = role
    }
    for (slot, column) in columns.enumerated() {
      actions[column] = Int32(slot)
      roles[column] = .field(slots[slot].field)
    }
    let isEachSecurity = slots.contains { $0.symbol != nil }
    // Rows of securities below columns of securities: one of the two is something else.
    if isEachSecurity, roles.values.contains(.symbol) {
      throw .severalValueColumns(
        file: file,
        columns: columns.map { rows.names[$0] },
        table: options.table
      )
    }
    let hasSymbol = roles.values.contains(.symbol) || isEachSecurity
    let numbers = try ValueNotations(
      zip(columns, slots).map { ($0, $1.field) },
      first: notations,
      rows: rows,
      source: source,
      options: options,
      file: file
    )
    let price = slots.firstIndex { $0.field == .close }
    let hasComma = price.map { numbers.notations[$0].decimalComma } ?? source.dialect.decimalComma
    return ColumnLayout(
      dialect: source.dialect.with(hasComma ? .comma : .point),
      header: header,
      dataStart: rows.dataStart,
      headerLines: headerLines,
      actions: actions,
      slots: slots,
      roles: roles,
      grounds: roles.reduce(into: [:]) {
        $0[$1.key] =
          assignment.grounds[$1.key] ?? (assignment.matrixColumns == nil ? .name : .content)
      },
      fileSymbol: hasSymbol ? nil : options.symbol ?? distinct.first ?? fileSymbol,
      symbolGround: roles.values.contains(.symbol)
        ? .column
        : hasSymbol
          ? .header : options.symbol != nil ? .option : distinct.isEmpty ? .fileName : .header,
      notations: numbers.notations,
      doubtfulPoints: numbers.doubtfulPoints,
      namedTurnoverUnit: assignment.turnoverUnit,
      writtenUnit: WrittenUnit.of(
        headers: columns.map { rows.names[$0] },
        fields: columns.flatMap { column in
          rows.sample.compactMap { $0.indices.contains(column) ? $0[column] : nil }
        }
      ),
      uncertainColumns: assignment.uncertain,
      isDecidedByHeader: assignment.isDecidedByHeader && !assignment.needsItsRows
        && rows.tickers == nil
        && question == nil
        && source.dialect.delimiter == UInt8(ascii: ",") && numbers.areOrdinary,
      beside: options.beside,
      closes: CloseColumn.all(in: header, roles: roles),
      sharesRows: false
    )
  }
}
