public import CivilTime
public import DelimitedText
public import Notices

/// How the loader read something that could be read in two ways, or what it left out.
///
/// A note never changes a number. ``description`` is one sentence with the numbers in it.
@nonexhaustive
public enum QualityNote: Notice, Hashable {
  /// The date in a file's name is not the date inside it.
  case fileNameDate(file: String, named: CalendarDate, found: CalendarDate)
  /// Bars within a day were put together to daily bars, with an approximate VWAP.
  case intradayAggregated(file: String, bars: Int, days: Int, minutesPerBar: Int?)
  /// Rows for one symbol and day that say the same were folded into one.
  case identicalRowsFolded(
    file: String,
    line: Int?,
    symbol: String,
    date: CalendarDate,
    rows: Int
  )
  /// Rows for one symbol and day differ, and one of them was chosen as asked.
  case duplicateResolved(
    file: String,
    line: Int?,
    symbol: String,
    date: CalendarDate,
    kept: String,
    rows: Int
  )
  /// The last line of a file is cut off, and was left out as asked.
  case truncatedLastLine(file: String, line: Int)
  /// Rows of other series than the chosen ones were left out; the counts are rows.
  case seriesLeftOut(chosen: [String], rows: [String: Int])
  /// Symbols that have rows in left-out series only, and so are not in the panel.
  case symbolsLeftOut(symbols: [String])
  /// The unit in which a turnover column was read.
  case turnoverUnit(file: String, column: String, unit: TurnoverUnit, rows: Int, checked: Bool)
  /// Volume was brought from another unit to shares.
  case volumeUnit(file: String, column: String, unit: VolumeUnit)
  /// Turnover over volume is no price of the day in any unit, so that turnover was taken as missing.
  case turnoverLeftOut(file: String, column: String, rows: Int)
  /// A column of average prices lies outside the range of most days and was taken as missing.
  case averageLeftOut(file: String, column: String, rows: Int)
  /// Negative prices were read as the midpoint of bid and ask, as CRSP marks it.
  case negativePriceAsMidpoint(file: String, column: String, rows: Int)
  /// Returns in percent were divided by 100; the columns are none where all are meant.
  case percentAsFractions(file: String, columns: [String], asked: Bool)
  /// A risk-free rate a year was divided by the number of periods in a year.
  case annualRate(file: String, column: String, unit: RiskFreeUnit, frequency: Frequency)
  /// Numbers of nines that stand for a missing return were taken as missing.
  case missingCodes(file: String, example: String, values: Int)
  /// Fields with an error of a spreadsheet or a word in place of a number were taken as missing.
  case errorFields(file: String, columns: [String], example: String, fields: Int)
  /// Points before three digits were read as decimals, although they may group thousands.
  case decimalsPresumed(file: String, column: String, example: String)
  /// Stamps in UTC were read as midnights of the next day on the exchange's clock.
  case midnightsMoved(file: String, example: String, day: CalendarDate)
  /// Dates were read by a convention that they do not show.
  case datesRead(file: String, example: String, day: CalendarDate, convention: DateConvention)
  /// A daily file has Sundays and no Fridays, or many days at weekends beside weekdays that it lacks.
  case oddWeekdays(file: String, sundays: Int, days: Int)
  /// The rows of a file are weeks, months or quarters.
  case periods(file: String, frequency: Frequency, label: PeriodLabel)
  /// A field was taken from a column that is not certain from its name.
  case columnChosen(file: String, field: PriceField, column: String)
  /// The symbols were taken from a column whose values, and not its name, say that it has them.
  case symbolColumnChosen(file: String, column: String)
  /// A field is missing in some of the files that were loaded together.
  case fieldInSomeFilesOnly(field: PriceField, filesWith: Int, files: Int)
  /// A file of a folder or pattern was left out.
  case fileLeftOut(file: String, reason: String)
  /// Lines below the data, such as a source or a total, were left out.
  case footerLeftOut(file: String, lines: Int, text: String)
  /// Cells of a workbook hold formulas whose results are not in the file, and were taken as missing.
  case unsavedFormulas(file: String, cells: Int)
  /// A symbol would have other letters in an encoding that fits as well.
  case encodingUncertain(
    file: String,
    encoding: TextEncoding,
    rival: TextEncoding,
    symbol: String
  )
  /// Remarks and repeated headers among the rows were left out.
  case strayLinesLeftOut(file: String, lines: Int, text: String)
  /// Dividends and splits among the rows were left out.
  case actionLinesLeftOut(file: String, lines: Int, text: String)
  /// The day of a table stands in the name of its file alone.
  case dayInFileName(file: String, day: CalendarDate)
  /// Bars within a day with a price or a volume that cannot be one were left out; the first is named.
  case barsLeftOut(
    file: String,
    line: Int?,
    symbol: String,
    bar: String,
    fault: String,
    bars: Int
  )
  /// The stamps of bars within a day have several offsets from UTC, which summer time does not explain.
  case offsetsMixed(file: String, line: Int?, first: String, second: String)
  /// Bad rows were dropped, as asked.
  case badRowsSkipped(file: String, rows: Int)

