import Foundation

/// Refusals of what dates, numbers, texts and columns leave open.
extension RefusalTests {
  private static let dayNames = (15...19).map { "2024-01-\($0)" }

  /// A line for each of a few days, with its number.
  private static func days(_ header: String, _ row: (Int, String) -> String) -> String {
    ([header] + dayNames.enumerated().map(row)).joined(separator: "\n") + "\n"
  }

  static let situations: [Refusal] = datesLeftOpen + textsLeftOpen + columnsLeftOpen

  private static let datesLeftOpen: [Refusal] = [
    Refusal(
      kind: "dates in three notations",
      text: "Date,Close\n01-02-03,10\n",
      named: [
        "--date-format dd/mm/yyyy", "--date-format mm/dd/yyyy", "--date-format yy-mm-dd",
      ],
      followed: 2...2,
      row: "x 2001-02-03 close 10.0"
    ),
    Refusal(
      kind: "dates of two notations",
      text: "Date,Close\n130203,10\n021314,11\n",
      named: [],
      corrected: "Date,Close\n2013-02-03,10\n2014-02-13,11\n",
      row: "x 2013-02-03 close 10.0"
    ),
    Refusal(
      kind: "seconds that begin in 1960 or 1970",
      // 23,390 days from 1 January 1960 to 15 January 2024, a Monday.
      text: days("Date,Close") { day, _ in "\((23_390 + day) * 86_400),\(10 + day)" },
      named: ["--date-format epoch", "--date-format epoch1960"],
      followed: 1...1,
      row: "x 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "stamps that may be midnights",
      text: "Date,Close\n2024-01-15 22:00:00,10\n2024-01-16 22:00:00,11\n2024-01-19 22:00:00,12\n"
        + "2024-01-20 22:00:00,13\n2024-01-21 22:00:00,14\n",
      named: [],
      corrected: "Date,Close\n2024-01-16,10\n2024-01-17,11\n",
      row: "x 2024-01-16 close 10.0"
    ),
    Refusal(
      kind: "day and month swapped by a spreadsheet",
      text: AdviceTests.rows("Date,Close") { day, date in
        let parts = date.split(separator: "-")
        let isSwapped = (Int(parts[2]) ?? 0) <= 12
        return (isSwapped ? [parts[1], parts[2]] : [parts[2], parts[1]]).joined(separator: "/")
          + "/\(parts[0]),\(100 + day % 3)"
      },
      named: ["--date-format dd/mm/yyyy"],
      row: "x 2024-01-01 close 100.0"
    ),
    Refusal(
      kind: "days that run across",
      text: "Symbol,2024-01-15,2024-01-16,2024-01-17\nA,10,11,12\nB,20,21,22\n",
      named: [],
      corrected: "Date,A,B\n2024-01-15,10,20\n2024-01-16,11,21\n2024-01-17,12,22\n",
      row: "A 2024-01-15 close 10.0"
    ),
  ]

  private static let textsLeftOpen: [Refusal] = [
    Refusal(
      kind: "a mark of decimals or of thousands",
      text: "Date,Close\n2024-01-15,\"1,131\"\n2024-01-16,\"1,132\"\n",
      named: ["--decimal point", "--decimal comma"],
      followed: 1...1,
      row: "x 2024-01-15 close 1.131"
    ),
    Refusal(
      kind: "text of several encodings",
      text: "Date,Name,Close\n2024-01-15,@,10\n2024-01-16,@,11\n",
      named: ["--encoding CP949"],
      foreign: [0xC7, 0xD1, 0xB1, 0xB9],
      row: "\u{D55C}\u{AD6D} 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "text that is in another encoding than was said",
      text: "Date,Name,Close\n2024-01-15,@,10\n2024-01-16,@,11\n",
      given: ["--encoding", "utf-32le"],
      named: ["--encoding"],
      known: "cp949",
      foreign: [0xC7, 0xD1, 0xB1, 0xB9],
      row: "\u{D55C}\u{AD6D} 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "a quotation mark that is never closed",
      text: "Date,Close\n2024-01-15,10\n2024-01-16,\"11\n2024-01-17,12\n",
      named: [],
      corrected: "Date,Close\n2024-01-15,10\n2024-01-16,11\n2024-01-17,12\n",
      row: "x 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "a header that stands again",
      text: "Date,Close\n2024-01-15,10\n2024-01-16,11\nDate,Close\n2024-01-12,20\n",
      named: ["--skip-bad-rows"],
      row: "x 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "a header of other columns",
      text: "Date,Close\n2024-01-15,10\nDate,Volume,Close\n2024-01-17,20,7\n",
      named: [],
      corrected: "Date,Close\n2024-01-15,10\n",
      row: "x 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "a header without rows",
      text: "Date,Close\n",
      named: [],
      corrected: "Date,Close\n2024-01-15,10\n",
      row: "x 2024-01-15 close 10.0"
    ),
  ]

