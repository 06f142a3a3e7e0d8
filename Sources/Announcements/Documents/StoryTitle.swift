/// The place of the headline in the mark-up of a page.
extension HTMLText {
  /// Where the headline begins.
  ///
  /// That is the heading with the words of the page's title, else the first one. Where this heading only
  /// names the site, it is another with words of the title, or the title itself.
  var storyTitleStart: Int? {
    guard let heading = headingStart else { return titleStart }
    guard let title = pageTitleStart,
      let story = Self.words(before: words(at: heading), in: line(at: title))
    else { return heading }
    let other = headings.first { other in
      let own = words(at: other.start)
      return other.start != heading && own.count >= 2
        && own.count { story.contains($0) } * 10 >= own.count * 6
    }
    return other?.start ?? title
  }

  /// The words of a line.
  private func words(at start: Int) -> [WordKey] {
    TokenizedText(line(at: start)).tokens.filter { $0.kind != .mark }.map(\.key)
  }

  /// The words of a title before the name of the site at its end: `Infosys wins - Notes of a Saver`.
  ///
  /// - Parameters:
  ///   - name: The words that may be the name of the site.
  ///   - line: The title.
  /// - Returns: The words; nothing where the title does not end with the name behind a mark.
  private static func words(before name: [WordKey], in line: [UInt8]) -> Set<WordKey>? {
    let title = TokenizedText(line)
    let words = title.tokens.filter { $0.kind != .mark }
    guard !name.isEmpty, words.count >= name.count + 2,
      words.suffix(name.count).map(\.key) == name, let last = words.dropLast(name.count).last
    else { return nil }
    let isBehindMark = title.tokens.contains { token in
      token.start >= last.end && token.followsSpace && token.kind == .mark
    }
    return isBehindMark ? Set(words.dropLast(name.count).map(\.key)) : nil
  }
}
