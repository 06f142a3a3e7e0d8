internal import CivilTime

/// The head that EDGAR puts above a submission in full: `<ACCEPTANCE-DATETIME>20260211160814`.
///
/// The stamp is on the clock of New York; what EDGAR accepts is public within minutes.
enum SubmissionHeader {
  /// The moment of acceptance; nothing where a text has no such head.
  static func acceptance(in text: [UInt8]) -> DateCandidate? {
    let head = text.prefix(limit)
    guard let start = position(of: mark, in: head) else { return nil }
    let digits = head[start...].prefix { (0x30...0x39).contains($0) }
    guard digits.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> Int {
      digits.dropFirst(range.lowerBound).prefix(range.count).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard
      let date = CalendarDate(year: number(0..<4), month: number(4..<6), day: number(6..<8)),
      let time = TimeOfDay(hour: number(8..<10), minute: number(10..<12), second: number(12..<14))
    else { return nil }
    let range = (start - mark.count)..<digits.endIndex
    return DateCandidate(
      role: .published,
      score: 98,
      date: date,
      time: time,
      utcOffsetMinutes: ClockZone.unitedStates(standardMinutes: -300).minutes(on: date),
      precision: .minute,
      label: label,
      doubts: [],
      quote: String(decoding: text[range], as: UTF8.self),
      byteRange: range
    )
  }

  /// The label of the stamp.
  static let label = "acceptance-datetime"
  private static let mark = Array("<ACCEPTANCE-DATETIME>".utf8)
  /// The head comes first.
  private static let limit = 2048

  private static func position(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
      .map { $0 + mark.count }
  }
}
