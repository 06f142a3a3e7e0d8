import ArchiveFixtures
import EventStudy
import Foundation
import Notices
import Testing

/// A setting that nothing reads is a defect: each has to change what a study says, from a file and
/// from the command line alike.
@Suite("Every key and every option")
struct EveryKeyTests {
  /// A change of one key of a small study.
  struct Case: Sendable, CustomTestStringConvertible {
    let key: String
    /// The value, as a study file writes it.
    let value: String
    /// What the study sets besides, so that the key matters.
    let base: [String: String]

    init(_ key: String, _ value: String, _ base: [String: String] = [:]) {
      self.key = key
      self.value = value
      self.base = base
    }

    var testDescription: String { key }
  }

  @Test func `no key is without a case, and no case without a key`() {
    #expect(Self.cases.map(\.key).sorted() == StudySettings.all.map(\.path).sorted())
  }

  @Test(arguments: cases)
  func `a key changes what a study says, and its option does the same`(change: Case) throws {
    let before =
      try change.base.isEmpty && change.command[0] == "study"
      ? Self.standard.get() : Self.run(change.base, change.command)
    let byKey = try Self.run(change.base.merging([change.key: change.value]) { $1 }, change.command)
    // The number of threads is the one setting that must change nothing.
    #expect((before.said == byKey.said) == (change.key == "run.threads"), "\(before.said)")
    guard !Self.sharedWithStudy.contains(change.key) else { return }
    #expect(try Self.run(change.base, change.command + change.options) == byKey)
  }

  /// The study in which nothing is changed.
  private static let standard = Result { try run([:], ["study", "--no-report"]) }

  @Test func `every key has an option, and every option of a setting that a text names is one`()
    throws
  {
    let help = try ["study", "sensitivity"].map { try CommandRun(["help", $0]).output }.joined()
    for setting in StudySettings.all {
      #expect(help.contains("--\(setting.option)"), "\(setting.path)")
    }
    let sources = CommandRun.repository.appending(path: "Sources").path
    let paths = try #require(FileManager.default.enumerator(atPath: sources))
    let pattern = /Setting\(\s*"([a-z_]*)",\s*"([a-z_]+)"(?:,\s*option:\s*"([a-z-]+)")?\s*\)/
    for case let path as String in paths where path.hasSuffix(".swift") {
      let text = try String(contentsOfFile: sources + "/" + path, encoding: .utf8)
      for match in text.matches(of: pattern) {
        let named = Setting(
          String(match.1),
          String(match.2),
          option: match.3.map { String($0) }
        )
        #expect(StudySettings.all.contains(named), "\(path): \(match.0)")
      }
    }
  }

  @Test(arguments: [["--test", "bmp_t"], ["--model", "raw"], ["--event-window", "-1..1"]])
  func `correlate refuses what it does not read`(options: [String]) throws {
    let run = try CommandRun(["correlate", "data/simulated/study.toml"] + options)
    #expect(run.status == 64)
    #expect(run.errors.contains("Unknown option '\(options[0])'"))
  }

  /// The keys whose options mean the study's own windows, models and tests too.
  private static let sharedWithStudy = [
    "sensitivity.windows", "sensitivity.models", "sensitivity.tests",
  ]

  /// What a run left behind.
  private struct Outcome: Equatable, Sendable {
    let status: Int32
    /// What was printed, with the settings that it repeats.
    let printed: String
    /// What was printed without them.
    let said: String
    let files: [String]
    let errors: String

    static func == (first: Outcome, second: Outcome) -> Bool {
      first.printed == second.printed && first.status == second.status
        && first.errors == second.errors && first.files == second.files
    }
  }

  private static func run(_ keys: [String: String], _ arguments: [String]) throws -> Outcome {
    let folder = try TemporaryFolder()
    try SmallStudy.write(to: folder)
    try folder.write(SmallStudy.text(keys), as: "study.toml")
    let run = try CommandRun(
      [arguments[0], "study.toml", "--format", "json"] + arguments.dropFirst(),
      in: folder.url
    )
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    let said = try run.output.isEmpty ? "" : withoutSettings(run.output)
    return Outcome(
      status: run.status,
      printed: run.output,
      said: "\(run.status) \(files) \(said) \(run.errors)",
      files: files,
      errors: run.errors
    )
  }

  /// Returns the result without the settings that it repeats.
  private static func withoutSettings(_ text: String) throws -> String {
    func stripped(_ value: Any) -> Any {
      if let list = value as? [Any] { return list.map(stripped) }
      guard let table = value as? [String: Any] else { return value }
      return table.filter { $0.key != "configuration" }.mapValues(stripped)
    }
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let data = try JSONSerialization.data(
      withJSONObject: stripped(object),
      options: [.sortedKeys]
    )
    return String(decoding: data, as: UTF8.self)
  }
}

extension EveryKeyTests.Case {
  /// The command whose job reads the key.
  var command: [String] {
    if key == "events.kinds" { return ["correlate", "--min-announcements", "1"] }
    return [key.hasPrefix("sensitivity.") ? "sensitivity" : "study", "--no-report"]
  }

