/// A word of Hindi that says in which part of the day an hour lies.
enum PartWord: Sendable {
  case morning
  case noon
  case evening
  case night

  init?(_ word: WordKey) {
    guard let part = Self.words[word] else { return nil }
    self = part
  }

  /// The hour of a day of twenty-four; nothing where the words do not fit, or name no certain day.
  ///
  /// The night after twelve may belong to the day before or to the day after.
  func hour(_ hour: Int) -> Int? {
    switch (self, hour) {
    case (.morning, 3...11), (.noon, 10...12), (.noon, 13...16), (.evening, 16...20),
      (.night, 19...23):
      hour
    case (.noon, 1...4), (.evening, 3...8), (.night, 7...11): hour + 12
    default: nil
    }
  }

  private static let words: [WordKey: PartWord] = [
    "सुबह": .morning, "प्रातः": .morning, "तड़के": .morning, "दोपहर": .noon, "शाम": .evening,
    "सायं": .evening, "रात": .night,
  ]
}
