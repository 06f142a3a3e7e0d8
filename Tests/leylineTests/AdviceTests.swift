import Foundation
import Testing

/// What messages advise, followed to the letter: the message is made, its words become arguments, and the
/// command that failed or complained does so no more.
@Suite("Advice of messages")
struct AdviceTests {
  /// A situation in which a message advises something.
  struct Advice: Sendable, CustomTestStringConvertible {
    /// What the message advises, as it is printed; `NAME` stands for a name that the person knows.
    let advice: String
    /// The name.
    var name = ""
    /// Files that take the place of those of the small study.
    var files: [String: String] = [:]
    /// The command, or the options that are added to the small study.
    var arguments: [String]
    /// Whether the command ends without a result before the advice is followed.
    var fails = true
    /// What else a person does who follows it.
    var added: [String: String] = [:]
    /// Arguments of the small study that are left out.
    var removed: [String] = []
    /// Options that the advice takes the place of.
    var before: [String] = []

    var testDescription: String { advice }

    /// The advice as arguments: words, of which those in quotation marks stay together.
    var followed: [String] {
      var words: [String] = []
      for (index, part) in advice.components(separatedBy: "\"").enumerated() {
        words += index % 2 == 1 ? [part] : part.split(separator: " ").map(String.init)
      }
      return words.map { $0.replacingOccurrences(of: "NAME", with: name) }
    }
  }

  private static let inspect = ["inspect", "x.csv"]

