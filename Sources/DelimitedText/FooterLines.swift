/// Tells the lines below the data of a table from its rows: sources, copyrights, totals, disclaimers.
///
/// A footer stands at the end of a file and nowhere else, has no date where its column has dates, and
/// says in words that it is no row: its first field stands alone, is a sentence, or begins as
/// totals and sources do. A row that was cut off or written wrongly is none.
package struct FooterLines {
  /// A line with its fields.
  package struct Line {
    /// The fields, without blanks around them.
    package let fields: [String]
    /// Whether the line before it is blank.
    package let followsBlank: Bool

    /// Creates a line.
    package init(fields: [String], followsBlank: Bool) {
      self.fields = fields
      self.followsBlank = followsBlank
    }
  }

  /// The most lines of a footer; more are a table of another kind.
  private static let mostLines = 60

  private let dateColumn: Int
  private let isDate: (String) -> Bool

  /// Creates a rule.
  ///
  /// - Parameters:
  ///   - dateColumn: The column of dates.
  ///   - isDate: Whether a field is a date of that column.
  package init(dateColumn: Int, isDate: @escaping (String) -> Bool) {
    self.dateColumn = dateColumn
    self.isDate = isDate
  }

  /// Returns how many of the last lines are a footer; none where all of them would be.
  package func count(in lines: [Line]) -> Int {
    var first = lines.count
    let size = sizeLine(in: lines)
    while first > 0, first - 1 == size || !isRow(lines[first - 1]) {
      first -= 1
      guard lines.count - first <= Self.mostLines else { return 0 }
    }
    guard first > 0 else { return 0 }
    var start = first
    var followsBlank = false
    // Below the first line of a footer, a line of words belongs to it.
    var isBegun = false
    for index in first..<lines.count {
      let line = lines[index]
      followsBlank = followsBlank || line.followsBlank
      if line.isBlank {
        followsBlank = true
      } else if index == size || isFooter(line, followsBlank)
        || isBegun && Self.isSentence(line.fields)
      {
        isBegun = true
      } else {
        start = index + 1
        (followsBlank, isBegun) = (false, false)
      }
    }
    return lines[start...].allSatisfy(\.isBlank) ? 0 : lines.count - start
  }

  /// Returns the last line where it is a number alone that cannot be the beginning of a row: how many bytes or
  /// rows were sent.
  private func sizeLine(in lines: [Line]) -> Int? {
    guard let last = lines.lastIndex(where: { !$0.isBlank }), last > 0 else { return nil }
    let filled = lines[last].fields.filter { !$0.isEmpty }
    let above = lines[last - 1].fields
    guard filled.count == 1, lines[last].fields.first == filled[0], above.count >= 3,
      above.indices.contains(dateColumn), let number = Int(filled[0]),
      filled[0].allSatisfy(\.isNumber), isDate(above[dateColumn])
    else { return nil }
    // A row that is cut off begins as its date or its symbol does.
    let lead = above[0].prefix { $0.isNumber }
    let digits = filled[0].count
    if dateColumn > 0 { return lead.isEmpty && !above[0].isEmpty ? last : nil }
    guard lead.count < above[0].count, let year = Int(lead), digits >= lead.count else {
      return nil
    }
    return digits > lead.count || digits == 4 && abs(number - year) > 1 ? last : nil
  }

  /// Whether a line has a date, or what may be one that is damaged.
  private func isRow(_ line: Line) -> Bool {
    guard line.fields.indices.contains(dateColumn) else { return false }
    let field = line.fields[dateColumn]
    return !field.isEmpty && mayBeDate(field)
  }

  /// Whether a field is a date, or the beginning of one, or one with a mistake in it.
  private func mayBeDate(_ field: String) -> Bool {
    guard let first = field.unicodeScalars.first else { return false }
    let hasDigits = field.unicodeScalars.contains { $0.properties.numericType == .decimal }
    if hasDigits, !field.contains(where: \.isLetter) { return true }
    if isDate(field) { return true }
    if FooterWords.isCount(field) { return false }
    let tokens = field.split(whereSeparator: \.isWhitespace)
    guard first.properties.numericType == .decimal else {
      return hasDigits && FooterWords.words(of: field).isEmpty
    }
    // "602 rows" is a footer, "2024-0x-03" and "15 Dez 2024" are dates that went wrong.
    let last = tokens.last?.last
    return tokens.count < 2 || last?.isNumber == true || FooterWords.words(of: field).isEmpty
  }

  /// Whether a row has a field that looks like a date.
  static func hasDate(_ fields: [String]) -> Bool {
    fields.contains { field in
      field.count { $0.isNumber } >= 4 && field.utf8.count >= 6
        && FooterWords.words(of: field).isEmpty
    }
  }

  /// Whether a line is a sentence, however many commas cut it, and not a row with a field too many.
  package static func isSentence(_ fields: [String]) -> Bool {
    guard let lead = fields.first(where: { !$0.isEmpty }) else { return true }
    let words = FooterWords(lead)
    let hasNumbers = fields.contains { field in
      field.contains(where: \.isNumber) && FooterWords.words(of: field).isEmpty
    }
    let isText = fields.count { !FooterWords.words(of: $0).isEmpty } > 1 || words.isSentence
    return words.hasWords && (words.isNotice || isText && !hasNumbers)
  }

  private func isFooter(_ line: Line, _ followsBlank: Bool) -> Bool {
    guard let column = line.fields.firstIndex(where: { !$0.isEmpty }) else { return true }
    let lead = line.fields[column]
    let others = line.fields[(column + 1)...].filter { !$0.isEmpty }
    let isDated = column == dateColumn
    let words = FooterWords(lead)
    if others.isEmpty {
      if words.isRule || FooterWords.isCount(lead) { return true }
      guard words.hasWords else { return false }
      // A symbol or a company without a date stands alone as well, and is a row that lacks one.
      return isDated || words.isNotice || followsBlank && (words.isSentence || words.isClosing)
    }
    guard words.hasWords else { return false }
    if words.isNotice || words.isClosing && (isDated || followsBlank) { return true }
    let hasNumbers = others.contains { field in
      field.contains(where: \.isNumber) && !field.contains(where: \.isLetter)
    }
    guard isDated else { return false }
    // A date in words that are not known stands before numbers too.
    return words.isSentence ? !(hasNumbers && words.hasSeveralNumbers) : followsBlank
  }
}

