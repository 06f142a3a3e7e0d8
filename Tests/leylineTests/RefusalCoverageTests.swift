import CivilTime
import DelimitedText
import Foundation
import PriceData
import Testing

/// Which refusals are followed by `RefusalTests`, and why others are not.
@Suite("Refusals of price files are all followed")
struct RefusalCoverageTests {
  /// How a refusal is tested.
  enum Coverage {
    /// By situations of the table, which have these kinds.
    case followed([String])
    /// By no situation of it.
    case apart(because: String)
  }

  /// Says it of each refusal, so that a new one is not forgotten.
  static func coverage(of error: PriceDataError) -> Coverage {
    switch error {
    case .text(let error): coverage(of: error)
    case .dates(_, _, let error): .followed(kinds(of: error))
    case .noDateColumn: .followed(["no column of dates"])
    case .daysAcross: .followed(["days that run across"])
    case .noValueColumn:
      .followed(["no column of prices", "securities that are called as fields"])
    case .noClose:
      .followed([
        "no close among values", "returns where prices are asked for", "changes in percent alone",
      ])
    case .severalValueColumns:
      .followed(["several columns may be the value", "one name above two columns"])
    case .fieldsUnclear: .followed(["prices of one security without names"])
    case .countAmongPrices: .followed(["a volume among prices"])
    case .roleInSeveralColumns: .followed(["one role in two columns"])
    case .closeOutside: .followed(["a close outside its range"])
    case .fieldsInRows: .followed(["a row for each field"])
    case .symbolUnclear: .followed(["a column that may name securities"])
    case .rowsOfSeveral:
      .followed([
        "rows of several securities under one symbol", "contracts of one symbol",
        "classes of the shares of a firm",
      ])
    case .datesOfTheirOwn: .followed(["securities with dates of their own and no names"])
    case .missingColumn: .followed(["a named column that is not there"])
    case .midnightsUnclear: .followed(["stamps that may be midnights"])
    case .swappedDates: .followed(["day and month swapped by a spreadsheet"])
    case .noSymbol: .followed(["no symbol on standard input"])
    case .noRows: .followed(["a header without rows"])
    case .notANumber: .followed(["a text that is no number"])
    case .decimalUnclear: .followed(["a mark of decimals or of thousands"])
    case .notADate: .followed(["a text that is no date"])
    case .blankField: .followed(["a row without a symbol"])
    case .fieldCount: .followed(["a row with too many fields"])
    case .truncatedLastLine: .followed(["a last line that is cut off"])
    case .headerAgain: .followed(["a header that stands again"])
    case .otherHeader: .followed(["a header of other columns"])
    case .duplicateRows: .followed(["two rows of one day"])
    case .noRowsInSeries: .followed(["no row of the series"])
    case .unitUnclear: .followed(["returns in percent or fractions"])
    case .levelsAsReturns: .followed(["prices that are said to be returns"])
    case .returnsAsPrices: .followed(["returns under the name of a close"])
    case .noDay: .apart(because: "the file has another name then; DayTableTests follows it")
    case .filesOfOneName: .apart(because: "it is of two files, which FileSymbolTests has")
    case .unknownRole, .roleTwice, .badDateFormat:
      .apart(because: "an option is wrong and no file; ArgumentTests and AdviceTests have them")
    case .otherTable: .apart(because: "it is no file of prices; OtherTableTests has them")
    case .noFiles, .noTables, .noPrices, .unreadableFiles:
      .apart(because: "it is of a folder; InputFilesTests has them")
    case .notAFactor, .notAFactorDate, .factorDayTwice, .riskFreeUnclear:
      .apart(because: "it is of a factor file; AdviceTests has those that name an option")
    case .severalSymbols, .indexTwice:
      .apart(because: "it is of a market file; AdviceTests and MarketFilesTests have them")
    case .beside(let error): coverage(of: error)
    }
  }

  private static func coverage(of error: DelimitedTextError) -> Coverage {
    switch error {
    case .encodingUnclear: .followed(["text of several encodings"])
    case .unsupportedEncoding: .followed(["text that is in another encoding than was said"])
    case .unterminatedQuote: .followed(["a quotation mark that is never closed"])
    case .unknownEncoding: .apart(because: "an option is wrong and no file")
    case .cannotOpen, .changedWhileRead, .isFolder, .empty, .damagedArchive, .outOfMemory:
      .apart(because: "there is no text to read")
    case .wrongKind, .container:
      .apart(because: "it is no text; FileKindTests and WorkbookTests have the kinds")
    case .tooManyColumns: .apart(because: "the file is another one then; WideTableTests has it")
    case .fieldCount, .missingColumn: .apart(because: "price files have errors of their own for it")
    }
  }

  private static func kinds(of error: DateNotationError) -> [String] {
    switch error {
    case .ambiguous: ["day and month may change places"]
    case .contradictory: ["one date has the day first, another the month"]
    case .counted: ["days that Excel or Stata may count"]
    case .countedSeconds: ["seconds that begin in 1960 or 1970"]
    case .several: ["dates in three notations"]
    case .mixed: ["dates of two notations"]
    }
  }

  private static let situations =
    RefusalTests.refusals + RefusalTests.columns + RefusalTests.situations

  @Test(arguments: situations.filter { $0.file != "-" && !$0.given.contains("--encoding") })
  func `a situation is that of its refusal`(refusal: RefusalTests.Refusal) throws {
    let folder = try TemporaryFolder()
    try refusal.write(refusal.text, in: folder)
    var options = PriceLoadOptions(
      skipBadRows: refusal.given.contains("--skip-bad-rows"),
      values: refusal.given.contains("returns") ? .returns : .prices
    )
    if refusal.given.contains("--columns") { options.columnOverrides = ["close": "Setle"] }
    let path = folder.url.appendingPathComponent(refusal.file).path
    let error = #expect(throws: PriceDataError.self) {
      try PriceLoader(options: options).load([path])
    }
    guard case .followed(let kinds) = Self.coverage(of: try #require(error)) else {
      Issue.record("\(refusal.kind) is said to be apart")
      return
    }
    #expect(kinds.contains(refusal.kind))
    #expect(Set(kinds).isSubset(of: Self.situations.map(\.kind)))
  }
}
