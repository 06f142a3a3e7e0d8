internal import CivilTime
internal import DelimitedText

/// Gives each role its column.
struct RoleAssignment {
  let rows: HeaderRows
  let notations: ColumnNotations
  let options: PriceLoadOptions
  let file: String
  /// The columns of each name that several columns have.
  let namesakes: [[Int]]

  /// For each column its role.
  private(set) var roles: [Int: ColumnRole] = [:]
  /// For each column that has a role, by what it was recognized.
  private(set) var grounds: [Int: ColumnGround] = [:]
  /// The columns of a file that has one for each symbol.
  var matrixColumns: [Int]?
  /// For files with a line of tickers, all columns of values.
  private(set) var tickerColumns: [(Int, PriceField)] = []
  /// The unit that the name of the turnover column tells.
  private(set) var turnoverUnit: TurnoverUnit?
  /// The columns whose meaning is not certain from their names.
  var uncertain: [PriceField: String] = [:]
  /// Whether names alone decided.
  var isDecidedByHeader = true
  /// Whether a person has said that each column of numbers is a security.
  private(set) var isEachSecurity = false

  init(rows: HeaderRows, notations: ColumnNotations, options: PriceLoadOptions, file: String) {
    self.rows = rows
    self.notations = notations
    self.options = options
    self.file = file
    namesakes = Self.namesakes(rows.names)
  }

  /// Assigns the columns that were named by the user, then those known by name, then the rest by
  /// content.
  mutating func assign() throws(PriceDataError) {
    try assignOverrides()
    try assignByName()
    if !hasDates {
      isDecidedByHeader = false
      let free = rows.names.indices.filter { roles[$0] == nil }
      guard
        let column = free.first(where: { holdsDates($0) })
          ?? free.first(where: { holdsDates($0, forms: .months) })
          ?? free.first(where: { EpochColumn.isEpoch(sample($0)) })
      else { throw noDates }
      take(.date, column, by: .content)
    }
    if rows.isHeaderless {
      isDecidedByHeader = false
      assignBesideDates()
    }
    if rows.tickers != nil { assignTickers() }
    try refuseFieldsInRows()
    try refuseSecondDates()
    try refuseTickers()
    if !has(.field(.close)) { try assignByContent() }
    try refuseOutside()
    try refuseTurnover()
  }

  /// Takes an adjusted close for the close, where a file has no other price.
  mutating func assignAdjustedClose() -> Bool {
    guard let column = roles.first(where: { $0.value == .field(.adjustedClose) })?.key else {
      return false
    }
    take(.field(.close), column, by: .name)
    uncertain[.close] = rows.names[column]
    return true
  }

  func has(_ role: ColumnRole) -> Bool { roles.values.contains(role) }

  /// Whether the rows have a date, in one column or in three.
  private var hasDates: Bool {
    has(.date) || [.year, .month, .day].allSatisfy { has($0) }
  }

  /// Returns the column that has a role.
  func column(of role: ColumnRole) -> Int? { roles.first { $0.value == role }?.key }

  mutating func take(_ role: ColumnRole, _ column: Int, by ground: ColumnGround) {
    roles[column] = role
    grounds[column] = ground
  }

  /// What a person writes for the column of the close where each column is the close of a security.
  static let each = "all"

  private mutating func assignOverrides() throws(PriceDataError) {
    for (name, column) in options.columnOverrides.sorted(by: { $0.key < $1.key }) {
      guard let role = ColumnRole(name: name) else { throw .unknownRole(name) }
      // "Date" and "date" are two keys of one role.
      guard !has(role) else { throw .roleTwice(role.name) }
      let wanted = normalizedHeader(column)
      if role == .field(.close), wanted == Self.each,
        !rows.names.contains(where: { normalizedHeader($0) == wanted })
      {
        isEachSecurity = true
        continue
      }
      // A name that several columns have does not choose one of them.
      if case .field(let field) = role,
        let repeated = repeatedColumns(field).first(where: { columns in
          columns.count { rows.names[$0] == column } > 1
        })
      {
        throw .roleInSeveralColumns(
          file: file,
          role: role.name,
          columns: repeated.map { rows.names[$0] },
          choice: advisedName(repeated[1]),
          table: options.table
        )
      }
      let byName =
        rows.names.firstIndex(of: column)
        ?? rows.names.firstIndex { normalizedHeader($0) == wanted }
      let byNumber = rows.names.indices.first { $0 + 1 == Int(column) }
      guard let index = byName ?? byNumber else {
        throw .missingColumn(
          file: file,
          role: name,
          column: column,
          header: rows.names,
          table: options.table
        )
      }
      take(role, index, by: .option)
      if role == .field(.turnover) {
        turnoverUnit = ColumnNames.meanings(rows.names[index], values: options.values).unit
      }
    }
  }