  public var severity: Severity {
    switch self {
    case .intradayAggregated, .identicalRowsFolded, .negativePriceAsMidpoint,
      .fieldInSomeFilesOnly, .percentAsFractions, .annualRate, .missingCodes, .volumeUnit,
      .midnightsMoved, .datesRead, .footerLeftOut, .strayLinesLeftOut,
      .actionLinesLeftOut, .dayInFileName:
      .information
    case .turnoverUnit(_, _, _, _, let checked): checked ? .information : .warning
    case .columnChosen(_, .close, let column):
      ColumnNames.isLastTrade(column) ? .warning : .information
    case .columnChosen, .symbolColumnChosen: .information
    default: .warning
    }
  }

  public var message: Message {
    switch self {
    case .decimalsPresumed: "\(description); if they do, pass \(.decimal, "comma")"
    case .encodingUncertain(_, _, let rival, _):
      "\(description), with \(.encoding, rival.rawValue)"
    default: Message(description)
    }
  }
}

/// A unit that a column of turnover is written in.
public enum TurnoverUnit: Double, Sendable, Hashable, Codable, CaseIterable {
  /// The currency of the prices.
  case currency = 1
  /// Hundreds, as rupees beside prices in paise.
  case hundreds = 1e2
  /// Thousands.
  case thousands = 1e3
  /// Tens of thousands, as in China.
  case tenThousands = 1e4
  /// Lakhs, hundreds of thousands.
  case lakhs = 1e5
  /// Millions.
  case millions = 1e6
  /// Crores, tens of millions.
  case crores = 1e7

  /// The unit's name in running text.
  var words: String {
    switch self {
    case .currency: "the currency of the prices"
    case .tenThousands: "tens of thousands"
    default: "\(self)"
    }
  }
}

/// A unit that a column of volume is written in.
public enum VolumeUnit: Double, Sendable, Hashable, Codable, CaseIterable {
  /// Single shares.
  case shares = 1
  /// Lots of a hundred shares.
  case lots = 1e2
  /// Thousands of shares.
  case thousands = 1e3
  /// Lakhs of shares.
  case lakhs = 1e5
  /// Millions of shares.
  case millions = 1e6

  /// The unit's name in running text.
  var words: String { self == .lots ? "lots of 100" : "\(self)" }
}

