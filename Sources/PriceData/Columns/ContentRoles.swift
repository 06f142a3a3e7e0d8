internal import Algorithms
internal import DelimitedText

/// Roles that columns have by what they hold, where their names say nothing.
extension RoleAssignment {
  /// Finds the values in columns whose names say nothing.
  mutating func assignByContent() throws(PriceDataError) {
    isDecidedByHeader = false
    if assignLetters() { return }
    assignSeparatingTexts()
    var numeric = rows.names.indices.filter { index in
      roles[index] == nil && !(rows.names[index].isEmpty) && holdsNumbers(index)
    }
    let isLong = rows.isHeaderless || has(.symbol)
    numeric.removeAll { isNamedOtherwise($0, isLong: isLong) }
    let values = options.values
    numeric =
      isLong
      ? numeric.filter { OtherValue(rows.names[$0], values: values) == nil }
      : OtherValue.securities(numeric, names: rows.names, values: values)
    guard let first = numeric.first else {
      guard assignAdjustedClose() else { throw noClose() }
      return
    }
    let hasOtherValues = roles.values.contains { role in
      if case .field = role { true } else { false }
    }
    if numeric.count == 1 { try refuseNameless(beside: numeric) }
    if isLong, numeric.count == 1 {
      // One number of one row shows nothing of what it is.
      guard rows.sample.count > 1 else { throw noValueColumn(maySecurities: false) }
      try refuseExtreme(first)
      try refuseIdentifier(first)
      take(.field(.close), first, by: .content)
      uncertain[.close] = rows.names[first]
    } else if isEachSecurity {
      matrixColumns = numeric
    } else if isLong || hasOtherValues {
      try assignFields(numeric, isLong: isLong)
    } else {
      try assignMatrix(numeric)
    }
  }

  /// Whether a name says that a column has symbols, series, dates or times; among securities, that one of the
  /// same name does.
  private func isNamedOtherwise(_ column: Int, isLong: Bool) -> Bool {
    let name = rows.names[column]
    guard isLong else {
      let key = normalizedHeader(Self.withoutRepeat(name))
      return roles.contains { other, _ in normalizedHeader(rows.names[other]) == key }
    }
    let meanings = ColumnNames.meanings(name, values: options.values).meanings
    // A second `Low` is no close either.
    return !meanings.isEmpty
      && meanings.allSatisfy { meaning in
        if case .field = meaning.role, meaning.role == .field(.close) || !has(meaning.role) {
          false
        } else {
          meaning.rank < ColumnNames.textRank
        }
      }
  }

  /// Takes a column of texts for the symbols, where it tells rows of one day apart.
  private mutating func assignSeparatingTexts() {
    guard !rows.isHeaderless, !has(.symbol), options.symbol == nil, !isEachSecurity else { return }
    let moments = moments
    guard Set(moments).count < moments.count else { return }
    let column = rows.names.indices.first { column in
      guard roles[column] == nil, holdsText(column), !holdsTimes(column) else { return false }
      let texts = rows.sample.map { $0.indices.contains(column) ? $0[column] : "" }
      return !texts.contains("")
        && Set(zip(moments, texts).map { "\($0) \($1)" }).count == texts.count
    }
    if let column { take(.symbol, column, by: .content) }
  }

  /// Takes the prices of one security for what their numbers say they are.
  private mutating func assignFields(_ numeric: [Int], isLong: Bool) throws(PriceDataError) {
    let known = roles.compactMap { column, role -> Int? in
      if case .field = role { column } else { nil }
    }
    guard let shape = shape(of: (numeric + known).sorted()) else {
      guard isLong else {
        throw noValueColumn(maySecurities: maySecurities)
      }
      try refuseCount(among: numeric, maySecurities: false)
      throw .severalValueColumns(
        file: file,
        columns: numeric.map { rows.names[$0] },
        table: options.table
      )
    }
    guard shape.isCertain, agrees(shape) else { throw unclear(shape, maySecurities: false) }
    take(shape)
  }