  private static let columnsLeftOpen: [Refusal] = [
    Refusal(
      kind: "a close outside its range",
      text: days("Date,Close,High,Low,Last") { day, date in
        "\(date),\(40 + day),\(101 + day),\(99 + day),\(100 + day)"
      },
      named: ["--columns close=Last"],
      row: "x 2024-01-15 close 100.0"
    ),
    Refusal(
      kind: "prices of one security without names",
      text: days("Date,a,b,c,d") { day, date in
        "\(date),\(100 + day),\(105 + day),\(95 + day),\(101 + day)"
      },
      named: [
        "--columns open=a", "--columns high=b", "--columns low=c", "--columns close=d",
        "--columns close=all",
      ],
      followed: 0...3,
      row: "x 2024-01-15 close 101.0"
    ),
    Refusal(
      kind: "a row for each field",
      text: "date,symbol,field,value\n2024-01-15,A,close,100\n2024-01-15,A,volume,5000\n"
        + "2024-01-16,A,close,101\n2024-01-16,A,volume,6000\n",
      named: [],
      corrected: "date,symbol,close,volume\n2024-01-15,A,100,5000\n2024-01-16,A,101,6000\n",
      row: "A 2024-01-15 close 100.0"
    ),
    Refusal(
      kind: "returns under the name of a close",
      text: AdviceTests.rows("Date,Close") { day, date in
        "\(date),\([0.01, -0.02, 0.015, -0.005][day % 4])"
      },
      named: ["--values returns"],
      row: "x 2024-01-01 close 0.01"
    ),
    Refusal(
      kind: "changes in percent alone",
      text: days("Date,CHG_PCT_1D") { day, date in "\(date),\([0.5, -0.75, 1.25][day % 3])" },
      named: ["--values percent", "--columns close=NAME"],
      row: "x 2024-01-15 close 0.005"
    ),
    Refusal(
      kind: "securities that are called as fields",
      text: days("Date,LOW,MAX,OKA") { day, date in "\(date),\(230 + day),\(12 + day),\(180 - day)"
      },
      named: ["--columns close=NAME", "--columns close=all"],
      followed: 1...1,
      row: "LOW 2024-01-15 close 230.0"
    ),
    Refusal(
      kind: "contracts of one symbol",
      text: "Date,Symbol,Expiry,Close\n"
        + ["A", "B"].flatMap { symbol in
          ["25-Jan-2024", "29-Feb-2024"].enumerated().map { place, expiry in
            "2024-01-15,\(symbol),\(expiry),\(10 + place)\n"
          }
        }.joined(),
      named: ["--columns symbol=NAME"],
      known: "Contract",
      corrected: "Date,Symbol,Expiry,Contract,Close\n2024-01-15,A,25-Jan-2024,A Jan,10\n"
        + "2024-01-15,A,29-Feb-2024,A Feb,11\n",
      row: "A Jan 2024-01-15 close 10.0"
    ),
    Refusal(
      kind: "classes of the shares of a firm",
      text: "gvkey,iid,datadate,prccd\n"
        + ["01", "03"].flatMap { issue in
          dayNames.enumerated().map {
            "001001,\(issue),\($1),\(10 + $0 + (issue == "03" ? 50 : 0))\n"
          }
        }.joined(),
      named: ["--columns symbol=NAME"],
      known: "security",
      corrected: "gvkey,iid,security,datadate,prccd\n001001,01,001001.01,2024-01-15,10\n"
        + "001001,03,001001.03,2024-01-15,60\n",
      row: "001001.01 2024-01-15 close 10.0"
    ),
  ]
}

extension RefusalTests.Refusal {
  /// Writes a text as the file, with the foreign bytes where it has a mark for them.
  func write(_ text: String, in folder: TemporaryFolder) throws {
    guard file != "-" else { return }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false).map { Array($0.utf8) }
    let bytes = foreign.isEmpty ? Array(text.utf8) : Array(parts.joined(separator: foreign))
    try Data(bytes).write(to: folder.url.appendingPathComponent(file))
  }
}