  /// The change as options of the command line.
  var options: [String] {
    let option = "--" + (StudySettings.all.first { $0.path == key }?.option ?? key)
    // Announcements that are named take the place of all that the study file names.
    if key == "events.announcements" { return [option, "letters", "--events", "events.csv"] }
    switch value {
    case "true": return [option]
    case "false" where option.hasPrefix("--no-"): return [option]
    case "false": return ["--no-" + option.dropFirst(2)]
    default: break
    }
    if value.hasPrefix("{") {
      return [option, value.filter { !"{}\"".contains($0) }.replacing(" = ", with: "=").trimmed]
    }
    let list = value.hasPrefix("[") ? String(value.dropFirst().dropLast()) : value
    return list.split(separator: ",").flatMap { [option, $0.filter { $0 != "\"" }.trimmed] }
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}

/// A study of eight shares in which every setting can matter.
enum SmallStudy {
  private static let standard = [
    "title": #""Small study""#, "prices.files": #"["prices.csv"]"#,
    "market.file": #""index.csv""#, "events.files": #"["events.csv"]"#,
    "windows.estimation": #""-60..-6""#, "windows.event": #""-5..5""#,
    "windows.tested": #"["0..0", "-1..1"]"#, "windows.min_estimation": #""40""#,
    "methods.tests": #"["cross_sectional_t"]"#, "methods.draws": "199",
  ]

  /// Returns the study file with some keys set.
  static func text(_ keys: [String: String]) -> String {
    let all = standard.merging(keys) { $1 }
    let tables = Dictionary(grouping: all.keys.sorted()) { key in
      key.contains(".") ? String(key.prefix { $0 != "." }) : ""
    }
    return tables.keys.sorted().map { table in
      let lines = (tables[table] ?? []).map { key in
        "\(table.isEmpty ? key : String(key.dropFirst(table.count + 1))) = \(all[key] ?? "")"
      }
      return (table.isEmpty ? lines : ["[\(table)]"] + lines).joined(separator: "\n")
    }
    .joined(separator: "\n\n") + "\n"
  }

  /// Writes every file that a case names.
  static func write(to folder: TemporaryFolder) throws {
    let days = tradingDays()
    var prices = ["Date,Symbol,Series,Close,Adj Close,Volume"]
    var more = ["Date,Symbol,Series,Close,Adj Close,Volume"]
    var alone = ["Date,Close"]
    var commas = ["Date,Symbol,Close"]
    var index = ["Date,Close,Total Return"]
    var other = ["Date,Close"]
    var factors = ["Date,mktrf,smb,hml,rf"]
    var levels = [Double](repeating: 100, count: 10)
    var (market, second) = (1000.0, 500.0)
    for (day, date) in days.enumerated() {
      let move = Double((day * 7919 + 13) % 211) / 10_000 - 0.01
      market *= 1 + move
      second *= 1 + move / 2 + Double(day % 5) / 1000
      index.append("\(date),\(market),\(market * (1 + Double(day % 7) / 500))")
      other.append("\(date),\(second)")
      commas.append("\(date),S9,\"1,\(101 + day * 37 % 97)\"")
      factors.append(
        "\(date),\(move),\([0.001, -0.002, 0.0005, 0.0012][day % 4]),"
          + "\([0.002, 0.001, -0.003][day % 3]),\(0.0001 + 0.00001 * Double(day % 5))"
      )
      for share in 0..<10 {
        let own = [0.003, -0.001, -0.002, 0.004, -0.004][(day * (share + 2) + share) % 5]
        levels[share] *= 1 + (0.8 + 0.1 * Double(share)) * move + own + (day == 80 ? 0.02 : 0)
        let row =
          "\(date),S\(share),\(share == 6 ? "BE" : "EQ"),\(levels[share]),"
          + "\(levels[share] * (1 + Double(day % 11) / 1000)),\(1000 + (day * 37 + share) % 97)"
        if share < 8 { prices.append(row) } else if share == 8 { more.append(row) }
        if share == 9 { alone.append("\(date),\(levels[share])") }
      }
    }
    try write(prices, "prices.csv", folder)
    try write(more, "more.csv", folder)
    try write(alone, "alone.csv", folder)
    try writeForeignFiles(days, folder)
    try write(commas, "commas.csv", folder)
    try write(index, "index.csv", folder)
    try write(other, "other_index.csv", folder)
    try write(factors, "factors.csv", folder)
    try write(factors.map { $0.replacing(",0.001,", with: ",0.004,") }, "other_factors.csv", folder)
    try write(
      ["Date,Symbol,Series,Close,Adj Close,Volume", "\(days[80]),S0,EQ,90,90,5"],
      "twice.csv",
      folder
    )
    try write(
      ["Date,Symbol,Series,Close,Adj Close,Volume", "\(days[80]),S8,EQ,9x0,90,5"],
      "bad.csv",
      folder
    )
    try write(
      ["symbol,shares_outstanding"] + (0..<9).map { "S\($0),\(1000 + 777 * $0 * $0)" },
      "shares.csv",
      folder
    )
    try write(
      ["symbol,date,market_value,book_to_market"]
        + (0..<9).map { "S\($0),\(days[60]),\(1000 + 100 * $0),\(0.2 + 0.1 * Double($0 * $0 % 7))" },
      "firms.csv",
      folder
    )
    try write(["symbol,ex_date,factor", "S0,\(days[79]),0.5"], "splits.csv", folder)
    try writeEvents(days, folder)
  }