  /// Takes each column for a security, unless they are fields of one.
  private mutating func assignMatrix(_ numeric: [Int]) throws(PriceDataError) {
    try refuseOtherDates(numeric)
    try refuseNameless(beside: numeric)
    // A change or a previous close of no name is of one security, of which the others are fields.
    let isOfOne =
      numeric.count > 1
      && rows.names.contains { name in
        [.change, .previousClose].contains(OtherValue(name, values: options.values))
      }
    if isOfOne || JoinedNames.areMixed(numeric.map { rows.names[$0] }, values: options.values) {
      throw .severalValueColumns(
        file: file,
        columns: numeric.map { rows.names[$0] },
        table: options.table
      )
    }
    guard options.values == .prices, numeric.count <= Self.mostFields else {
      // A change says that it is one, and not whose.
      if let only = numeric.first, numeric.count == 1,
        OtherValue(rows.names[only], values: .prices) == .change
      {
        take(.field(.close), only, by: .name)
      } else {
        matrixColumns = numeric
      }
      return
    }
    if let shape = shape(of: numeric) {
      switch shape.kind {
      case .fields where shape.isCertain:
        take(shape)
        return
      case .fields, .unclear: throw unclear(shape, maySecurities: true)
      case .securities: break
      }
    }
    let evidence = evidence
    // Two securities do not stand at one distance from each other on every day.
    if numeric.count == 2, rows.sample.count >= 5, evidence.areAlike(numeric[0], numeric[1]),
      evidence.areParallel(numeric[0], numeric[1])
    {
      throw .severalValueColumns(
        file: file,
        columns: numeric.map { rows.names[$0] },
        table: options.table
      )
    }
    try refuseGroups(of: numeric, evidence)
    // What is the change of another column is no security; what it was the row before may be one.
    let derived = numeric.filter { column in
      numeric.contains { $0 != column && evidence.isChange(column, of: $0) }
    }
    for column in numeric {
      guard
        let other = numeric.first(where: { $0 != column && evidence.isPrevious(column, of: $0) })
      else { continue }
      throw .noClose(
        file: file,
        others: ["\"\(rows.names[column])\" is what \"\(rows.names[other])\" was the row before"],
        maySecurities: true,
        table: options.table,
        returns: nil
      )
    }
    let securities = numeric.filter { !derived.contains($0) }
    try refuseCount(among: securities, maySecurities: true)
    matrixColumns = securities
    if let only = securities.first, securities.count == 1 { uncertain[.close] = rows.names[only] }
  }

  /// Takes single letters, such as `o`, `h`, `l` and `c`, where the numbers confirm them.
  private mutating func assignLetters() -> Bool {
    var letters: [String: Int] = [:]
    for (column, name) in rows.names.enumerated() where roles[column] == nil {
      letters[name.lowercased()] = letters[name.lowercased()] ?? column
    }
    guard !rows.isHeaderless, let open = letters["o"], let high = letters["h"],
      let low = letters["l"], let close = letters["c"]
    else { return false }
    let evidence = evidence
    let prices = evidence.common([open, high, low, close])
    guard !prices.isEmpty,
      prices.allSatisfy({ $0[1] >= max($0[0], $0[3]) && $0[2] <= min($0[0], $0[3]) })
    else { return false }
    let fields: [(PriceField, Int?)] = [
      (.open, open), (.high, high), (.low, low), (.close, close), (.volume, letters["v"]),
      (.vwap, letters["vw"]),
    ]
    for case (let field, let column?) in fields where !has(.field(field)) {
      take(.field(field), column, by: .name)
    }
    return true
  }

  // MARK: - Files without a header

  /// Takes the time and the symbol of a file without a header, which stand beside the date.
  mutating func assignBesideDates() {
    guard let date = column(of: .date) else { return }
    let next = date + 1
    if !has(.time), rows.names.indices.contains(next), roles[next] == nil, holdsTimes(next) {
      take(.time, next, by: .content)
    }
    guard !has(.symbol), options.symbol == nil else { return }
    let texts = rows.names.indices.filter { roles[$0] == nil && holdsText($0) && !holdsTimes($0) }
    if let first = texts.first {
      // Of a security and its exchange or period, the one that changes tells the rows apart.
      let changing = texts.first { Set(sample($0)).count > 1 }
      take(.symbol, changing.map { $0 < date ? $0 : first } ?? first, by: .content)
    } else if let code = rows.names.indices.first(where: { $0 < date && holdsCodes($0) }) {
      take(.symbol, code, by: .content)
    }
  }