extension QualityNote: CustomStringConvertible {
  public var description: String {
    switch self {
    case .fileNameDate(let file, let named, let found):
      "\(file) is named for \(named) but holds \(found); the date inside was used"
    case .intradayAggregated(let file, let bars, let days, let minutes):
      "\(file): \(counted(bars, minutes.map { "\($0)-minute bar" } ?? "intraday bar")) were put "
        + "together to \(counted(days, "daily bar")); VWAP is approximated from the typical price "
        + "of each bar, turnover is absent"
    case .identicalRowsFolded, .duplicateResolved, .truncatedLastLine, .seriesLeftOut,
      .symbolsLeftOut, .badRowsSkipped, .footerLeftOut, .strayLinesLeftOut, .actionLinesLeftOut:
      rowSentence
    case .turnoverUnit(let file, let column, let unit, let rows, let checked):
      "\(file): turnover in column \"\(column)\" was read in \(unit.words) in "
        + counted(rows, "row")
        + (checked ? ", as price times volume says" : ", by its name only; nothing confirms it")
    case .volumeUnit, .turnoverLeftOut, .averageLeftOut: tradeSentence
    case .negativePriceAsMidpoint(let file, let column, let rows):
      "\(file): \(counted(rows, "negative price")) in column \"\(column)\" read as the midpoint of "
        + "bid and ask"
    case .percentAsFractions, .annualRate, .missingCodes, .errorFields, .decimalsPresumed:
      unitSentence
    case .midnightsMoved, .datesRead, .oddWeekdays, .periods, .dayInFileName: daySentence
    case .barsLeftOut, .offsetsMixed: barSentence
    case .columnChosen(let file, let field, let column):
      "\(file): \(field.words) was taken from column \"\(column)\""
        + (field == .close && ColumnNames.isLastTrade(column)
          ? ", the price of the last trade, because no column is named as the close" : "")
        + (field == .close && ColumnNames.isNamed(column, as: .adjustedClose)
          ? ", the only price, so that dividends may be in the returns" : "")
    case .symbolColumnChosen(let file, let column):
      "\(file): the symbols were taken from column \"\(column)\", which tells the rows apart"
    case .fieldInSomeFilesOnly(let field, let filesWith, let files):
      "\(field.words) is in \(filesWith) of \(files) files only"
    case .fileLeftOut(let file, let reason): "\(file) was left out: \(reason)"
    case .unsavedFormulas(let file, let cells):
      "\(file): \(counted(cells, "formula")) without a saved result, taken as missing; open the workbook "
        + "in Excel or LibreOffice and save it"
    case .encodingUncertain(let file, let encoding, let rival, let symbol):
      "\(file): is not UTF-8 and was read as \(encoding.rawValue), in which a symbol is \"\(symbol)\"; "
        + "it may be \(rival.rawValue); say the encoding if symbols look wrong"
    }
  }

  private var barSentence: String {
    switch self {
    case .barsLeftOut(let file, let line, let symbol, let bar, let fault, let bars):
      "\(place(file, line)): the bar of \(symbol) at \(bar) has \(fault) and was left out"
        + (bars > 1 ? ", as \(bars == 2 ? "was" : "were") \(bars - 1) more of the file" : "")
    case .offsetsMixed(let file, let line, let first, let second):
      "\(place(file, line)): the times have several offsets from UTC, \(first) before and \(second) from "
        + "here on; each bar stands at the time that its own offset says"
    default: ""
    }
  }

  private var tradeSentence: String {
    switch self {
    case .volumeUnit(let file, let column, let unit):
      "\(file): volume in column \"\(column)\" is in \(unit.words), as turnover over volume and the "
        + "prices say; it was brought to shares"
    case .turnoverLeftOut(let file, let column, let rows):
      "\(file): turnover in column \"\(column)\" was left out in \(counted(rows, "row")): divided by "
        + "volume it is no price of the day in any unit"
    case .averageLeftOut(let file, let column, let rows):
      "\(file): the average price in column \"\(column)\" was left out in \(counted(rows, "row")): it "
        + "lies outside low to high on most days"
    default: ""
    }
  }

  private var daySentence: String {
    switch self {
    case .midnightsMoved(let file, let example, let day):
      "\(file): stamps such as \(example) are midnights of the next day on the exchange's clock, as the "
        + "weekdays say; that one was read as \(day)"
    case .datesRead(let file, let example, let day, let convention):
      "\(file): \(convention.sentence(example: example, day: day))"
    case .oddWeekdays(let file, let sundays, let days):
      "\(file): \(sundays) of \(counted(days, "day")) are Sundays and none or few are Fridays; unless the "
        + "exchange trades so, its dates are a day early, as after a change of time zone"
    case .dayInFileName(let file, let day):
      "\(file): the day was taken from the name of the file (\(day))"
    case .periods(let file, let frequency, let label):
      "\(file): \(frequency.rawValue) data, dated by \(label.words(frequency)); windows count "
        + "\(frequency.period)s, so that -10..10 is 21 of them"
    default: ""
    }
  }

