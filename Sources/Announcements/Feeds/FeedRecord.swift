internal import CivilTime
internal import DelimitedText

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
