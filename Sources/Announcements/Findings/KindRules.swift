internal import DelimitedText
internal import Foundation

/// The words that tell the kind of an announcement, as people can read and edit them.
///
/// One kind a line, `kind: phrase, phrase`; a line that begins with `#` is a remark. Words match in
/// any case; hyphens do not matter; `to buy ... deal` is a phrase with a word that follows it in the sentence,
/// unless a number does (`to buy 500 trucks in a deal`). A phrase in the headline counts four times, in the
/// first paragraph twice, elsewhere once; what is left out (`excluding any dividend`) does not count. The
/// kind with the highest count wins; among equals the first. The kinds of deals between companies count
/// together against the others.
public struct KindRules: Sendable {
  /// The kinds, in the order of the rules.
  public let kinds: [String]
  /// The phrases of each kind, in small letters, in the order of `kinds`.
  public let phrases: [[String]]
  private let table: PhraseTable<Cue>
  /// The kinds of deals between companies: what speaks for one of them speaks against any other kind.
  static let deals: Set<String> = ["open offer", "stake sale", "acquisition", "merger"]

  /// What a phrase tells.
  private struct Cue: Sendable {
    /// The position of the kind.
    let kind: Int
    /// The words one of which has to follow in the sentence; empty where none has to.
    var following: Set<WordKey> = []
  }

