internal import Announcements
internal import EventAlignment
internal import Notices

/// A column of the event file as numbers, one for each event that has one.
struct EventColumn {
  /// The name of the column; a dummy also names its word.
  let name: String
  /// The numbers by event identifier.
  let values: [String: Double]
}

/// A column of the event file as it is written.
struct EventColumnTexts {
  private let name: String
  private let events: [EventRecord]
  /// By event identifier, of the events that have one.
  private let texts: [String: String]

  /// Reads a column.
  ///
  /// - Throws: ``StudyError/configuration(_:)`` when no event has the column.
  init(_ name: String, of events: [EventRecord]) throws(StudyError) {
    var texts: [String: String] = [:]
    for event in events {
      let text = name == "group" ? event.group : event.attributes[name]
      if let text, !text.isEmpty { texts[event.eventID] = text }
    }
    guard !texts.isEmpty else {
      throw EventColumn.unknown(name, among: events.map(\.attributes))
    }
    self.name = name
    self.events = events
    self.texts = texts
  }

  /// Returns a column of numbers.
  ///
  /// - Throws: ``StudyError/configuration(_:)`` when it holds words or sums of several currencies.
  func numbers() throws(StudyError) -> EventColumn {
    let unreadable = events.lazy.compactMap { event in
      texts[event.eventID].flatMap { text in
        EventColumn.number(text) == nil ? (eventID: event.eventID, text: text) : nil
      }
    }.first
    if let unreadable {
      throw .configuration(
        .invalidSetting(
          "the column \"\(name)\" of event \(unreadable.eventID) holds \"\(unreadable.text)\", which is no "
            + "number; "
            + "use it with \(.analysis(.regress)), where words become dummies, or as "
            + "\(.events(.groupColumn))"
        )
      )
    }
    try requireOneCurrency()
    return EventColumn(name: name, values: texts.compactMapValues(EventColumn.number))
  }

  /// What a reader should know of the column: the base of its dummies, and the events without a value.
  var explaining: ExplainingColumn {
    ExplainingColumn(
      column: name,
      base: isOfWords ? Set(texts.values).inNaturalOrder().first : nil,
      missing: events.map(\.eventID).filter { texts[$0] == nil }
    )
  }

  /// Returns a column of numbers as it is, and a column of words as dummies.
  ///
  /// The first word in natural order is the base that the dummies are compared with.
  ///
  /// - Throws: ``StudyError/configuration(_:)`` when it holds sums of several currencies.
  func regressors() throws(StudyError) -> [EventColumn] {
    guard isOfWords else { return [try numbers()] }
    return Set(texts.values).inNaturalOrder().dropFirst().map { word in
      EventColumn(name: "\(name)=\(word)", values: texts.mapValues { $0 == word ? 1 : 0 })
    }
  }

  private var isOfWords: Bool { texts.values.contains { EventColumn.number($0) == nil } }

  /// Refuses sums of several currencies as one number.
  private func requireOneCurrency() throws(StudyError) {
    let known = Set(events.flatMap { $0.attributes.keys }).filter { $0.hasSuffix(Self.currency) }
    // `deal_currency` is that of `deal_value`; `currency` alone that of whatever is called a sum.
    let isSum = name.lowercased().split(separator: "_").contains { Self.sums.contains(String($0)) }
    let own = known.filter { isSum && name.hasPrefix($0.dropLast(Self.currency.count)) }
    guard let column = own.max(by: { ($0.count, $1) < ($1.count, $0) }), column != name else {
      return
    }
    let currencies = Dictionary(
      grouping: events.filter { texts[$0.eventID] != nil }.compactMap { event in
        event.attributes[column].flatMap { $0.isEmpty ? nil : $0.uppercased() }
      },
      by: \.self
    ).mapValues(\.count)
    guard currencies.count > 1 else { return }
    let counted = currencies.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) in \($0.key)" }.joined(separator: ", ")
    throw .configuration(
      .invalidSetting(
        "the column \"\(name)\" holds sums of several currencies, as \"\(column)\" says (\(counted)), and "
          + "they are no numbers of one scale; convert them into one currency in a column of another "
          + "name, or study the events of one currency"
      )
    )
  }

  /// The end of the name of a column of currencies.
  private static let currency = "currency"
  /// Words of names of columns that hold sums of money.
  private static let sums: Set<String> = [
    "value", "amount", "price", "size", "sum", "consideration", "cost", "revenue", "sales",
    "profit",
  ]
}

extension EventColumn {
  /// Returns the market values by which a calendar-time portfolio is weighted; nothing where it is not.
  ///
  /// - Throws: ``StudyError/configuration(_:)`` when no event has the column, or it holds no numbers.
  static func marketValues(
    of events: [EventRecord],
    _ settings: AnalysisSettings
  ) throws(StudyError) -> EventColumn? {
    guard settings.calendarTime, let name = settings.valueWeights else { return nil }
    return try EventColumnTexts(name, of: events).numbers()
  }

  /// Requires that some announcement has the column that names control firms.
  static func requireControl(
    _ name: String?,
    in announcements: [Announcement]
  ) throws(StudyError) {
    guard let name, !announcements.contains(where: { $0.attributes[name] != nil }) else { return }
    throw unknown(name, among: announcements.map(\.attributes))
  }

  /// That no event has a column, with those that there are.
  fileprivate static func unknown(
    _ name: String,
    among attributes: [[String: String]]
  ) -> StudyError {
    let known = Set(attributes.flatMap(\.keys)).sorted()
    let parts = name.split(separator: ",").map(String.init)
    if parts.count > 1, parts.allSatisfy(known.contains) {
      return .configuration(
        .invalidSetting(
          "\"\(name)\" is not a column of the events; name each of \(parts.joined(separator: " and ")) by itself, "
            + "with a blank between them"
        )
      )
    }
    return .configuration(
      .unknownName(
        kind: "column of the events",
        name: name,
        suggestion: SymbolSuggestion.similar(to: name, among: known, limit: 1).first,
        known: known
      )
    )
  }

  /// The number that a text of a column is, with blanks and commas between its digits.
  static func number(_ text: String) -> Double? {
    let value = Double(text.filter { $0 != "," && $0 != " " })
    return value?.isFinite == true ? value : nil
  }
}