  private mutating func assignByName() throws(PriceDataError) {
    guard !rows.isHeaderless else { return }
    var candidates: [(role: ColumnRole, rank: Int, column: Int)] = []
    var units: [Int: TurnoverUnit] = [:]
    let repeated = try repeatedChoices()
    if hasNamesakes { isDecidedByHeader = false }
    for (column, name) in rows.names.enumerated() where roles[column] == nil {
      guard !repeated.contains(column) else { continue }
      let (meanings, unit) = ColumnNames.meanings(name, values: options.values)
      units[column] = unit
      for meaning in meanings where !isEachSecurity || meaning.role == .date {
        candidates.append((meaning.role, meaning.rank, column))
      }
    }
    takeDateParts(&candidates)
    separateTurnover(&candidates)
    // The most certain names first, so that "Close" takes the close before "Last" can.
    candidates.sort { ($0.rank, $0.column) < ($1.rank, $1.column) }
    for (role, rank, column) in candidates where roles[column] == nil && !has(role) {
      // Names such as "name" or "code" stand beside many things; a date is needed by all.
      if role == .time, !hasDates,
        !candidates.contains(where: { $0.role == .date && $0.column != column })
      {
        continue
      }
      // A "value" is a turnover beside a close, and else the only number there is.
      if role == .field(.turnover), rank > 0,
        !candidates.contains(where: { $0.role == .field(.close) && $0.column != column })
      {
        continue
      }
      if role == .symbol, rank >= ColumnNames.textRank, !holdsText(column) { continue }
      take(role, column, by: .name)
      if case .field(let field) = role, rank >= ColumnNames.uncertainRank {
        uncertain[field] = rows.names[column]
      }
      if role == .field(.turnover) { turnoverUnit = units[column] }
    }
  }

  /// Takes columns of years, months and days for the date, where no other column has it.
  private mutating func takeDateParts(
    _ candidates: inout [(role: ColumnRole, rank: Int, column: Int)]
  ) {
    guard !hasDates, let parts = DateParts(rows.names),
      [parts.year, parts.month, parts.day].allSatisfy({ roles[$0] == nil }),
      parts.areDates(in: rows.sample)
    else { return }
    candidates.removeAll { $0.role == .date && $0.column == parts.day }
    guard
      !candidates.contains(where: { $0.role == .date && holdsDates($0.column, forms: .prices) })
    else { return }
    candidates.removeAll { $0.role == .date }
    take(.year, parts.year, by: .name)
    take(.month, parts.month, by: .name)
    take(.day, parts.day, by: .name)
  }

  /// Takes the larger of two volumes for a turnover, where it is the other one times the price.
  private mutating func separateTurnover(
    _ candidates: inout [(role: ColumnRole, rank: Int, column: Int)]
  ) {
    let volumes = Set(candidates.filter { $0.role == .field(.volume) }.map(\.column))
    let closes = candidates.filter { $0.role == .field(.close) }
    guard volumes.count > 1,
      let close = column(of: .field(.close)) ?? closes.min(by: { $0.rank < $1.rank })?.column
    else { return }
    isDecidedByHeader = false
    let turnovers = volumes.filter { money in
      volumes.contains { count in
        let ratios = rows.sample.compactMap { row -> Double? in
          guard let money = notations.value(of: money, in: row),
            let count = notations.value(of: count, in: row),
            let close = notations.value(of: close, in: row), count > 0, close > 0
          else { return nil }
          return money / count / close
        }
        return count != money && !ratios.isEmpty && ratios.allSatisfy { (0.8...1.25).contains($0) }
      }
    }
    guard turnovers.count == 1 else { return }
    candidates.removeAll { turnovers.contains($0.column) }
    candidates.append(contentsOf: turnovers.map { (.field(.turnover), 0, $0) })
  }

  /// Takes each column of a file with a line of tickers for what its name says, the most certain name
  /// of each ticker first.
  private mutating func assignTickers() {
    struct Place: Hashable {
      let ticker: String
      let field: PriceField
    }
    var candidates: [(place: Place, rank: Int, column: Int)] = []
    for (column, name) in rows.names.enumerated() where roles[column] != .date {
      guard let ticker = rows.tickers?[column], !ticker.isEmpty else { continue }
      for meaning in ColumnNames.meanings(name, values: options.values).meanings {
        guard case .field(let field) = meaning.role else { continue }
        candidates.append((Place(ticker: ticker, field: field), meaning.rank, column))
      }
    }
    candidates.sort { ($0.rank, $0.column) < ($1.rank, $1.column) }
    let adjusted = Set(candidates.filter { $0.place.field == .adjustedClose }.map(\.column))
    let hasClose = candidates.contains {
      $0.place.field == .close && !adjusted.contains($0.column)
    }
    // An adjusted close is the close of a file that has no other.
    if !hasClose { candidates.removeAll { $0.place.field == .adjustedClose } }
    var ranks: [Place: Int] = [:]
    var fields: [Int: PriceField] = [:]
    for (place, rank, column) in candidates where fields[column] == nil {
      guard ranks[place, default: rank] == rank else { continue }
      ranks[place] = rank
      fields[column] = place.field
    }
    tickerColumns = fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func sample(_ column: Int) -> [String] {
    rows.sample.compactMap { $0.indices.contains(column) ? $0[column] : nil }
  }

  func holdsDates(_ column: Int, forms: DateForms = []) -> Bool {
    let texts = sample(column).filter { !$0.isEmpty }
    return !texts.isEmpty && texts.allSatisfy { HeaderRows.isDate($0, forms: forms) }
  }

  /// Whether most fields are numbers: a bad one among them is an error, not another kind of column.
  func holdsNumbers(_ column: Int) -> Bool {
    var bad = 0
    var good = 0
    let notation = notations.notation(of: column, lettersAreMissing: options.values == .returns)
    for text in sample(column) {
      switch notation.parse(text) {
      case .value: good += 1
      case .notANumber: bad += 1
      case .missing, .error: break
      }
    }
    return bad == 0 || good > 4 * bad
  }

  func holdsText(_ column: Int) -> Bool {
    let texts = sample(column).filter { !$0.isEmpty }
    let notation = notations.notation(of: column, lettersAreMissing: options.values == .returns)
    return !texts.isEmpty
      && texts.allSatisfy { !HeaderRows.isDate($0) && notation.parse($0) == .notANumber }
  }
}
