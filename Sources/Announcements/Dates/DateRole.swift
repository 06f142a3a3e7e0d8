/// What a date in a document stands for.
public enum DateRole: String, Sendable, Hashable, Codable, CaseIterable {
  /// A label or a mark-up tag says that the document was published then.
  case published
  /// A label or a mark-up tag says that the document was last changed then.
  case updated
  /// The date stands by itself at the head of the document.
  case mastHead = "masthead"
  /// The first paragraph begins with a place and the date.
  case dateline
  /// The date stands by itself after the text.
  case closing
  /// A label says that something else happens then, such as a record date.
  case labelledEvent = "event"
  /// A sentence names the date.
  case sentence
  /// A sentence names the date, and it lies ahead of the document.
  case future
  /// A sentence names the date, and it lies well before the document.
  case historical
  /// The date belongs to the site and not to the story.
  case boilerplate
  /// The date belongs to a teaser of another story.
  case otherStory = "other_story"
}
