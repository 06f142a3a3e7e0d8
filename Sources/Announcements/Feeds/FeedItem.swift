internal import CivilTime
internal import DelimitedText
internal import Foundation

/// One announcement of a feed as the feed gives it, before its company is looked up.
struct FeedItem: Sendable {
  /// The symbol, where the feed has one.
  var symbol: String?
  /// A code of the exchange that stands for the symbol where the directory has no better one.
  var code: String?
  /// The name of the company as the feed spells it.
  var company: String?
  var isin: String?
  /// The number of the filer at the SEC.
  var cik: String?
  /// When the item became public.
  var publication: PublicationTime?
  /// The part of the day, where a sentence tells it and no clock.
  var partOfDay: StatedPartOfDay?
  /// What makes the date doubtful; the item goes to review.
  var doubt: String?
  /// What a person should know about the item, which does not make it doubtful.
  var remark: String?
  /// The kind, where a code of the feed tells it.
  var kind: String?
  var headline: String?
  var details: String?
  /// The whole text, where the feed has one beside or instead of a summary.
  var story: String?
  /// What makes the item the same as another one, in this feed or in another file of it.
  var identifier: String?
  var evidence: [Evidence] = []
  var attributes: [String: String] = [:]

  /// What is read below the headline: the whole text, else the summary.
  var body: String { story ?? details ?? "" }

  /// Takes the first of some texts that is a moment.
  ///
  /// - Parameters:
  ///   - texts: What each says, its words and where they stand, the best first.
  ///   - clock: Reads them.
  mutating func date(
    by texts: some Sequence<(what: Evidence.Finding, text: String, range: Range<Int>?)>,
    _ clock: FeedMoment
  ) {
    for (what, text, range) in texts {
      guard let moment = clock.read(text) else {
        remark = "\"\(text)\" is not a date that is understood"
        continue
      }
      publication = moment
      evidence = [Evidence(what: what, quote: text, byteRange: range)]
      remark = what == .updated ? "the feed says only when the item was updated" : nil
      return
    }
    remark = remark ?? "the item has no date"
  }

  /// Takes the earlier day on which the item says that a company made it known.
  mutating func heed(_ report: DateCandidate) {
    guard doubt == nil, let stated = publication else { return }
    let choice = PublicationChoice(stated: stated, heeding: report)
    guard choice.publication != stated else { return }
    publication = choice.publication
    partOfDay = choice.partOfDay
    remark = [remark, choice.reason].compactMap(\.self).joined(separator: "; ")
    evidence.append(Evidence(what: .date(report.role), quote: report.quote))
  }

  /// Sets an attribute, unless its value is missing.
  mutating func set(_ name: String, _ value: String?) {
    if let value { attributes[name] = value }
  }
}

/// The items of one file.
struct FeedContent: Sendable {
  /// The name of the feed's format, for messages.
  let format: String
  var items: [FeedItem]

  /// The items with the places of their words in the file, or without places where they are not known.
  func shifted(by shift: Int?) -> FeedContent {
    guard shift != 0 else { return self }
    var content = self
    for index in content.items.indices {
      content.items[index].evidence = content.items[index].evidence.map { evidence in
        Evidence(
          what: evidence.what,
          quote: evidence.quote,
          byteRange: shift.flatMap { shift in
            evidence.byteRange.map { ($0.lowerBound + shift)..<($0.upperBound + shift) }
          }
        )
      }
    }
    return content
  }
}

/// A reason why a feed cannot be read.
enum FeedFailure: Error, Sendable, Hashable {
  /// The table is not readable.
  case table(DelimitedTextError)
  /// The text is not well formed; the place and the reason in words.
  case damaged(format: String, reason: String)
  /// The text is well formed, but of no feed that is known.
  case unknown(format: String)
}

/// One record of an exchange's feed: its values by their normalized names.
///
/// JSON objects and rows of CSV files are both records, so that one reader serves both.
struct FeedRecord: Sendable {
  private let values: [String: String]

  /// Creates a record; blank values, `-` and `null` count as missing.
  init(_ values: some Sequence<(name: String, value: String)>) {
    var kept: [String: String] = [:]
    for (name, value) in values {
      let value = String(value[...].trimmingBlanks())
      guard !value.isEmpty, value != "-", value.lowercased() != "null" else { continue }
      kept[normalizedHeader(name)] = value
    }
    self.values = kept
  }

  /// The value of the first of several names that has one.
  subscript(_ names: String...) -> String? {
    names.lazy.compactMap { values[$0] }.first
  }

