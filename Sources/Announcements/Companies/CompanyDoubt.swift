/// Why a document is hardly about a company that has a row.
enum CompanyDoubt: Sendable, Hashable {
  /// Only sentences about prices of shares name it.
  case prices
  /// The first company of the story stands late in it.
  case late
  /// The words name it and say nothing of it.
  case unclear(words: String)
  /// The words name it as an example of others.
  case example(words: String)
  /// The words name it only as the source of the news.
  case source(words: String)
  /// The words name it only as the other party of what somebody else tells.
  case otherParty(words: String)
  /// A machine sent the mail, as when somebody is away.
  case automatic(words: String)
  /// The text offers readers something to buy.
  case advertising(words: String)
  /// The words say what it may do, or that it did not answer.
  case possible(words: String)
  /// The headline is of a list of shares.
  case list(words: String)
  /// The letter is one that rules ask of every company from time to time.
  case routine(words: String)
  /// The headline is of what its writer has lived through or expects.
  case opinion(words: String)
  /// The text is a column of its writer's own views.
  case column(words: String)
  /// Two companies have the name, and nothing in the text tells which of them it means.
  case shared(name: String, first: String, second: String)
}

extension CompanyDoubt: CustomStringConvertible {
  /// The reason for a review, with the words it rests on.
  var description: String {
    switch self {
    case .prices: "sector news that names the company only where it reports prices of shares"
    case .late: "sector news that names companies only late in its text"
    case .unclear(let words):
      "the text names the company and does not say what happens to it: \"\(words)\""
    case .example(let words): "the text names the company only as an example: \"\(words)\""
    case .source(let words): "the text names the company only as a source: \"\(words)\""
    case .otherParty(let words):
      "the text names the company only as the other party of somebody else's deal: \"\(words)\""
    case .automatic(let words):
      "the mail is an answer and not of an announcement: \"\(words)\""
    case .advertising(let words):
      "the text is an offer to customers and not an announcement: \"\(words)\""
    case .possible(let words):
      "the text says only what the company may do, or that it did not answer: \"\(words)\""
    case .list(let words):
      "the headline is of a list of shares and not of an announcement: \"\(words)\""
    case .routine(let words):
      "the letter is one of those that every company sends from time to time: \"\(words)\""
    case .column(let words):
      "the text is of its writer's own views and not of an announcement: \"\(words)\""
    case .shared(let name, let first, let second):
      "\"\(name)\" is the name of \(first) and of \(second), and nothing in the text tells which is meant"
    case .opinion(let words):
      "the headline is of what its writer thinks, expects or offers and not of an announcement: \"\(words)\""
    }
  }
}