  private var unitSentence: String {
    switch self {
    case .percentAsFractions(let file, let columns, let asked):
      "\(file): \(columns.isEmpty ? "the returns" : columns.joined(separator: ", ")) in percent, "
        + "as \(asked ? "asked" : "size or header says"), divided by 100"
    case .annualRate(let file, let column, let unit, let frequency):
      "\(file): \(column) is a rate a year\(unit == .annualPercent ? " in percent" : ""), divided by "
        + "\(unit == .annualPercent ? "100 and by " : "")\(Int(frequency.periodsPerYear)) "
        + "\(frequency.period)s"
    case .missingCodes(let file, let example, let values):
      "\(file): \(counted(values, "code")) for a missing value, such as \(example), taken as missing"
    case .errorFields(let file, let columns, let example, let fields):
      "\(file): \(counted(fields, "field")) without a number in "
        + "\(columns.count == 1 ? "column" : "columns") \(columns.quotedList), such as "
        + "\"\(example.clipped)\", taken as missing"
    case .decimalsPresumed(let file, let column, let example):
      "\(file): \(example) in column \"\(column)\" was read with decimals, although points may group "
        + "thousands there"
    default: ""
    }
  }

  private var rowSentence: String {
    switch self {
    case .identicalRowsFolded(let file, let line, let symbol, let date, let rows):
      "\(place(file, line)): \(counted(rows, "row")) that \(rows == 1 ? "says" : "say") the same as "
        + "another for the same symbol and day, first for \(symbol) on \(date), were folded"
    case .duplicateResolved(let file, let line, let symbol, let date, let kept, let rows):
      "\(place(file, line)): \(counted(rows, "row")) with other values for the same symbol and day "
        + "as another, first for \(symbol) on \(date); the \(kept) of each was kept"
    case .truncatedLastLine(let file, let line):
      "\(file):\(line): the last line is cut off and was left out; the file is not complete"
    case .seriesLeftOut(let chosen, let rows):
      "left out \(counted(rows.values.reduce(0, +), "row")) of other series than "
        + "\(chosen.joined(separator: ", ")): "
        + rows.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.key.isEmpty ? "(blank)" : $0.key) \($0.value)" }.joined(separator: ", ")
    case .symbolsLeftOut(let symbols):
      "\(counted(symbols.count, "symbol")) left out with their series: "
        + symbols.prefix(10).joined(separator: ", ")
        + (symbols.count > 10 ? " and \(symbols.count - 10) more" : "")
    case .footerLeftOut(let file, let lines, let text):
      "\(file): \(counted(lines, "line")) below the data, beginning with \"\(text.clipped)\", "
        + "\(lines == 1 ? "is" : "are") a footer and left out"
    case .strayLinesLeftOut(let file, let lines, let text):
      "\(file): \(counted(lines, "line")) among the rows, beginning with \"\(text.clipped)\", "
        + "\(lines == 1 ? "is a remark or the header again" : "are remarks or the header again") and left out"
    case .actionLinesLeftOut(let file, let lines, let text):
      "\(file): \(counted(lines, "line")) among the rows, such as \"\(text.clipped)\", "
        + "\(lines == 1 ? "is a dividend or a split" : "are dividends or splits") and left out"
    case .badRowsSkipped(let file, let rows):
      "\(file): \(counted(rows, "bad row")) left out"
    default: ""
    }
  }
}

extension PriceField {
  /// The field's name in running text.
  var words: String {
    switch self {
    case .vwap: "VWAP"
    case .adjustedClose: "adjusted close"
    case .delivered: "shares delivered"
    case .freeFloat: "free float"
    default: rawValue
    }
  }
}

/// Returns a number with its noun, which takes an "s" unless the number is one.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

private func place(_ file: String, _ line: Int?) -> String {
  line.map { "\(file):\($0)" } ?? file
}
