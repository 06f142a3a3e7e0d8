internal import Announcements
internal import EventAlignment
internal import Notices

/// A column of the event file as numbers, one for each event that has one.
struct EventColumn {
  /// The name of the column; a dummy also names its word.
  let name: String
  /// The numbers by event identifier.
  let values: [String: Double]

  /// Returns a column of numbers.
  ///
  /// - Throws: ``StudyError/configuration(_:)`` when there is no such column or it holds words.
  static func numbers(_ name: String, of events: [EventRecord]) throws(StudyError) -> EventColumn {
    let texts = try texts(name, of: events)
    if let (eventID, text) = texts.first(where: { number($0.value) == nil }) {
      throw .configuration(
        .invalidSetting(
          "the column \"\(name)\" of event \(eventID) holds \"\(text)\", which is no number; "
            + "use it with \(.analysis(.regress)), where words become dummies, or as "
            + "\(.events(.groupColumn))"
        )
      )
    }
    try requireOneCurrency(name, texts, of: events)
    return EventColumn(name: name, values: texts.compactMapValues(number))
  }

  /// Returns what a reader should know of a column: the base of its dummies, and the events without a value.
  static func explaining(
    _ name: String,
    of events: [EventRecord]
  ) throws(StudyError) -> ExplainingColumn {
    let texts = try texts(name, of: events)
    let isOfWords = texts.values.contains { number($0) == nil }
    return ExplainingColumn(
      column: name,
      base: isOfWords ? Set(texts.values).inNaturalOrder().first : nil,
      missing: events.map(\.eventID).filter { texts[$0] == nil }
    )
  }

  /// Returns a column of numbers as it is, and a column of words as dummies.
  ///
  /// The first word in natural order is the base that the dummies are compared with.
  static func regressors(
    _ name: String,
    of events: [EventRecord]
  ) throws(StudyError) -> [EventColumn] {
    let texts = try texts(name, of: events)
    guard texts.values.contains(where: { number($0) == nil }) else {
      try requireOneCurrency(name, texts, of: events)
      return [EventColumn(name: name, values: texts.compactMapValues(number))]
    }
    return Set(texts.values).inNaturalOrder().dropFirst().map { word in
      EventColumn(name: "\(name)=\(word)", values: texts.mapValues { $0 == word ? 1 : 0 })
    }
  }

  /// Requires that some announcement has the column that names control firms.
  static func requireControl(
    _ name: String?,
    in announcements: [Announcement]
  ) throws(StudyError) {
    guard let name, !announcements.contains(where: { $0.attributes[name] != nil }) else { return }
    let known = Set(announcements.flatMap { $0.attributes.keys }).sorted()
    throw .configuration(
      .unknownName(
        kind: "column of the events",
        name: name,
        suggestion: SymbolSuggestion.similar(to: name, among: known, limit: 1).first,
        known: known
      )
    )
  }

  /// Refuses sums of several currencies as one number.
  private static func requireOneCurrency(
    _ name: String,
    _ texts: [String: String],
    of events: [EventRecord]
  ) throws(StudyError) {
    let known = Set(events.flatMap { $0.attributes.keys }).filter { $0.hasSuffix(currency) }
    // `deal_currency` is that of `deal_value`; `currency` alone that of whatever is called a sum.
    let isSum = name.lowercased().split(separator: "_").contains { sums.contains(String($0)) }
    let own = known.filter { isSum && name.hasPrefix($0.dropLast(currency.count)) }
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

  private static func texts(
    _ name: String,
    of events: [EventRecord]
  ) throws(StudyError) -> [String: String] {
    var texts: [String: String] = [:]
    for event in events {
      let text = name == "group" ? event.group : event.attributes[name]
      if let text, !text.isEmpty { texts[event.eventID] = text }
    }
    guard texts.isEmpty else { return texts }
    let known = Set(events.flatMap { $0.attributes.keys }).sorted()
    throw .configuration(
      .unknownName(
        kind: "column of the events",
        name: name,
        suggestion: SymbolSuggestion.similar(to: name, among: known, limit: 1).first,
        known: known
      )
    )
  }

  private static func number(_ text: String) -> Double? {
    let value = Double(text.filter { $0 != "," && $0 != " " })
    return value?.isFinite == true ? value : nil
  }
}