  /// Whether the record has a value of a name.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// A value as text; nothing for `null`, lists and objects.
  ///
  /// An object that wraps one text, as `{"rendered": "..."}` and `{"main": "..."}` do, is that text.
  static func text(_ value: Any?) -> String? {
    if let text = value as? String { return text }
    if let object = value as? [String: Any] {
      return ["rendered", "main", "value", "text"].lazy.compactMap { object[$0] as? String }.first
    }
    return (value as? NSNumber)?.stringValue
  }

  /// The first of several moments that can be read, with the name it stands under.
  func moment(
    _ names: [String],
    _ reader: FeedMoment
  ) -> (name: String, text: String, PublicationTime)? {
    for name in names {
      if let text = values[name], let moment = reader.read(text) { return (name, text, moment) }
    }
    return nil
  }
}

/// Reads the moments of feeds: RFC 822, RFC 3339 and the notations of the exchanges.
struct FeedMoment: Sendable {
  /// The minutes ahead of UTC of a clock that names no zone, or nothing for the exchange's own.
  var zoneMinutes: Int?
  /// Whether `16/09/2026` is read with the day first.
  var readsDayFirst = false
  /// Whether `09/16/2026` is read with the month first.
  var readsMonthFirst = false

  /// India's clock, on which both exchanges stamp what they publish.
  static let india = FeedMoment(zoneMinutes: 330, readsDayFirst: true)
  /// A clock that names its zone, or that of the exchange.
  static let stated = FeedMoment()

  /// Returns the moment of a text such as `Tue, 02 Sep 2025 06:30:00 GMT` or `21-Sep-2026 20:34:33`.
  func read(_ text: String) -> PublicationTime? {
    var rest = text[...].trimmingBlanks()
    if let comma = rest.firstIndex(of: ","), rest[..<comma].allSatisfy(\.isLetter) {
      rest = rest[rest.index(after: comma)...].trimmingBlanks()
    }
    var zone: ClockZone?
    if let blank = rest.lastIndex(of: " "), rest[rest.index(after: blank)...].allSatisfy(\.isLetter)
    {
      let word = rest[rest.index(after: blank)...]
      guard
        word.uppercased() == "UT" || ClockZone(WordKey(word.utf8)) != nil
          || ["AM", "PM"].contains(word.uppercased())
      else { return nil }
      zone = word.uppercased() == "UT" ? .fixed(minutes: 0) : ClockZone(WordKey(word.utf8))
      if zone != nil { rest = rest[..<blank].trimmingBlanks() }
    }
    guard let stamp = stamp(String(rest)) else { return nil }
    guard let time = stamp.time else { return .day(stamp.date) }
    return .instant(
      date: stamp.date,
      time: time,
      utcOffsetMinutes: stamp.utcOffsetMinutes ?? zone?.minutes(on: stamp.date) ?? zoneMinutes
    )
  }

  private func stamp(_ text: String) -> DateStamp? {
    let notations: [DateNotation] =
      [.yearMonthDay, .dayMonthName, .monthNameDay]
      + (readsDayFirst ? [.dayMonthYear, .dayMonthYearWithPoints] : [])
      + (readsMonthFirst ? [.monthDayYear] : []) + [.compact]
    for notation in notations {
      if let stamp = notation.parse(text) { return stamp }
    }
    // Seconds or thousandths since 1970.
    if text.utf8.count == 10 || text.utf8.count == 13,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let stamp = DateNotation.epoch.parse(text)
    {
      return DateStamp(date: stamp.date, time: stamp.time, utcOffsetMinutes: 0)
    }
    return nil
  }
}

/// Finds quoted values of a file one after the other, in one pass over its bytes.
struct TextSearch: Sendable {
  private let bytes: [UInt8]
  private var start = 0
  /// Whether a value was missing once, after which looking on could take quadratic time.
  private var isLost = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Where a value stands in quotation marks, at or after the value that was found before it.
  mutating func next(_ value: String) -> Range<Int>? {
    guard !isLost else { return nil }
    let wanted = Array(value.utf8)
    guard !wanted.isEmpty else { return nil }
    var index = start
    while index + wanted.count + 2 <= bytes.count {
      if bytes[index] == 0x22, bytes[index + wanted.count + 1] == 0x22,
        bytes[(index + 1)..<(index + 1 + wanted.count)].elementsEqual(wanted)
      {
        start = index + 1
        return (index + 1)..<(index + 1 + wanted.count)
      }
      index += 1
    }
    isLost = true
    return nil
  }
}