  /// Creates rules from their text.
  public init(_ text: String) {
    var kinds: [String] = []
    var phrases: [(phrase: String, cue: Cue)] = []
    var written: [(phrase: String, kind: Int)] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimmingBlanks()
      guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { continue }
      let kind = kinds.count
      kinds.append(String(line[..<colon].trimmingBlanks()))
      for phrase in line[line.index(after: colon)...].split(separator: ",") {
        let parts = phrase.split(separator: "...", maxSplits: 1).map { Self.words(String($0)) }
        guard let first = parts.first, !first.isEmpty else { continue }
        written.append((parts.filter { !$0.isEmpty }.joined(separator: " ... "), kind))
        let tail = parts.count > 1 && !parts[1].isEmpty ? [WordKey(parts[1].utf8)] : []
        // One entry for all that may follow a phrase.
        let same = phrases.firstIndex {
          $0.phrase == first && $0.cue.kind == kind && $0.cue.following.isEmpty == tail.isEmpty
        }
        if let same {
          phrases[same].cue.following.formUnion(tail)
        } else {
          phrases.append((first, Cue(kind: kind, following: Set(tail))))
        }
      }
    }
    self.kinds = kinds
    self.phrases = kinds.indices.map { kind in
      written.filter { $0.kind == kind }.map(\.phrase)
    }
    table = PhraseTable(phrases.map { ($0.phrase, $0.cue) })
  }

  /// The words of a phrase, cut as those of a text: `Q1` is a word and a number.
  private static func words(_ phrase: String) -> String {
    let text = TokenizedText(Array(phrase.lowercased().utf8))
    return text.tokens.filter { $0.kind != .mark }.map { text.words($0.byteRange) }
      .joined(separator: " ")
  }

  /// Reads rules from a file.
  ///
  /// - Throws: ``AnnouncementError`` when the file cannot be read or a line of it is not a rule.
  public static func read(_ path: String) throws(AnnouncementError) -> KindRules {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .cannotOpen(path: path, reason: "it is not a readable text file")
    }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      let line = line.trimmingBlanks()
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts.allSatisfy({ $0.contains(where: \.isLetter) }) else {
        throw .badRule(SourcePosition(file: path, line: number + 1), line: String(line))
      }
    }
    return KindRules(text)
  }

  /// The kind of a document and the words that tell it.
  ///
  /// What a story recalls of other announcements says nothing of its kind, nor does what may follow.
  func kind(
    of text: TokenizedText,
    layout: DocumentLayout,
    story: DocumentStory,
    without recalled: RecalledPassages
  ) -> (kind: String, evidence: Evidence)? {
    var counts = [Int](repeating: 0, count: kinds.count)
    var first = [Range<Int>?](repeating: nil, count: kinds.count)
    var other = recalled.ranges[...]
    for (number, line) in text.lines.enumerated() where layout.zones[number] == .story {
      var index = line.lowerBound
      while index < line.upperBound {
        while let range = other.first, range.upperBound <= index { other.removeFirst() }
        if let range = other.first, range.contains(index) {
          index = range.upperBound
          continue
        }
        guard let match = match(at: index, in: text, before: line.upperBound) else {
          index += 1
          continue
        }
        // `Upgrades should follow` tells of what is not there.
        if match.tokens.upperBound < line.upperBound,
          Self.possible.contains(text.tokens[match.tokens.upperBound].key)
        {
          index = match.tokens.upperBound
          continue
        }
        let weight =
          story.headline?.contains(index) == true ? 4 : story.lead?.contains(index) == true ? 2 : 1
        counts[match.meaning.kind] += weight
        if first[match.meaning.kind] == nil { first[match.meaning.kind] = match.tokens }
        index = match.tokens.upperBound
      }
    }
    guard let best = leading(counts, least: 2), let tokens = first[best] else { return nil }
    let range = text.byteRange(tokens)
    return (kinds[best], Evidence(what: .kind, quote: text.words(range), byteRange: range))
  }

  private static let possible: WordSet = ["should", "may", "might", "could"]

  /// The phrase at a token, where what has to follow it does and nothing before it leaves it out.
  private func match(
    at index: Int,
    in text: TokenizedText,
    before end: Int
  ) -> PhraseTable<Cue>.Match? {
    guard let match = table.match(beginningAt: index, in: text),
      !Self.isLeftOut(index, in: text), !Self.isWithoutObject(match.tokens, in: text)
    else { return nil }
    let following = match.meaning.following
    guard !following.isEmpty else { return match }
    let next = match.tokens.upperBound
    let reach = next..<min(end, next + Self.reach)
    guard !reach.isEmpty, text.tokens[next].kind != .number || Self.isShare(next, in: text) else {
      return nil
    }
    for place in reach {
      if following.contains(text.tokens[place].key) { return match }
      if text.endsSentence(at: place) { return nil }
    }
    return nil
  }

  /// How many tokens behind a phrase the word that follows it may stand.
  private static let reach = 14

  /// Whether a number is a share: `51%`, `51 per cent`.
  private static func isShare(_ index: Int, in text: TokenizedText) -> Bool {
    guard let (_, end) = FigureReader.number(at: index, in: text), end < text.tokens.count else {
      return false
    }
    let sign = text.tokens[end]
    return sign.isMark(.percent) || sign.isWord("percent") || sign.isWord("per")
  }

  /// Whether words right before a phrase say that it does not count: `excluding any dividend`.
  private static func isLeftOut(_ index: Int, in text: TokenizedText) -> Bool {
    let line = text.tokens[index].line
    for place in (max(0, index - 2)..<index).reversed() where text.tokens[place].line == line {
      if exclusions.contains(text.tokens[place].key) { return true }
      guard determiners.contains(text.tokens[place].key) else { return false }
    }
    return false
  }

  /// Whether nothing follows that is taken over, as in `Chief operating officer Achin Gupta takes over`.
  private static func isWithoutObject(_ phrase: Range<Int>, in text: TokenizedText) -> Bool {
    guard phrase.count == 2, let last = phrase.last, text.tokens[last].isWord("over"),
      takings.contains(text.tokens[last - 1].key)
    else { return false }
    let next = last + 1
    guard next < text.tokens.count, text.tokens[next].line == text.tokens[last].line else {
      return true
    }
    return text.tokens[next].isMark(.period) || text.tokens[next].isMark(.comma)
      || times.contains(text.tokens[next].key)
  }

  private static let takings: WordSet = ["takes", "take", "took", "taking"]
  private static let times: WordSet = ["from", "on", "in", "at", "next", "when", "after", "for"]

  private static let exclusions: WordSet = [
    "excluding", "except", "excepting", "without", "barring", "excludes", "exclude",
  ]
  private static let determiners: WordSet = ["any", "a", "an", "the", "its", "such", "all", "no"]

  /// The kind with the highest count, the kinds of deals counted together against the others.
  private func leading(_ counts: [Int], least: Int) -> Int? {
    let isDeal = kinds.map(Self.deals.contains)
    let deals = zip(counts, isDeal).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    let weighed = zip(counts, isDeal).map { $1 ? deals : $0 }
    guard let best = weighed.max(), best >= least, let first = weighed.firstIndex(of: best) else {
      return nil
    }
    guard isDeal[first] else { return first }
    return kinds.indices.filter { isDeal[$0] }.max { (counts[$0], $1) < (counts[$1], $0) }
  }

  /// The kind of an item of a feed, from its headline and its text.
  func kind(headline: String, details: String) -> String? {
    let text = TokenizedText(Array("\(headline)\n\(details)".utf8))
    var counts = [Int](repeating: 0, count: kinds.count)
    let endOfHeadline = headline.utf8.count
    var index = 0
    while index < text.tokens.count {
      guard let match = match(at: index, in: text, before: text.tokens.count) else {
        index += 1
        continue
      }
      counts[match.meaning.kind] += Int(text.tokens[index].start) < endOfHeadline ? 4 : 2
      index = match.tokens.upperBound
    }
    return leading(counts, least: 1).map { kinds[$0] }
  }

  /// What kinds are compared as: papers call one deal between companies an acquisition, an offer or a merger.
  static func compared(_ kind: String?) -> String? {
    kind.map { deals.contains($0) ? "merger" : $0 }
  }

  /// The kind of a document that is about no single company.
  static let sectorNews = "sector news"

  /// The rules that Leyline brings.
  ///
  /// The file `data/announcement_kinds.txt` holds the same rules, for reading and editing.
  public static let standard = KindRules(
    """
    partnership: partnership, kooperation, gemeinschaftsunternehmen, partnerschaft, समझौता, करार, साझेदारी, संयुक्त उद्यम, partners with, partnered with, partner with, partners, partner, joint venture, joint ventures, jv, tie up, tie ups, ties up, tied up, teams up, team up, collaboration, collaborates, collaborate, mou, memorandum of understanding, alliance, agreement, agreed with, agrees with, signed with, pact
    order win: order win, order wins, order worth, orders worth, bags order, bags orders, bagged orders, bagged an order, wins order, wins orders, won an order, new order, new orders, letter of award, letter of intent, wins contract, bags contract, secures order, secures orders, secured an order, work order, purchase order, won a contract, contract worth, bagging of orders, receiving of orders, award of order
    results: quartalszahlen, तिमाही नतीजे, quarterly results, financial results, annual results, q1 results, q2 results, q3 results, q4 results, net profit, net loss, consolidated profit, profit after tax, ebitda, earnings, quarter ended, year ended
    dividend: dividend, dividende, लाभांश, interim dividend, final dividend, special dividend, dividend per share
    buyback: buyback, aktienrückkauf, aktienrückkaufs, kauft eigene aktien, kauft aktien ... zurück, बायबैक, buy back, share repurchase, repurchase of shares, tender offer
    bonus or split: bonus issue, first ever bonus, maiden bonus, bonus in the ratio, free share for, bonus share, bonus shares, stock split, share split, sub division, face value split
    open offer: open offer, open offers, mandatory offer, exit offer, takeover offer, delisting offer, voluntary tender offer, tender offer for all
    stake sale: stake sale, sells stake, sell stake, sold stake, selling stake, sells ... stake, to sell ... stake, sold ... stake, offloads ... stake, to offload ... stake, divests, divestment, divestiture, disinvestment
    acquisition: acquisition, übernahme, übernimmt, अधिग्रहण, acquisitions, acquire, acquires, acquired, acquiring, takeover, takes over, taken over, take control, takes control, took control, taking control, controlling stake, controlling interest, buyout, buy out, buys out, buys stake, buy stake, bought stake, buys ... stake, to buy ... stake, bought ... stake, buys ... deal, to buy ... deal, buys ... business, to buy ... business
    merger: merger, merge, merges, merging, amalgamation, amalgamate, demerger, demerge, scheme of arrangement
    fund raising: rights issue, preferential issue, preferential allotment, qualified institutional placement, qip, raise funds, raises funds, fund raising, fundraising, debentures, ipo, bond issue
    rating: credit rating, upgrades, downgrades, upgraded, downgraded, target price, price target, rating outlook, reaffirmed
    management change: appoints, appointed, appointment, resigns, resigned, resignation, steps down, stepped down, new ceo, new cfo, named ceo, takes over as, take over as, managing director designate, cessation
    regulatory: show cause notice, penalty, tax demand, gst demand, gst notice, tax notice, sebi order, usfda, form 483, warning letter, tribunal, nclt, investigation, probe, raids, clarification
    sales: sales volumes, sales volume, monthly sales, vehicle sales, auto sales, total sales, wholesales, dispatches, units sold
    expansion: new plant, capacity expansion, expand capacity, expands capacity, capital expenditure, capex, new facility, commissions, commissioned, commercial production, greenfield, inaugurates
    product: launches, launched, launch, unveils, unveiled, introduces, rolls out
    meeting: annual general meeting, extraordinary general meeting, extra ordinary general meeting, postal ballot, analyst meet, investor meet, analyst meeting, investor meeting, investor presentation, trading window
    """
  )
}
