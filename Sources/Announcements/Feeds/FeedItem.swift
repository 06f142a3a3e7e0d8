internal import CivilTime
internal import DelimitedText

/// One announcement of a feed as the feed gives it, before its company is looked up.
struct FeedItem: Sendable {
  /// The symbol, where the feed has one.
  var symbol: String?
  /// A code of the exchange that stands for the symbol where the directory has no better one.
  var code: String?
  /// The name of the company as the feed spells it.
  var company: String?
  var isin: String?
  /// When the item became public.
  var publication: PublicationTime?
  /// What makes the date doubtful; the item goes to review.
  var doubt: String?
  /// What a person should know about the item, which does not make it doubtful.
  var remark: String?
  /// The kind, where a code of the feed tells it.
  var kind: String?
  var headline: String?
  var details: String?
  /// What makes the item the same as another one, in this feed or in another file of it.
  var identifier: String?
  var evidence: [Evidence] = []
  var attributes: [String: String] = [:]

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