  /// Rows of 120 days from a header and a function of the day.
  static func rows(_ header: String, _ row: (Int, String) -> String) -> String {
    let rows = (0..<120).map { day in
      row(
        day,
        Date(timeIntervalSince1970: Double(19_723 + day) * 86_400)
          .formatted(.iso8601.year().month().day())
      )
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  private static func level(_ day: Int) -> Double {
    1000 + 10 * sin(Double(day)) + Double(day) / 10
  }

  private static func returns(_ day: Int) -> Double { sin(Double(day) * 1.7) / 100 }

  static let columns: [Advice] = [
    Advice(
      advice: "--date-format dd/mm/yyyy",
      files: ["x.csv": "Date,Close\n01/02/2024,1\n03/04/2024,1.01\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--date-format yy-mm-dd",
      files: ["x.csv": "Date,Close\n24-01-15,1\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--date-format days1970",
      files: ["x.csv": "Date,Close\n19737,1\n19738,1.01\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--date-format stata",
      files: ["x.csv": "Date,Close\n8780,1\n8781,1.01\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--date-format epoch1960",
      files: ["x.csv": "Date,Close\n2020896000,1\n2020982400,1.01\n2021068800,1\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--columns date=NAME",
      name: "when",
      files: ["x.csv": "when,Close\n2024-01-02,1\nsoon,1\n2024-01-03,1\n"],
      arguments: inspect + ["--skip-bad-rows"]
    ),
    Advice(
      advice: "--columns close=NAME",
      name: "PREV_CLOSE",
      files: ["x.csv": "Date,Symbol,PREV_CLOSE\n2024-01-02,A,1\n2024-01-03,A,1\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--columns close=NAME",
      name: "Bar",
      files: ["x.csv": "Date,Symbol,Foo,Bar\n2024-01-02,A,1,1\n2024-01-03,A,1,1\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--columns close=NAME",
      name: "3",
      files: ["x.csv": "Date,A,A\n2024-01-02,1,1\n2024-01-03,1,1\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--values returns",
      files: ["x.csv": rows("Date,Symbol,Ret") { "\($1),A,\(returns($0))" }],
      arguments: inspect
    ),
    Advice(
      advice: "--values percent",
      files: ["x.csv": rows("Date,Symbol,Ret") { "\($1),A,\(returns($0) * 10)" }],
      arguments: inspect + ["--values", "returns"]
    ),
    Advice(
      advice: "--decimal point",
      files: ["x.csv": "Date,Close\n2024-01-02,\"1,131\"\n2024-01-03,\"1,132\"\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--decimal comma",
      files: ["x.csv": "Date,Close\n2024-01-02,\"1,131\"\n2024-01-03,\"1,132\"\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--decimal comma",
      files: ["x.csv": "Date;Close\n02.01.2024;161.125\n03.01.2024;161.126\n"],
      arguments: inspect,
      fails: false
    ),
    Advice(
      advice: "--values returns",
      files: ["x.csv": rows("Date,A") { "\($1),\(returns($0))" }],
      arguments: inspect
    ),
    Advice(
      advice: "--values returns",
      files: ["x.csv": rows("Date,A") { "\($1),\(returns($0) * 100)" }],
      arguments: inspect
    ),
    Advice(
      advice: "--skip-bad-rows",
      files: ["x.csv": "Date,Close\n2024-01-02,1\n2024-01-03,x\n2024-01-04,1\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--duplicates last",
      files: ["x.csv": "Date,Close\n2024-01-02,1\n2024-01-02,1.1\n2024-01-03,1\n"],
      arguments: inspect
    ),
    Advice(
      advice: "--series",
      files: ["x.csv": "Date,Symbol,Series,Close\n2024-01-02,A,BE,1\n2024-01-03,A,BE,1\n"],
      arguments: inspect,
      added: ["--series": "BE"]
    ),
  ]

  private static let indices = [
    "NIFTY AUTO", "NIFTY 50", "NIFTY BANK", "NIFTY IT", "NIFTY FMCG", "NIFTY METAL", "NIFTY 500",
  ]

  static let markets: [Advice] = [
    Advice(
      advice: "--market-column NAME",
      name: "NIFTY 50",
      files: [
        "market.csv": rows("Date,Index Name,Close") { day, date in
          indices.enumerated().map { "\(date),\($1),\(level(day + $0))" }.joined(separator: "\n")
        }
      ],
      arguments: []
    ),
    Advice(
      advice: "--market-column NAME",
      name: "nifty 50",
      files: [
        "market.csv": rows((["Date"] + indices).joined(separator: ",")) { day, date in
          ([date] + indices.indices.map { "\(level(day + 3 * $0))" }).joined(separator: ",")
        }
      ],
      arguments: []
    ),
    Advice(
      advice: "--market-column NAME",
      name: "Foo",
      files: [
        "market.csv": rows("Date,Symbol,Foo,Bar") { "\($1),I,\(level($0)),\(level($0 + 7))" }
      ],
      arguments: []
    ),
    Advice(
      advice: "--market-column NAME",
      name: "Open",
      files: ["market.csv": rows("Date,Open") { "\($1),\(level($0))" }],
      arguments: []
    ),
    Advice(
      advice: "--market-values returns",
      files: ["market.csv": rows("Date,Return") { "\($1),\(returns($0))" }],
      arguments: []
    ),
    Advice(
      advice: "--market-values returns",
      files: ["market.csv": rows("Date,Index") { "\($1),\(returns($0))" }],
      arguments: []
    ),
    Advice(
      advice: "--decimal comma",
      files: [
        "market.csv": rows("Date,Close") {
          "\($1),\"\(Int(level($0)) / 1000 + 1),\(100 + $0)\""
        }
      ],
      arguments: []
    ),
    Advice(
      advice: "--skip-bad-rows",
      files: ["market.csv": rows("Date,Close") { "\($1),\($0 == 3 ? "x" : "\(level($0))")" }],
      arguments: []
    ),
    Advice(
      advice: "--duplicates first",
      files: [
        "market.csv": rows("Date,Close") {
          "\($1),\(level($0))" + ($0 == 3 ? "\n\($1),\(level($0) + 1)" : "")
        }
      ],
      arguments: []
    ),
    Advice(
      advice: "--market-column NAME",
      name: "Close",
      files: ["market.csv": rows("Date,Close,Other") { "\($1),\(level($0)),1" }],
      arguments: [],
      before: ["--market-column", "Level"]
    ),
    Advice(
      advice: "--market-date-format dd/mm/yyyy",
      files: [
        "market.csv": rows("Date,Close") {
          "\($1.split(separator: "-").reversed().joined(separator: "/")),\(level($0))"
        }.split(separator: "\n").filter { !$0.contains("/") || $0 < "13" }.joined(separator: "\n")
      ],
      arguments: ["--min-estimation", "10"]
    ),
    Advice(
      advice: "--skip-bad-rows",
      files: ["companion.csv": rows("Date,Close") { "\($1),\($0 == 3 ? "x" : "\(level($0))")" }],
      arguments: ["--companion", "companion.csv", "--model", "factors"]
    ),
    Advice(
      advice: "--model mean_adjusted",
      arguments: [],
      removed: ["--market", "market.csv"]
    ),
  ]

  static let events: [Advice] = [
    Advice(
      advice: "--event-columns symbol=NAME",
      name: "Who",
      files: ["events.csv": "Who,date\nS0,2024-03-31\n"],
      arguments: []
    ),
    Advice(
      advice: "--event-columns date=NAME",
      name: "Happened",
      files: ["events.csv": "symbol,Happened\nS0,2024-03-31\n"],
      arguments: []
    ),
    Advice(
      advice: "--event-date-format dd/mm/yyyy",
      files: ["events.csv": "symbol,date\nS0,02/04/2024\nS1,03/04/2024\n"],
      arguments: []
    ),
    Advice(
      advice: "--time-zone America/New_York",
      files: ["events.csv": "symbol,announced_at\nS0,2024-04-01T10:00\n"],
      arguments: []
    ),
    Advice(
      advice: "--event-columns \"date=Trans Date\"",
      files: ["events.csv": "symbol,Announced Date,Trans Date\nS0,2024-03-31,2024-04-02\n"],
      arguments: [],
      fails: false
    ),
    Advice(
      advice: "--columns volume=NAME",
      name: "Lots",
      files: [
        "prices.csv": rows("Date,Symbol,Close,Lots") {
          "\($1),S0,\(level($0)),\(100 + $0 % 7)\n\($1),S1,\(level($0 + 3)),\(90 + $0 % 5)"
        },
        "events.csv": "symbol,date\nS0,2024-03-31\nS1,2024-03-31\n",
      ],
      arguments: ["--outcome", "volume"]
    ),
  ]

  @Test(arguments: columns + markets + events)
  func `advice that is followed helps`(advice: Advice) throws {
    let folder = try TemporaryFolder()
    try StudyCommandTests().smallStudy(folder)
    for (name, text) in advice.files { try folder.write(text, as: name) }
    var arguments =
      advice.arguments.first == "inspect"
      ? advice.arguments
      : StudyCommandTests().arguments + ["--calendar", "data", "--no-report"] + advice.arguments
    arguments.removeAll(where: advice.removed.contains)
    let before = try CommandRun(arguments + advice.before, in: folder.url)
    #expect((before.status == 1) == advice.fails, "\(before.errors)")
    let said =
      before.errors + before.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains(advice.advice), "\(said)")
    arguments += advice.followed + advice.added.values.sorted()
    let after = try CommandRun(arguments, in: folder.url)
    #expect(after.status == 0, "\(after.errors)")
    #expect(
      !after.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        advice.advice
      )
    )
  }

  @Test func `prices and market are given the other way round as advised`() throws {
    let folder = try TemporaryFolder()
    try StudyCommandTests().smallStudy(folder)
    let level = Self.level
    try folder.write(Self.rows("Date,Close") { "\($1),\(level($0))" }, as: "S0.csv")
    try folder.write("symbol,date\nS0,2024-03-31\n", as: "events.csv")
    let common =
      Array(StudyCommandTests().arguments.dropFirst(5)) + ["--calendar", "data", "--no-report"]
    let swapped = try CommandRun(
      ["study", "--prices", "market.csv", "--market", "S0.csv"] + common,
      in: folder.url
    )
    #expect(swapped.status == 1)
    #expect(
      swapped.errors
        == "the securities of the events, such as S0, are in S0.csv, which is given as the market, and not in "
        + "the prices; give them the other way round: --prices S0.csv --market market.csv\n"
    )
    let right = try CommandRun(
      ["study", "--prices", "S0.csv", "--market", "market.csv"] + common,
      in: folder.url
    )
    #expect(right.status == 0, "\(right.errors)")
  }

  @Test func `the lines for an adjustments file answer the question that printed them`() throws {
    let folder = try TemporaryFolder()
    let level = Self.level
    try folder.write(
      Self.rows("Date,Close") { "\($1),\(level($0) / ($0 < 60 ? 1 : 5))" },
      as: "x.csv"
    )
    let before = try CommandRun(Self.inspect, in: folder.url)
    let lines = before.output.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: "symbol,ex_date,factor"))
    let table = lines[start...].prefix { $0.contains(",") }.joined(separator: "\n") + "\n"
    try folder.write(table, as: "adjustments.csv")
    let after = try CommandRun(
      Self.inspect + ["--adjustments", "adjustments.csv"],
      in: folder.url
    )
    #expect(before.output.contains("a ratio of"))
    #expect(after.status == 0 && !after.output.contains("a ratio of"), "\(after.output)")
  }

  @Test func `the symbol that is suggested has prices`() throws {
    let folder = try TemporaryFolder()
    try StudyCommandTests().smallStudy(folder)
    try folder.write("symbol,date\nS0,2024-03-31\nSS1,2024-03-31\n", as: "events.csv")
    let arguments = StudyCommandTests().arguments + ["--calendar", "data", "--no-report"]
    let before = try CommandRun(arguments, in: folder.url)
    let words = before.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let tail = try #require(words.components(separatedBy: "did you mean ").dropFirst().first)
    let suggestion = try #require(tail.split(separator: "?").first)
    try folder.write("symbol,date\nS0,2024-03-31\n\(suggestion),2024-03-31\n", as: "events.csv")
    let after = try CommandRun(arguments, in: folder.url)
    #expect(after.status == 0 && !after.output.contains("unknown_symbol"), "\(after.output)")
  }
}
