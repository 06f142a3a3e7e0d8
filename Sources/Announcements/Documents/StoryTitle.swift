/// The place of the headline in the mark-up of a page.
extension HTMLText {
  /// Where the headline begins: the heading with the words of the page's title, else the first one;
  /// the title itself where that heading only names the site.
  var storyTitleStart: Int? {
    guard let heading = headingStart else { return titleStart }
    guard let title = pageTitleStart, namesSite(line(at: heading), title: line(at: title)) else {
      return heading
    }
    return title
  }

  /// Whether a heading is the name of the site at the end of a title: `Notes` in `Infosys wins - Notes`.
  private func namesSite(_ heading: [UInt8], title: [UInt8]) -> Bool {
    let (heading, title) = (TokenizedText(heading), TokenizedText(title))
    let name = heading.tokens.filter { $0.kind != .mark }.map(\.key)
    let words = title.tokens.filter { $0.kind != .mark }.map(\.key)
    guard !name.isEmpty, words.count >= name.count + 2, words.suffix(name.count) == name[...],
      let first = title.tokens.filter({ $0.kind != .mark }).dropLast(name.count).last
    else { return false }
    // The name stands behind a mark, not within the words of the story.
    return title.tokens.contains { token in
      token.start >= first.end && token.followsSpace && token.kind == .mark
    }
  }
}