extension FooterLines.Line {
  /// Whether no field has anything in it.
  fileprivate var isBlank: Bool { fields.allSatisfy(\.isEmpty) }
}

/// What the first field of a line says of it.
private struct FooterWords {
  /// The words that are no part of a date.
  private let words: [Substring]
  private let text: String

  init(_ text: String) {
    self.text = text
    words = Self.words(of: text)
  }

  /// The words of three letters and more, or of two where each is a word of its own, without the names of
  /// months and days.
  static func words(of text: String) -> [Substring] {
    text.split { !$0.isLetter }.filter { word in
      let least = word.unicodeScalars.contains { $0.properties.isIdeographic } ? 2 : 3
      return word.count >= least && !isCalendarWord(word.lowercased())
    }
  }

  /// Whether a word is, or begins, the name of a month or of a day of the week.
  private static func isCalendarWord(_ word: String) -> Bool {
    calendarWords.contains { $0.hasPrefix(word) }
  }

  private static let calendarWords = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
  ]

  /// The first words of totals, sources and endings.
  private static let closings = Set(
    """
    downloaded generated exported retrieved extracted printed compiled powered
    total totals subtotal sum summe gesamt average avg mean mittelwert durchschnitt moyenne median min max
    minimum maximum std stdev count highest lowest change source sources quelle quellen fuente fonte
    copyright end eof ende note notes hinweis disclaimer
    somme promedio media suma średnia suma źródło źródła bron gemiddelde totaal среднее итого источник
    ortalama toplam kaynak स्रोत कुल औसत nota notas avertissement remarque uwaga примечание not
    数据来源 資料來源 资料来源 来源 來源 注 註 备注 備註 說明 说明 合计 合計 总计 總計 平均 最大 最小
    出典 注記 備考 출처 자료 합계 평균 주 データ提供
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  )

  var hasWords: Bool { !words.isEmpty }

  /// Whether nothing but signs stands there: `---`.
  var isRule: Bool { text.count >= 3 && !text.contains { $0.isLetter || $0.isNumber } }

  /// Whether a text of the Far East counts rows: `共22筆`.
  static func isCount(_ text: String) -> Bool {
    guard let first = text.first, "共总總合计計총합".contains(first) else { return false }
    return text.contains(where: \.isNumber) && !text.contains { "年月日년월일".contains($0) }
  }

  /// Whether several words stand there.
  var isSentence: Bool { text.split(whereSeparator: \.isWhitespace).count >= 2 }

  /// Whether the first word is that of a total, a source or an end.
  var isClosing: Bool {
    text.split { !$0.isLetter }.first.map { Self.closings.contains($0.lowercased()) } ?? false
  }

  /// Whether the text says what it is about, or is marked as a remark.
  var isNotice: Bool {
    if text.contains(": ") || text.hasSuffix(":") || text.contains("\u{FF1A}") { return true }
    if let first = text.first, "*#\u{2020}\u{A9}(".contains(first) { return true }
    return isClosing && isSentence
  }

  /// Whether more than one number stands there, as in a date.
  var hasSeveralNumbers: Bool { text.split { !$0.isNumber }.count > 1 }
}
