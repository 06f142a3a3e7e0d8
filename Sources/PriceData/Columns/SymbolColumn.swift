internal import CivilTime
internal import DelimitedText

/// The column of securities of a file whose names do not tell it for certain, found in all its rows.
struct SymbolColumn {
  /// What is asked of a file.
  enum Question: Sendable, Hashable {
    /// Which of some columns of texts, or of codes of digits, tells the rows of a day apart.
    case unnamed(texts: [Int], codes: [Int])
    /// Whether the securities of a permanent identifier share tickers.
    case permanent(identifier: Int, ticker: Int)

    /// The columns that it is asked about.
    var columns: [Int] {
      switch self {
      case .unnamed(let texts, let codes): texts + codes
      case .permanent(let identifier, let ticker): [identifier, ticker]
      }
    }
  }

  /// An answer.
  enum Answer: Hashable {
    /// The layout is right as it is.
    case asNamed
    /// The column is that of the securities.
    case column(Int)
    /// The column may be that of the securities, of which these are some.
    case unclear(Int, examples: [String])
  }

  let source: BlockSource
  let layout: ColumnLayout

  /// Answers a question.
  ///
  /// - Throws: ``DelimitedTextError`` when the file cannot be read.
  func answer(_ question: Question) throws(DelimitedTextError) -> Answer {
    switch question {
    case .unnamed(let texts, let codes): try unnamed(texts, codes)
    case .permanent(let identifier, let ticker): try permanent(identifier, ticker)
    }
  }

  private func scan(_ columns: [Int]) -> ColumnScan {
    ColumnScan(dialect: layout.dialect, start: layout.dataStart, columns: columns)
  }

  // MARK: - Permanent identifiers

  /// Tickers are given to other companies and shared by classes of shares; a permanent identifier is not.
  private func permanent(
    _ identifier: Int,
    _ ticker: Int
  ) throws(DelimitedTextError) -> Answer {
    var identifiers: [String: String] = [:]
    var last: (ticker: [UInt8], identifier: [UInt8]) = ([], [])
    var isShared = false
    try scan([identifier, ticker]).forEach(in: source) { fields in
      // Rows of one security follow each other.
      if fields[0].elementsEqual(last.identifier), fields[1].elementsEqual(last.ticker) {
        return true
      }
      last = (Array(fields[1]), Array(fields[0]))
      let (own, ticker) = (String(decoding: fields[0]), String(decoding: fields[1]))
      guard !own.isEmpty else { return true }
      // Some securities have no ticker at times.
      guard !ticker.isEmpty else {
        isShared = true
        return false
      }
      isShared = identifiers.updateValue(own, forKey: ticker).map { $0 != own } ?? false
      return !isShared
    }
    return isShared ? .column(identifier) : .asNamed
  }

  // MARK: - Columns without a known name

  /// What the rows say about one column.
  private struct Tally {
    var values: Set<String> = []
    var runs = 0
    var last = ""
    var hasBlanks = false
    var moments: Set<String> = []
    var repeats = 0

    /// Whether each row has a value, and they are not all the same.
    var isVarying: Bool { values.count > 1 && !hasBlanks }

    mutating func add(_ value: String, _ moment: String) {
      hasBlanks = hasBlanks || value.isEmpty
      if runs == 0 || value != last {
        runs += 1
        last = value
        values.insert(value)
      }
      if !moments.insert("\(moment)\u{0}\(value)").inserted { repeats += 1 }
    }
  }

  /// What the rows say about some columns.
  private struct Tallies {
    var columns: [Int: Tally]
    var rows = 0
    /// How many rows have the moment of an earlier one.
    var repeats = 0

    /// The columns that tell the rows of a moment apart, codes without blanks first.
    ///
    /// A few rows may still be there twice, which is said when they are placed.
    var separating: [Int] {
      let found = columns.filter { _, tally in
        repeats > 0 && tally.isVarying && tally.repeats * 20 <= repeats
      }.keys.sorted()
      let isCode = { (column: Int) in
        columns[column]?.values.allSatisfy { !$0.contains(" ") } == true
      }
      return found.filter(isCode) + found.filter { !isCode($0) }
    }
  }

  private func tallies(_ columns: [Int]) throws(DelimitedTextError) -> Tallies {
    let times = ColumnRole.moments(of: layout.roles).map(\.column)
    var tallies = [Tally](repeating: Tally(), count: columns.count)
    var moments: Set<String> = []
    var repeats = 0
    var rows = 0
    try scan(times + columns).forEach(in: source) { fields in
      let moment = fields.prefix(times.count).map { String(decoding: $0) }.joined(separator: " ")
      guard fields.contains(where: { !$0.isEmpty }) else { return true }
      rows += 1
      if !moments.insert(moment).inserted { repeats += 1 }
      for (place, field) in fields.dropFirst(times.count).enumerated() {
        tallies[place].add(String(decoding: field), moment)
      }
      return true
    }
    let byColumn = Dictionary(zip(columns, tallies)) { first, _ in first }
    return Tallies(columns: byColumn, rows: rows, repeats: repeats)
  }

  private func unnamed(
    _ texts: [Int],
    _ codes: [Int]
  ) throws(DelimitedTextError) -> Answer {
    let tallies = try tallies(texts + codes)
    if tallies.repeats > 0 { return tallies.separating.first.map { .column($0) } ?? .asNamed }
    // The days go on where another security begins.
    for column in texts {
      guard let tally = tallies.columns[column], tally.isVarying,
        tally.runs == tally.values.count, tally.runs * 2 <= tallies.rows, tallies.rows >= 4,
        !tally.values.allSatisfy(Self.isPeriod)
      else { continue }
      return .unclear(column, examples: Array(tally.values.sorted().prefix(3)))
    }
    return .asNamed
  }

