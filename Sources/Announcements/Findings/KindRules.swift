internal import DelimitedText
internal import Foundation

/// The words that tell the kind of an announcement, as people can read and edit them.
///
/// One kind a line, `kind: phrase, phrase`; a line that begins with `#` is a remark. Words match in
/// any case; hyphens do not matter. A phrase in the headline counts four times, in the first
/// paragraph twice, elsewhere once. The kind with the highest count wins; among equals the first.
public struct KindRules: Sendable {
  /// The kinds, in the order of the rules.
  public let kinds: [String]
  /// The phrases of each kind, in small letters, in the order of `kinds`.
  public let phrases: [[String]]
  private let table: PhraseTable<Int>

  /// Creates rules from their text.
  public init(_ text: String) {
    var kinds: [String] = []
    var phrases: [(phrase: String, meaning: Int)] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimmingBlanks()
      guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { continue }
      let kind = kinds.count
      kinds.append(String(line[..<colon].trimmingBlanks()))
      for phrase in line[line.index(after: colon)...].split(separator: ",") {
        // The words of a phrase are cut as those of a text: `Q1` is a word and a number.
        let text = TokenizedText(Array(phrase.lowercased().utf8))
        let words = text.tokens.filter { $0.kind != .mark }.map { text.words($0.byteRange) }
        if !words.isEmpty { phrases.append((words.joined(separator: " "), kind)) }
      }
    }
    self.kinds = kinds
    self.phrases = kinds.indices.map { kind in
      phrases.filter { $0.meaning == kind }.map(\.phrase)
    }
    table = PhraseTable(phrases)
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
        guard let match = table.match(beginningAt: index, in: text) else {
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
        counts[match.meaning] += weight
        if first[match.meaning] == nil { first[match.meaning] = match.tokens }
        index = match.tokens.upperBound
      }
    }
    guard let best = counts.max(), best >= 2, let kind = counts.firstIndex(of: best),
      let tokens = first[kind]
    else { return nil }
    let range = text.byteRange(tokens)
    return (kinds[kind], Evidence(what: .kind, quote: text.words(range), byteRange: range))
  }

  private static let possible: WordSet = ["should", "may", "might", "could"]

  /// The kind of an item of a feed, from its headline and its text.
  func kind(headline: String, details: String) -> String? {
    let text = TokenizedText(Array("\(headline)\n\(details)".utf8))
    var counts = [Int](repeating: 0, count: kinds.count)
    let endOfHeadline = headline.utf8.count
    var index = 0
    while index < text.tokens.count {
      guard let match = table.match(beginningAt: index, in: text) else {
        index += 1
        continue
      }
      counts[match.meaning] += Int(text.tokens[index].start) < endOfHeadline ? 4 : 2
      index = match.tokens.upperBound
    }
    guard let best = counts.max(), best > 0 else { return nil }
    return counts.firstIndex(of: best).map { kinds[$0] }
  }

  /// The kind of a document that is about no single company.
  static let sectorNews = "sector news"

  /// The rules that Leyline brings.
  ///
  /// The file `data/announcement_kinds.txt` holds the same rules, for reading and editing.
  public static let standard = KindRules(
    """
    partnership: partnership, partners with, partnered with, partner with, partners, partner, joint venture, joint ventures, jv, tie up, tie ups, ties up, tied up, teams up, team up, collaboration, collaborates, collaborate, mou, memorandum of understanding, alliance, agreement, agreed with, agrees with, signed with, pact
    order win: order win, order wins, order worth, orders worth, bags order, bags orders, bagged orders, bagged an order, wins order, wins orders, won an order, new order, new orders, letter of award, letter of intent, wins contract, bags contract, secures order, secures orders, secured an order, work order, purchase order, won a contract, contract worth, bagging of orders, receiving of orders, award of order
    results: quarterly results, financial results, annual results, q1 results, q2 results, q3 results, q4 results, net profit, net loss, consolidated profit, profit after tax, ebitda, earnings, quarter ended, year ended
    dividend: dividend, interim dividend, final dividend, special dividend, dividend per share
    buyback: buyback, buy back, share repurchase, repurchase of shares, tender offer
    bonus or split: bonus issue, first ever bonus, maiden bonus, bonus in the ratio, free share for, bonus share, bonus shares, stock split, share split, sub division, face value split
    merger: merger, merge, merges, amalgamation, acquisition, acquire, acquires, acquired, takeover, demerger, demerge, scheme of arrangement, stake sale, sells stake, buys stake, open offer
    fund raising: rights issue, preferential issue, preferential allotment, qualified institutional placement, qip, raise funds, raises funds, fund raising, fundraising, debentures, ipo, bond issue
    rating: credit rating, upgrades, downgrades, upgraded, downgraded, target price, price target, rating outlook, reaffirmed
    management change: appoints, appointed, appointment, resigns, resigned, resignation, steps down, stepped down, new ceo, new cfo, named ceo, managing director designate, cessation
    regulatory: show cause notice, penalty, tax demand, gst demand, gst notice, tax notice, sebi order, usfda, form 483, warning letter, tribunal, nclt, investigation, probe, raids, clarification
    sales: sales volumes, sales volume, monthly sales, vehicle sales, auto sales, total sales, wholesales, dispatches, units sold
    expansion: new plant, capacity expansion, expand capacity, expands capacity, capital expenditure, capex, new facility, commissions, commissioned, commercial production, greenfield, inaugurates
    product: launches, launched, launch, unveils, unveiled, introduces, rolls out
    meeting: annual general meeting, extraordinary general meeting, extra ordinary general meeting, postal ballot, analyst meet, investor meet, analyst meeting, investor meeting, investor presentation, trading window
    """
  )
}