  /// Whether all fields are times of day: `15:30`, `15:30:00`, or digits alone in one width.
  func holdsTimes(_ column: Int) -> Bool {
    let texts = sample(column).filter { !$0.isEmpty }
    guard let first = texts.first else { return false }
    return texts.allSatisfy { text in
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      if parts.count >= 2 {
        return parts.count <= 3 && parts.allSatisfy { (1...6).contains($0.count) }
          && parts.allSatisfy { Double($0).map { (0..<60).contains($0) } ?? false }
      }
      guard text.count == first.count, [4, 6].contains(text.count), let digits = Int(text),
        text.allSatisfy(\.isNumber)
      else { return false }
      let minutes = text.count == 6 ? digits / 100 : digits
      return minutes / 100 < 24 && minutes % 100 < 60 && (text.count == 4 || digits % 100 < 60)
    }
  }

  /// Whether all fields are codes of digits that stay the same over runs of rows.
  private func holdsCodes(_ column: Int) -> Bool {
    let texts = sample(column)
    guard roles[column] == nil, texts.count >= 2,
      texts.allSatisfy({ $0.count >= 2 && $0.allSatisfy(\.isNumber) })
    else { return false }
    let changes = zip(texts, texts.dropFirst()).count { $0 != $1 }
    return changes * 2 < texts.count && changes + 1 == Set(texts).count
  }

  // MARK: - Shapes

  /// The most columns of numbers among which the prices of one security are looked for.
  private static let mostFields = 24

  private func shape(of columns: [Int]) -> PriceShape? {
    guard columns.count <= Self.mostFields, options.values == .prices else { return nil }
    var shape = PriceShape(evidence, columns)
    if rows.isHeaderless { shape?.takeNextAsVolume(columns) }
    return shape
  }

  /// The date of each of the first rows, with the time where it has one.
  private var moments: [String] {
    let columns = ColumnRole.moments(of: roles)
    return rows.sample.map { row in
      let parts = columns.map { row.indices.contains($0.column) ? row[$0.column] : "" }
      return zip(columns, parts).map { $0.joint + $1 }.joined()
    }
  }

  /// The numbers of the first rows.
  var evidence: ColumnEvidence {
    ColumnEvidence(
      rows.sample,
      width: rows.names.count,
      notations: notations,
      moments: moments,
      symbol: column(of: .symbol)
    )
  }

  /// Whether a shape says nothing else than what the names say.
  private func agrees(_ shape: PriceShape) -> Bool {
    shape.columns.allSatisfy { field, column in
      let known = self.column(of: .field(field))
      return (known == nil || known == column || field == .volume || field == .turnover)
        && (roles[column] == nil || roles[column] == .field(field))
    }
  }

  private mutating func take(_ shape: PriceShape) {
    for (field, column) in shape.columns.sorted(by: { $0.value < $1.value })
    where !has(.field(field)) && roles[column] == nil {
      take(.field(field), column, by: .content)
      uncertain[field] = rows.names[column]
    }
  }

  func unclear(_ shape: PriceShape, maySecurities: Bool) -> PriceDataError {
    let fields: [PriceField] = [.open, .high, .low, .close, .volume]
    let name = { (field: PriceField) in
      shape.columns[field].map { rows.names[$0] } ?? ""
    }
    return .fieldsUnclear(
      file: file,
      high: name(.high),
      low: name(.low),
      guess: fields.compactMap { field in
        shape.columns[field].map { ColumnGuess(field, advisedName($0)) }
      },
      maySecurities: maySecurities,
      table: options.table
    )
  }

  /// What a person writes for a column: its name, or its number where the name is not the only one or
  /// no word for a shell.
  func advisedName(_ column: Int) -> String {
    let name = rows.names[column]
    let isWord = name.allSatisfy { $0.isLetter || $0.isNumber || " ._-".contains($0) }
    let isOnly = rows.names.count { normalizedHeader($0) == normalizedHeader(name) } == 1
    return isWord && isOnly && Int(name) == nil && !normalizedHeader(name).isEmpty
      ? name : "\(column + 1)"
  }
}

extension ColumnRole {
  /// Returns the columns that tell when a row was, in the order of a date, with what joins each to the one
  /// before.
  static func moments(of roles: [Int: ColumnRole]) -> [(column: Int, joint: String)] {
    let joints: [(ColumnRole, String)] =
      [(.date, ""), (.year, ""), (.month, "-"), (.day, "-"), (.time, " ")]
    return joints.compactMap { role, joint in
      roles.first { $0.value == role }.map { (column: $0.key, joint: joint) }
    }
  }
}
