import Foundation
import Testing

/// Average prices before a day and around events, as a person asks for them.
@Suite("leyline vwap")
struct VWAPCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var rows = "date,open,high,low,close,volume,turnover,vwap\n"
    var other = rows
    let weekdays = (0..<420).filter { $0 % 7 < 5 }
    for (index, offset) in weekdays.enumerated() {
      let price = 100 + Double(index % 20)
      let date = Self.day(offset)
      let volume = index == 200 ? 0 : 1000 + index
      rows += "\(date),\(price),\(price + 2),\(price - 2),\(price + 1),\(volume),"
      rows += "\(price * Double(volume)),\(price + (index == 270 ? 1 : 0))\n"
      other +=
        "\(date),\(price),\(price + 2),\(price - 2),\(price + 0.5),5000,\((price + 0.5) * 5000),\(price + 0.5)\n"
    }
    try folder.write(rows, as: "SHARE.csv")
    try folder.write(other, as: "SHARE_B.csv")
    try folder.write("symbol,ex_date,factor\nSHARE,\(Self.day(399)),0.5\n", as: "splits.csv")
    try folder.write("event_id,symbol,date\nE1,SHARE,\(Self.day(350))\n", as: "events.csv")
    var bars = "Datetime,Ticker,Open,High,Low,Close,Volume\n"
    for offset in [394, 395, 396] {
      for (index, time) in ["08:30", "09:07", "09:15", "09:20", "09:25", "15:30"].enumerated() {
        let price = 110 + Double(index)
        bars +=
          "\(Self.day(offset)) \(time):00,SHARE,\(price),\(price + 1),\(price - 1),\(price),\(100 * (index + 1))\n"
      }
    }
    try folder.write(bars, as: "bars.csv")
    try folder.write(
      """
      [[rule]]
      id = "two"
      name = "two sessions"
      source = "nobody"
      day = "day"
      take = "highest"
      [[rule.part]]
      name = "VWAP of 2 sessions"
      measure = "vwap"
      sessions = 2

      """,
      as: "rules.toml"
    )
  }

  /// A day counted from Monday, 2 January 2023.
  private static func day(_ offset: Int) -> String {
    let date = Date(timeIntervalSince1970: 1_672_617_600 + Double(offset) * 86_400)
    return date.formatted(.iso8601.year().month().day())
  }

  private func json(_ arguments: [String]) throws -> NSDictionary {
    let run = try CommandRun(
      ["vwap", "--prices", "SHARE.csv", "--symbol", "SHARE", "--format", "json"] + arguments,
      in: folder.url
    )
    #expect(run.status == 0, "\(arguments): \(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? NSDictionary
    )
  }

  /// Every option changes the result.
  static let options: [(base: [String], change: [String])] = [
    (["--price", "120"], ["--price", "130"]),
    (["--price", "120"], ["--include-day"]),
    (["--price", "120"], ["--unaffected-day", Self.day(392)]),
    (["--price", "120"], ["--adjustments", "splits.csv"]),
    (["--price", "120"], ["--simulated"]),
    (["--price", "120"], ["--calendar", "nyse"]),
    (["--price", "120"], ["--sessions", "traded"]),
    (["--price", "120"], ["--rule", "sast"]),
    (["--price", "120"], ["--moved", Self.day(388), "--confirmed", Self.day(389)]),
    (
      ["--price", "120", "--moved", Self.day(388), "--confirmed", Self.day(389)],
      ["--band-days", Self.day(392)]
    ),
    (
      ["--price", "120", "--moved", Self.day(388), "--confirmed", Self.day(389)],
      ["--valid-days", "60"]
    ),
    (["--rule", "sast"], ["--given", "negotiated=500"]),
    (["--rule", "sast"], ["--shares", "1000000"]),
    (["--rule", "sast"], ["--other-exchange", "SHARE_B.csv"]),
    (["--rule", "sast", "--rule-file", "rules.toml"], ["--rule", "two"]),
    (["--rule", "material-price-movement"], ["--index-move", "2"]),
    (["--price", "120"], ["--vwap-tolerance", "200"]),
    (["--price", "120"], ["--free-float", "1000000"]),
    (["--price", "120"], ["--intraday", "bars.csv"]),
    (
      ["--price", "120", "--intraday", "bars.csv", "--calendar", "nse"], ["--session-bars", "all"]
    ),
    (
      ["--price", "120", "--intraday", "bars.csv", "--calendar", "nse"],
      ["--session-bars", "regular"]
    ),
    (
      [
        "--price", "120", "--intraday", "bars.csv", "--calendar", "nse", "--session-bars",
        "regular",
      ],
      ["--bar-time", "end"]
    ),
  ]

  @Test(arguments: options)
  func `an option changes the result`(base: [String], change: [String]) throws {
    let day = ["--on", Self.day(399)]
    let name = change.first ?? ""
    // An option that is given twice counts once: the change takes the place of the base.
    let kept =
      base.firstIndex(of: name).map { Array(base[..<$0]) + Array(base[($0 + 2)...]) } ?? base
    #expect(try json(base + day) != json(kept + change + day), "\(change)")
  }

  @Test func `the sum of two rumours is asked for`() throws {
    let rumours = [
      "--moved", Self.day(385), Self.day(392), "--confirmed", Self.day(385), Self.day(392),
    ]
    let arguments =
      ["vwap", "--prices", "SHARE.csv", "--price", "120", "--on", Self.day(399)] + rumours
    let run = try CommandRun(arguments, in: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.contains("pass --add-rumours"))
    #expect(try CommandRun(arguments + ["--add-rumours"], in: folder.url).status == 0)
  }

  @Test func `a folder holds the sessions, the page and the document`() throws {
    let run = try CommandRun(
      ["vwap", "--prices", "SHARE.csv", "--rule", "sast", "--on", Self.day(399), "-o", "out"],
      in: folder.url
    )
    #expect(run.status == 0, "\(run.errors)")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "out").path
    )
    #expect(names.sorted() == ["vwap.csv", "vwap.html", "vwap.json"])
    let page = try String(contentsOf: folder.url.appending(path: "out/vwap.html"), encoding: .utf8)
    #expect(page.components(separatedBy: "A calculation aid, not legal advice.").count == 2)
    let csv = try String(contentsOf: folder.url.appending(path: "out/vwap.csv"), encoding: .utf8)
    #expect(csv.split(separator: "\n").count == 61)
    #expect(
      csv.hasPrefix(
        "event_id,symbol,relative_day,date,open,high,low,close,volume,turnover,vwap,vwap_kind,"
          + "cumulative_volume,cumulative_turnover,anchored_vwap,"
      )
    )
  }

  @Test func `a folder of earlier prices is written anew, one of a person's is not`() throws {
    let arguments = [
      "vwap", "--prices", "SHARE.csv", "--rule", "sast", "--on", Self.day(399), "-o", "again",
    ]
    #expect(try CommandRun(arguments, in: folder.url).status == 0)
    let second = try CommandRun(arguments + ["--simulated"], in: folder.url)
    #expect(second.status == 0, "\(second.errors)")
    let document = folder.url.appending(path: "again/vwap.json")
    #expect(try String(contentsOf: document, encoding: .utf8).contains("\"simulated\": true"))
    try FileManager.default.removeItem(at: document)
    #expect(try CommandRun(arguments, in: folder.url).status == 1)
  }

  @Test func `averages around events need no market and no history`() throws {
    let run = try CommandRun(
      ["vwap", "--prices", "SHARE.csv", "--events", "events.csv", "--event-window", "-3..3"],
      in: folder.url
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Average prices around the announcement"))
    let narrow = try json(["--events", "events.csv", "--event-window", "-3..3"])
    let wide = try json(["--events", "events.csv", "--event-window", "-4..4"])
    #expect(narrow != wide)
    let csv = try CommandRun(
      ["vwap", "--prices", "SHARE.csv", "--events", "events.csv", "--format", "csv"],
      in: folder.url
    )
    #expect(csv.output.split(separator: "\n").count == 22)
  }

  @Test func `averages by time are those of the bars that count`() throws {
    let arguments = [
      "--price", "120", "--on", Self.day(399), "--intraday", "bars.csv", "--calendar", "nse",
    ]
    func twap(_ sessionBars: String) throws -> (day: Double?, window: Double?) {
      let result = try json(arguments + ["--session-bars", sessionBars])
      let sessions = result["sessions"] as? [NSDictionary] ?? []
      let day = sessions.first { $0["date"] as? String == Self.day(396) }
      let rows = (result["premium"] as? NSDictionary)?["rows"] as? [NSDictionary] ?? []
      let window = rows.first {
        ($0["reference"] as? NSDictionary)?["name"] as? String == "VWAP of 5 sessions"
      }
      return (
        day?["twap"] as? Double,
        (window?["reference"] as? NSDictionary)?["time_weighted"] as? Double
      )
    }
    // Bars at 110 … 115 from 08:30 to 15:30; NSE collects orders from 09:00 and closes at 15:30.
    #expect(try twap("all").day == 112.5)
    #expect(try twap("auctions").day == 113)
    #expect(try twap("regular").day == 113)
    // Two of the last five sessions have no bars.
    #expect(try twap("all").window == nil)
    let run = try CommandRun(
      ["vwap", "--prices", "SHARE.csv", "--symbol", "SHARE"] + arguments,
      in: folder.url
    )
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "averages of bars leave out 3 bars of 3 days out of the session and its auctions"
      )
    )
    #expect(words.contains("averages over these sessions lack a TWAP"))
  }

  @Test func `bars of another share are named, and a free float of another one is refused`() throws
  {
    let base = ["vwap", "--prices", "SHARE.csv", "--price", "120", "--on", Self.day(399)]
    let other = try CommandRun(
      base + ["--symbol", "OTHER", "--intraday", "bars.csv"],
      in: folder.url
    )
    #expect(other.status == 0)
    #expect(
      other.output.contains(
        "the intraday bars have no OTHER, so they are not used; they have SHARE"
      )
    )
    let float = try CommandRun(base + ["--free-float", "SHRAE:5"], in: folder.url)
    #expect(float.status == 1)
    #expect(
      float.errors.contains("SHRAE") && float.errors.contains("did you mean"),
      "\(float.errors)"
    )
    let several = try CommandRun(
      [
        "vwap", "--prices", "SHARE.csv", "SHARE_B.csv", "--security", "SHARE", "--price", "120",
        "--on",
        Self.day(399), "--free-float", "5",
      ],
      in: folder.url
    )
    #expect(several.status == 1)
    #expect(
      several.errors.contains("--free-float SHARE:5"),
      "\(several.errors)"
    )
  }

  /// What is said of a day of a daily file that cannot be.
  @Test(arguments: [
    (
      "100,102,98,101,-5", 0,
      "no average price can be computed for 2024-01-31; the volume is below zero"
    ),
    (
      "100,102,98,101,0", 0,
      "no share was traded on 2024-01-31; these sessions count and add nothing"
    ),
    (
      "100,102,98,0,500", 0,
      "DAYS.csv has a price that is not above zero on 2024-01-31, with shares traded"
    ),
    (
      "100,97,98,97.5,500", 0,
      "DAYS.csv has a high below the low on 2024-01-31; the columns may be exchanged"
    ),
    (
      "100,102,98,101,600\n2024-01-31,100,102,98,101,500", 1,
      "DAYS.csv:4: DAYS on 2024-01-31 has other values"
    ),
  ])
  func `a day that cannot be is named`(values: String, status: Int32, words: String) throws {
    try folder.write(
      "date,open,high,low,close,volume\n2024-01-30,100,102,98,101,500\n2024-01-31,\(values)\n",
      as: "DAYS.csv"
    )
    let run = try CommandRun(
      [
        "vwap", "--prices", "DAYS.csv", "--rule", "two", "--rule-file", "rules.toml", "--on",
        "2024-02-01",
      ],
      in: folder.url
    )
    #expect(run.status == status, "\(run.errors)")
    let said = (run.output + run.errors).split(whereSeparator: \.isWhitespace).joined(
      separator: " "
    )
    #expect(said.contains(words), "\(said)")
  }

  @Test func `shares delivered and in free float stand beside the averages`() throws {
    try folder.write(
      """
      SYMBOL,SERIES,DATE1,PREV_CLOSE,OPEN_PRICE,HIGH_PRICE,LOW_PRICE,LAST_PRICE,CLOSE_PRICE,AVG_PRICE,\
      TTL_TRD_QNTY,TURNOVER_LACS,NO_OF_TRADES,DELIV_QTY,DELIV_PER,FREE_FLOAT_SHARES
      LLAMA,EQ,01-Jul-2025,100,100,101,99,100,100,100,1000,1.00,10,250,25.00,50000
      LLAMA,EQ,02-Jul-2025,100,100,101,99,100,100,100,4000,4.00,10,3000,75.00,
      LLAMA,EQ,03-Jul-2025,100,100,101,99,100,100,100,2000,2.00,10,-,-,50000

      """,
      as: "LLAMA.csv"
    )
    func sessions(_ options: [String]) throws -> [NSDictionary] {
      let run = try CommandRun(
        [
          "vwap", "--prices", "LLAMA.csv", "--rule", "two", "--rule-file", "rules.toml", "--on",
          "2025-07-04",
        ]
          + ["--format", "json"] + options,
        in: folder.url
      )
      #expect(run.status == 0, "\(run.errors)")
      let result = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? NSDictionary
      return result?["sessions"] as? [NSDictionary] ?? []
    }
    let rows = try sessions([])
    #expect(rows.map { $0["delivery_share"] as? Double } == [0.75, nil])
    #expect(rows.map { $0["float_share"] as? Double } == [nil, 0.04])
    #expect(rows.map { $0["log_turnover"] as? Double } == [log(400_000), log(200_000)])
    // A column comes before the option, which fills what it lacks.
    let filled = try sessions(["--free-float", "80000"])
    #expect(filled.map { $0["float_share"] as? Double } == [0.05, 0.04])
    let later = try sessions(["--free-float", "2025-07-03=80000"])
    #expect(later.map { $0["float_share"] as? Double } == [nil, 0.04])
  }

  @Test(arguments: [
    (["--valid-days", "90"], 64, "--valid-days takes 60 or 180, not 90."),
    (["--vwap-tolerance", "-1"], 64, "--vwap-tolerance takes a number from 0 on, not -1.0."),
    (["--price", "-5", "--on", "2024-01-31"], 1, "the price is -5.0; a price is above zero"),
    (["--given", "x"], 64, "x"), (["--shares", "none"], 64, "none"),
    (["--price", "5"], 1, "name it with --on 2025-09-02"),
  ])
  func `what cannot be is refused`(arguments: [String], status: Int32, words: String) throws {
    let run = try CommandRun(["vwap", "--prices", "SHARE.csv"] + arguments, in: folder.url)
    #expect(run.status == status)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func `trades become a table of days that other commands read as prices`() throws {
    try folder.write(
      """
      time,symbol,price,volume
      2024-01-10 09:15:01.250,SHARE,100,10
      2024-01-10 09:15:02,SHARE,101,30
      2024-01-11 09:15:02,SHARE,102,5

      """,
      as: "trades.csv"
    )
    let run = try CommandRun(
      ["vwap", "--trades", "trades.csv", "--format", "csv", "--output", "days"],
      in: folder.url
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        symbol,date,open,high,low,close,volume,turnover,vwap,deviation,trades,first_time,last_time
        SHARE,2024-01-10,100,101,100,101,40,4030,100.75,0.4330127018922193,2,09:15:01,09:15:02
        SHARE,2024-01-11,102,102,102,102,5,510,102,0,1,09:15:02,09:15:02

        """
    )
    let again = try CommandRun(
      ["vwap", "--prices", "days/daily.csv", "--price", "110", "--on", "2024-01-12"],
      in: folder.url
    )
    #expect(again.status == 0, "\(again.errors)")
    let refused = try CommandRun(
      ["vwap", "--trades", "trades.csv", "--prices", "SHARE.csv"],
      in: folder.url
    )
    #expect(refused.status == 64)
    #expect(refused.errors.contains("--trades gives the days of trades and goes without --prices"))
  }
}
