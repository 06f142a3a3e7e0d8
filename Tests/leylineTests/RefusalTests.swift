import Foundation
import Testing

/// Every kind of refusal of a price file: its message names the option that works, and what is read with it is
/// right.
@Suite("Refusals of price files")
struct RefusalTests {
  /// A file that is refused, and what its message leads to.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let kind: String
    let text: String
    var file = "x.csv"
    /// Options with which the file is refused.
    var given: [String] = []
    /// Every option that the message names, in its order.
    let named: [String]
    /// Which of them are followed together.
    var followed = 0...0
    /// What the person knows: the name of a column, a value that the message leaves to them.
    var known = ""
    /// The file as the message says to correct it.
    var corrected: String?
    /// What stands between the texts in bytes of another encoding than UTF-8.
    var foreign: [UInt8] = []
    /// The first row that is read then.
    let row: String

    var testDescription: String { kind }
  }

  private static let header = "Date,Close\n"

  static let refusals: [Refusal] = [
    Refusal(
      kind: "day and month may change places",
      text: header + "01/02/2024,10\n02/02/2024,11\n",
      named: ["--date-format dd/mm/yyyy", "--date-format mm/dd/yyyy"],
      followed: 1...1,
      row: "x 2024-01-02 close 10.0"
    ),
    Refusal(
      kind: "one date has the day first, another the month",
      text: header + "13/02/2024,10\n02/14/2024,11\n",
      given: ["--skip-bad-rows"],
      named: ["--date-format dd/mm/yyyy", "--date-format mm/dd/yyyy"],
      row: "x 2024-02-13 close 10.0"
    ),
    Refusal(
      kind: "days that Excel or Stata may count",
      text: header + "23391,10\n23392,11\n",
      named: ["--date-format excel", "--date-format stata", "--date-format days1970"],
      followed: 1...1,
      row: "x 2024-01-16 close 10.0"
    ),
    Refusal(
      kind: "no column of dates",
      text: "when,Close\n2024-01-15,10\nsoon,11\n2024-01-16,12\n",
      given: ["--skip-bad-rows"],
      named: ["--columns date=NAME"],
      known: "when",
      row: "x 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "no column of prices",
      text: "Date,Symbol,Note\n2024-01-15,A,x\n2024-01-16,A,12\n",
      given: ["--skip-bad-rows"],
      named: ["--columns close=NAME"],
      known: "Note",
      row: "A 2024-01-16 close 12.0"
    ),
    Refusal(
      kind: "no close among values",
      text: "Date,Symbol,PREV_CLOSE\n2024-01-15,A,10\n2024-01-16,A,11\n",
      named: ["--columns close=NAME"],
      known: "PREV_CLOSE",
      row: "A 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "returns where prices are asked for",
      text: "Date,Symbol,Ret\n2024-01-15,A,0.01\n2024-01-16,A,-0.02\n",
      named: ["--values returns", "--columns close=NAME"],
      row: "A 2024-01-15 close 0.01"
    ),
    Refusal(
      kind: "several columns may be the value",
      text: "Date,Symbol,Alpha,Beta\n2024-01-15,A,10,20\n2024-01-16,A,11,21\n",
      named: ["--columns close=NAME"],
      known: "Beta",
      row: "A 2024-01-15 close 20.0"
    ),
    Refusal(
      kind: "one name above two columns",
      text: "Date,A,A\n2024-01-15,10,20\n2024-01-16,11,21\n",
      named: ["--columns close=NAME"],
      known: "3",
      row: "x 2024-01-15 close 20.0"
    ),
    Refusal(
      kind: "a named column that is not there",
      text: "Date,Close,Settle\n2024-01-15,10,20\n",
      given: ["--columns", "close=Setle"],
      named: ["--columns close=NAME"],
      known: "Settle",
      row: "x 2024-01-15 close 20.0"
    ),
    Refusal(
      kind: "a text that is no date",
      text: header + "soon,10\n2024-01-16,11\n",
      named: ["--skip-bad-rows"],
      row: "x 2024-01-16 close 11.0"
    ),
    Refusal(
      kind: "a text that is no number",
      text: header + "2024-01-15,ten\n2024-01-16,11\n",
      named: ["--skip-bad-rows"],
      row: "x 2024-01-16 close 11.0"
    ),
    Refusal(
      kind: "a row without a symbol",
      text: "Date,Symbol,Close\n2024-01-15,,10\n2024-01-16,A,11\n",
      named: ["--skip-bad-rows"],
      row: "A 2024-01-16 close 11.0"
    ),
    Refusal(
      kind: "a row with too many fields",
      text: header + "2024-01-15,1,000\n2024-01-16,11\n",
      named: ["--skip-bad-rows"],
      row: "x 2024-01-16 close 11.0"
    ),
    Refusal(
      kind: "a last line that is cut off",
      text: "Date,Close,Volume\n2024-01-15,10,1\n2024-01-16,11\n",
      named: ["--skip-bad-rows"],
      row: "x 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "two rows of one day",
      text: header + "2024-01-15,10\n2024-01-15,11\n",
      named: ["--duplicates first", "--duplicates last"],
      followed: 1...1,
      row: "x 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "no row of the series",
      text: "Date,Symbol,Series,Close\n2024-01-15,A,BE,10\n",
      named: ["--series"],
      known: "BE",
      row: "A 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "no symbol on standard input",
      text: header + "2024-01-15,10\n",
      file: "-",
      named: ["--symbol NAME"],
      known: "OKAPI",
      row: "OKAPI 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "returns in percent or fractions",
      text: AdviceTests.rows("Date,Symbol,Ret") { "\($1),A,\([0.05, -0.11, 0.12, -0.04][$0 % 4])" },
      given: ["--values", "returns"],
      named: ["--values percent", "--values fractions"],
      row: "A 2024-01-01 close 0.0005"
    ),
    Refusal(
      kind: "prices that are said to be returns",
      text: AdviceTests.rows("Date,Symbol,Close") { "\($1),A,\(100 + $0 % 3)" },
      given: ["--values", "returns"],
      named: ["--values prices", "--values fractions"],
      row: "A 2024-01-01 close 100.0"
    ),
  ]

  /// The options of a message, with the values that it gives them; one with blanks is in quotation marks.
  static func options(in message: String) -> [String] {
    let flags = ["--skip-bad-rows"]
    var words: [String] = []
    for (index, part) in message.components(separatedBy: "\"").enumerated() {
      // What is quoted after an option is its value.
      if index % 2 == 1, words.last?.hasPrefix("--") == true {
        words.append("\"\(part)\"")
      } else {
        words += part.split(whereSeparator: \.isWhitespace).map(String.init)
      }
    }
    return words.indices.compactMap { index in
      guard words[index].hasPrefix("--") else { return nil }
      let option = words[index].trimmingCharacters(in: CharacterSet(charactersIn: ",;."))
      guard option == words[index], !flags.contains(option), words.indices.contains(index + 1),
        !["or", "to"].contains(words[index + 1])
      else { return option }
      return option + " "
        + words[index + 1].trimmingCharacters(in: CharacterSet(charactersIn: ",;."))
    }
  }

  static let columns: [Refusal] = [
    Refusal(
      kind: "a volume among prices",
      text: AdviceTests.rows("x,aa,bb") {
        "\($1),\(100 + $0 % 3),\([9_000, 200_000, 31_000, 800_000][$0 % 4])"
      },
      named: ["--columns close=aa", "--columns volume=bb", "--columns close=all"],
      followed: 0...1,
      row: "x 2024-01-01 close 100.0"
    ),
    Refusal(
      kind: "one role in two columns",
      text: "Date,Close,Close\n2024-01-15,100,200\n2024-01-16,101,202\n",
      named: ["--columns close=3"],
      row: "x 2024-01-15 close 200.0"
    ),
    Refusal(
      kind: "a column that may name securities",
      text:
        "date,thing,close\n2024-01-15,INFY,40\n2024-01-16,INFY,41\n2024-01-17,TCS,42\n2024-01-18,TCS,43\n",
      named: ["--columns symbol=thing", "--symbol x"],
      row: "INFY 2024-01-15 close 40.0"
    ),
    Refusal(
      kind: "rows of several securities under one symbol",
      text: "date,ticker,share line,close\n2024-01-15,BRK,A-1,540\n2024-01-15,BRK,B-1,36\n",
      named: ["--columns \"symbol=share line\""],
      row: "A-1 2024-01-15 close 540.0"
    ),
    Refusal(
      kind: "securities with dates of their own and no names",
      text:
        "Date,PX_LAST,Date,PX_LAST\n2024-01-15,100,2024-01-15,200\n2024-01-16,101,2024-01-17,202\n"
        + "2024-01-17,102,2024-01-18,203\n",
      named: ["--columns date=1", "--columns close=2"],
      followed: 0...1,
      row: "x 2024-01-15 close 100.0"
    ),
  ]

  /// What JSON of `leyline inspect` says of the first row.
  private struct Inspection: Decodable {
    struct Source: Decodable {
      struct Row: Decodable {
        let symbol: String
        let date: String
        let values: [String: Double]
      }
      let first_row: Row?
    }
    let sources: [Source]
  }

  @Test(arguments: refusals + columns + situations)
  func `the option that a refusal names leads to the right reading`(refusal: Refusal) throws {
    let folder = try TemporaryFolder()
    try refusal.write(refusal.text, in: folder)
    let arguments = ["inspect", refusal.file, "--format", "json"]
    let refused = try CommandRun(arguments + refusal.given, in: folder.url, input: refusal.text)
    #expect(refused.status == 1 && refused.output.isEmpty)
    let options = Self.options(in: refused.errors)
    #expect(options == refusal.named, "\(refused.errors)")
    if let corrected = refusal.corrected { try refusal.write(corrected, in: folder) }
    try #require(options.indices.contains(refusal.followed.upperBound) || refusal.corrected != nil)
    let chosen = options.isEmpty ? [] : options[refusal.followed]
    let followed = chosen.flatMap { option -> [String] in
      let parts = option.split(separator: " ", maxSplits: 1).map {
        $0.filter { $0 != "\"" }.replacingOccurrences(of: "NAME", with: refusal.known)
      }
      return parts.count == 1 && !refusal.known.isEmpty ? parts + [refusal.known] : parts
    }
    // An option that was given is given again as the message says.
    let given = followed.first.map { refusal.given.first == $0 ? [] : refusal.given } ?? []
    let run = try CommandRun(arguments + given + followed, in: folder.url, input: refusal.text)
    #expect(run.status == 0, "\(run.errors)")
    let inspection = try JSONDecoder().decode(Inspection.self, from: Data(run.output.utf8))
    let row = try #require(inspection.sources.first?.first_row)
    #expect("\(row.symbol) \(row.date) close \(row.values["close"] ?? .nan)" == refusal.row)
  }
}