  /// Whether a text is a quarter, a year, a month or a day of the week.
  private static func isPeriod(_ text: String) -> Bool {
    let lowered = text.lowercased()
    let digits = lowered.filter(\.isNumber).count
    let words = [
      "q", "fy", "h", "w", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct",
      "nov",
      "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    ]
    let letters = lowered.filter(\.isLetter)
    return digits > 0 && (letters.isEmpty || words.contains(letters))
      || digits == 0 && words.contains { $0.count == 3 && letters.hasPrefix($0) }
  }

  /// Returns the name of a column that tells rows of one symbol and day apart, for the message about them.
  static func separating(_ source: BlockSource, _ layout: ColumnLayout) -> Int? {
    let free = layout.header.indices.filter {
      layout.roles[$0] == nil && !layout.namesValue($0)
    }
    let column = SymbolColumn(source: source, layout: layout)
    guard let tallies = try? column.tallies(free) else { return nil }
    return tallies.separating.first { column in
      guard let values = tallies.columns[column]?.values else { return false }
      // The classes of a share are numbered within a firm, and contracts run to days.
      if layout.column(.symbol) != nil,
        values.allSatisfy({ $0.utf8.count <= 2 && $0.allSatisfy(\.isNumber) })
          || values.allSatisfy({ HeaderRows.isDate($0, forms: .months) })
      {
        return false
      }
      let isText = values.allSatisfy { $0.contains(where: \.isLetter) }
      let isCode = values.allSatisfy { $0.allSatisfy(\.isNumber) }
      return isText || isCode && values.count * 2 <= tallies.rows
    }
  }
}

extension ColumnLayout {
  /// Returns the layout with the column of securities that all rows of a file tell.
  ///
  /// - Throws: ``PriceDataError`` where the file cannot be read, or a column may be that of the securities.
  func answering(
    _ question: SymbolColumn.Question,
    in source: BlockSource,
    table: PriceTable
  ) throws(PriceDataError) -> ColumnLayout {
    let answer: SymbolColumn.Answer
    do throws(DelimitedTextError) {
      answer = try SymbolColumn(source: source, layout: self).answer(question)
    } catch {
      throw .text(error)
    }
    switch answer {
    case .asNamed: return self
    case .column(let column):
      // The one column of numbers tells the rows of a day apart: it has codes, and nothing has prices.
      if case .field? = roles[column] {
        throw .noValueColumn(file: source.name, header: header, maySecurities: false, table: table)
      }
      return withSymbolColumn(column)
    case .unclear(let column, let examples):
      throw .symbolUnclear(
        file: source.name,
        column: name(ofColumn: column),
        examples: examples,
        symbol: fileSymbol ?? "NAME",
        table: table
      )
    }
  }
}

extension RoleAssignment {
  /// Identifiers that a company keeps for ever, which a data bank has given it.
  private static let permanent = ["permno", "lpermno", "gvkey", "permco"]

  /// Texts beside prices that tell no security, as the names of their columns say.
  private static let otherTexts: Set<String> = [
    "currency", "ccy", "cur", "exchange", "exch", "market", "mic", "country", "sector", "industry",
    "month", "quarter", "year", "weekday", "dayofweek", "day", "week", "season", "period", "per",
    "session",
    "status", "type", "source", "note", "notes", "comment", "comments", "remark", "remarks", "flag",
    "event", "events", "interval", "frequency", "freq", "unit",
  ]

  /// What the names of the columns leave open about the securities of the rows.
  var symbolQuestion: SymbolColumn.Question? {
    guard rows.tickers == nil, matrixColumns?.count ?? 1 == 1 else { return nil }
    if let ticker = column(of: .symbol) {
      let names = rows.names.map(normalizedHeader)
      guard grounds[ticker] == .name, !Self.permanent.contains(names[ticker]) else { return nil }
      let identifiers = Self.permanent.compactMap { name in
        names.indices.first { names[$0] == name && roles[$0] == nil }
      }
      return identifiers.first.map { .permanent(identifier: $0, ticker: ticker) }
    }
    guard options.symbol == nil, !rows.isHeaderless else { return nil }
    let columns = rows.names.indices.filter { column in
      roles[column] == nil && !Self.otherTexts.contains(normalizedHeader(rows.names[column]))
        && sample(column).allSatisfy { !$0.isEmpty } && !holdsTimes(column)
    }
    let texts = columns.filter(holdsText)
    let codes = columns.filter(holdsGivenNumbers)
    return texts.isEmpty && codes.isEmpty ? nil : .unnamed(texts: texts, codes: codes)
  }

  /// Whether a column has codes of digits: of one width with zeros before them, or that come again and again.
  private func holdsGivenNumbers(_ column: Int) -> Bool {
    let texts = sample(column)
    guard OtherValue(rows.names[column], values: options.values) == nil, texts.count >= 2,
      texts.allSatisfy({ (3...8).contains($0.count) && $0.allSatisfy(\.isNumber) })
    else { return false }
    let isPadded = Set(texts.map(\.count)).count == 1 && texts.contains { $0.hasPrefix("0") }
    let repeats = texts.count - Set(texts).count
    return isPadded || repeats * 2 >= texts.count
  }
}
