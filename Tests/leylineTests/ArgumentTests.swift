import Foundation
import Notices
import Testing

/// What the command line understands, and what it says where it does not.
@Suite("Arguments")
struct ArgumentTests {
  private static let files = [
    "--prices", "no-such-file.csv", "--market", "no-such-file.csv", "--events", "no-such-file.csv",
  ]

  /// Runs a study without its files: what can be understood ends with the first of them.
  private func run(_ arguments: [String]) throws -> CommandRun {
    try CommandRun(["study"] + Self.files + arguments)
  }

  @Test(arguments: [
    ["study", "--\u{1B}[2J\u{202E}"], ["st\u{1B}]0;x\u{7}"],
    ["study", "--format", "x\u{1B}[2J\u{202E}"],
    ["study", "a.toml", "b\u{1B}[2J\u{9B}"], ["inspect", "no\u{1B}[2J\u{202E}.csv"],
    ["study", "no\u{1B}[2J\n\u{202E}.toml"], ["study", "--window", "\u{1B}[2J"],
    ["report", "no\u{1B}[2J\u{9B}"],
  ])
  func `are quoted without the control characters in them`(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 64 || run.status == 1)
    #expect(run.errors.contains("\u{FFFD}"))
    #expect(run.errors == run.errors.withoutControls)
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [
    ["--window", "0..0", "-1..1"], ["--window", "-1..1", "0..0", "-5..5", "2..5"],
    ["--window=0..0", "-1..1"], ["--window", "0..0", "--window", "-1..1", "-2..2"],
    ["--window", "[-1,1]", "(-1,+1)", "-1:1", "-1 to 1", "0...1"], ["--window", "-1..1,-5..5"],
    ["--window", "-1,1;-5,5"], ["--window", "[-1,1] [0,1]"], ["--event-window", "-10..10"],
    ["--event-window=-10..10", "--window", "0"], ["--estimation", "-250..-11", "30..120"],
    ["--estimation", "-250..-11", "--estimation", "30..120"],
    ["--estimation", "2022-01-03..2022-12-30"],
    ["--estimation", "2022-01-03 to 2022-12-30", "30..60"],
    ["--window", "0..0", "-1..1", "--test", "bmp_t", "patell_z"], ["--window", "-1..1", "-o", "x"],
  ])
  func `are understood`(arguments: [String]) throws {
    let run = try run(arguments)
    #expect(run.status == 1)
    #expect(run.errors.contains("no-such-file.csv"), "\(run.errors)")
  }

  @Test(arguments: [
    (
      ["--window", "1..-1"],
      "1..-1 ends before it begins; a window runs from the earlier day to the later: write -1..1"
    ),
    (
      ["--window", "0..0", "1..-1"],
      "1..-1 ends before it begins; a window runs from the earlier day to the later: write -1..1"
    ),
    (
      ["--window", "5"],
      "\"5\" is not a window of trading days: write it as 5..5 for that day alone, or -5..5 for the "
        + "days around day 0"
    ),
    (
      ["--window", "-1", "1"],
      "\"-1\" is not a window of trading days: write it as -1..-1 for that day alone, or -1..1 for the "
        + "days around day 0"
    ),
    (["--window", "0-1"], "\"0-1\" is not a window of trading days: write it as 0..1"),
    (
      ["--event-window", "ten"], "\"ten\" is not a window of trading days: write it as -10..10"
    ),
    (
      ["--estimation", "2022-12-30..2022-01-03"],
      "a window runs from the earlier day to the later: write 2022-01-03..2022-12-30"
    ),
    (
      ["--event-window", "-5..5", "-3..3"],
      "-3..3 follows a value of --event-window and is none of it; put the name of its option before it."
    ),
    (
      ["--event-window", "-5..5", "0..3"],
      "0..3 follows a value of --event-window and is none of it; put the name of its option before it."
    ),
    (
      ["--test", "bmp_t", "-1..1"],
      "-1..1 follows a value of --test and is none of it; put the name of its option before it."
    ),
    (["--threads", "-1"], "--threads takes a number of at least 1, not -1."),
    (["--confidence", "-0.5"], "--confidence takes a number between 0 and 1, not -0.5."),
    (["--draws", "-9"], "--draws takes a number of at least 1, not -9."),
    (["--huber-tuning", "-1e308"], "--huber-tuning takes a number above 0, not -1e+308."),
  ])
  func `are refused with what to write`(arguments: [String], words: String) throws {
    let run = try run(arguments)
    #expect(run.status == 64)
    #expect(run.errors.split(separator: "\n")[0].hasSuffix(words), "\(run.errors)")
  }

  @Test(arguments: [
    ["sensitivity", "--estimation-end", "-11", "-31"], ["sensitivity", "--shift", "1", "-1"],
    ["sensitivity", "--headline", "-1..1", "--estimation-length", "60", "120"],
    ["sensitivity", "--effect", "0.01", "0.02", "--window", "-1..1", "0..0"],
  ])
  func `that are lists of numbers are understood`(arguments: [String]) throws {
    let run = try CommandRun(arguments + Self.files)
    #expect(run.status == 1)
    #expect(run.errors.contains("no-such-file.csv"), "\(run.errors)")
  }

  @Test func `a study file may follow windows`() throws {
    let run = try CommandRun(["study", "--window", "-1..1", "0..0", "no-such-study.toml"])
    #expect(run.errors.contains("no-such-study.toml: there is no such file"), "\(run.errors)")
    let after = try CommandRun(["study", "--window", "-1..1", "--", "-1.toml"])
    #expect(after.errors.contains("-1.toml: there is no such file"), "\(after.errors)")
  }

  /// Every option with some values, with a value that is none.
  @Test(arguments: [
    ("--values", "prcies", "prices"), ("--duplicates", "frist", "first"),
    ("--bar-time", "strat", "start"), ("--market-values", "retruns", "returns"),
    ("--factor-values", "percents", "percent"),
    ("--risk-free-values", "anual_percent", "annual_percent"),
    ("--excess-market", "factor", "factors"), ("--align", "nxt", "next"),
    ("--returns", "logs", "log"), ("--alternative", "gretaer", "greater"),
    ("--benchmark", "markt", "market"), ("--coefficient-errors", "hc4", "hc0"),
    ("--skewness", "smaple", "sample"), ("--ranking-days", "eventwindow", "event_window"),
    ("--outcome", "volum", "volume"), ("--format", "jsn", "json"),
  ])
  func `of an option with some values are suggested`(
    option: String,
    value: String,
    meant: String
  ) throws {
    let run = try run([option, value])
    #expect(run.status == 64)
    let line = run.errors.split(separator: "\n")[0]
    #expect(line.hasPrefix("Error: The value '\(value)' is invalid for '\(option) "))
    #expect(line.contains("'; did you mean '\(meant)'? There are "), "\(line)")
    #expect(run.errors.contains("Usage: leyline study"))
    #expect(try self.run([option, meant]).status == 1)
  }

  @Test(arguments: [
    ("--test", "patel", "\"patel\" is not a test; did you mean \"patell_z\"?"),
    ("--model", "markt", "\"markt\" is not a model; did you mean \"market\"?"),
    (
      "--correction", "bonferoni", "\"bonferoni\" is not a correction; did you mean \"bonferroni\"?"
    ),
  ])
  func `of a method are suggested`(option: String, value: String, message: String) throws {
    let run = try run([option, value])
    #expect(run.status == 1 && run.errors == message + "\n")
  }

  /// No number of the command line ends the program.
  @Test(arguments: [
    "--threads", "--seed", "--draws", "--confidence", "--huber-tuning", "--dimson-leads",
    "--dimson-lags", "--min-securities", "--max-missing-sessions", "--max-distance-days",
    "--min-estimation",
  ])
  func `that are numbers out of range are refused`(option: String) throws {
    // What is in range is taken; the run then ends for want of a study.
    let taken = [
      "--huber-tuning": ["1e308", "9223372036854775808"], "--seed": ["9223372036854775808"],
    ]
    for number in ["-1", "-0.5", "nan", "inf", "-inf", "1e308", "9223372036854775808", "x", ""] {
      let run = try run(["\(option)=\(number)"])
      let isTaken = taken[option]?.contains(number) == true
      #expect(run.status == (isTaken ? 1 : 64), "\(option)=\(number): \(run.status) \(run.errors)")
      #expect(!run.errors.isEmpty)
    }
  }
}