  /// A file that is not UTF-8, and a workbook of two sheets.
  private static func writeForeignFiles(_ days: [String], _ folder: TemporaryFolder) throws {
    let accents = Array("Date,Symbol,Close\n\(days[80]),Nestl".utf8) + [0xE9, 0x2C, 0x39, 0x0A]
    try Data(accents).write(to: folder.url.appendingPathComponent("accents.csv"))
    let sheets = ["New", "Old"].map {
      WorkbookFixture.Sheet($0, fields: [["Date", "Close"], [days[80], "9"], [days[81], "8"]])
    }
    try Data(WorkbookFixture(sheets).bytes)
      .write(to: folder.url.appendingPathComponent("book.xlsx"))
  }

  private static func writeEvents(_ days: [String], _ folder: TemporaryFolder) throws {
    var events = ["event_id,symbol,announced_at,size,sector,control"]
    let times = [
      // A Saturday, an evening, an hour before ten, an hour with bars, and days without a time.
      "2024-04-27", "\(days[80])T20:00+05:30", "\(days[81])T09:30+05:30",
      "\(days[80])T11:02+05:30", days[80], days[81], days[82], days[83],
    ]
    for (share, time) in times.enumerated() {
      let sector = share % 2 == 0 ? "steel" : "banks"
      events.append("E\(share),S\(share),\(time),\(share * share),\(sector),S\((share + 1) % 8)")
    }
    // A second event of one share, one of a share without prices, and one on a missing day.
    events.append("E8,S7,\(days[88]),3,steel,S1")
    events.append("E9,S8,\(days[80]),5,banks,S1")
    events.append("F1,S9,\(days[80]),6,banks,S1")
    events.append("F2,S4,\(missing),7,steel,S1")
    try write(events, "events.csv", folder)
    try write(events + ["F3,S5,\(days[95]),9,banks,S2"], "more_events.csv", folder)
    let ambiguous = ["event_id,symbol,announced_at", "E0,S0,07/05/2024", "E1,S1,06/05/2024"]
    try write(ambiguous, "ambiguous.csv", folder)
    try write(Array(events.prefix(2)), "one_event.csv", folder)
    var bars = ["Datetime,Ticker,Open,High,Low,Close,Volume"]
    for minute in stride(from: 0, to: 375, by: 5) {
      let clock = 555 + minute
      let time =
        "\(clock / 60 < 10 ? "0" : "")\(clock / 60):\(clock % 60 < 10 ? "0" : "")\(clock % 60)"
      let price = 100 + Double(minute) / 50
      bars.append("\(days[80]) \(time):00+05:30,S3,\(price),\(price + 1),\(price - 1),\(price),10")
    }
    try write(bars, "bars.csv", folder)
    try write(["symbol,name,aliases", "S2,Okapi Motors,Okapi"], "companies.csv", folder)
    try write(["symbol,name,aliases", "S5,Okapi Motors,Okapi"], "other_companies.csv", folder)
    try write(["weather: rain, factory"], "kinds.txt", folder)
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "letters"),
      withIntermediateDirectories: true
    )
    let letter = """
      Okapi Motors wins order for its new factory

      Published: \(days[84])

      Okapi Motors has won an order worth ₹500 crore, and builds a factory for it.

      """
    try folder.write(letter, as: "letters/letter.txt")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "pacts"),
      withIntermediateDirectories: true
    )
    try folder.write(
      "Okapi Motors and Infosys sign a pact\n\nPublished: \(days[84])\n\nOkapi Motors and Infosys work together.\n",
      as: "pacts/letter.txt"
    )
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "reports"),
      withIntermediateDirectories: true
    )
    for (name, day) in [("first.txt", days[84]), ("second.txt", days[86])] {
      try folder.write(
        letter.replacing("Published: \(days[84])", with: "Published: \(day)"),
        as: "reports/\(name)"
      )
    }
  }

  /// A session of the exchange that the data lacks.
  private static let missing = "2024-05-08"

  /// The weekdays from 1 January 2024 but two.
  private static func tradingDays() -> [String] {
    var days: [String] = []
    var number = 19_723
    while days.count < 120 {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      // Day 19,723 is a Monday.
      let isWeekday = (number - 19_723) % 7 < 5
      let text = date.formatted(.iso8601.year().month().day())
      if isWeekday, ![missing, "2024-05-09"].contains(text) { days.append(text) }
      number += 1
    }
    return days
  }

  private static func write(
    _ lines: [String],
    _ name: String,
    _ folder: TemporaryFolder
  ) throws {
    try folder.write(lines.joined(separator: "\n") + "\n", as: name)
  }
}
