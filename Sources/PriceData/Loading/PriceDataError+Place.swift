internal import DelimitedText
public import Notices

extension PriceDataError {
  public var place: InputPlace {
    switch self {
    case .text(let error): error.place
    case .beside(let error), .noPrices(_, _, let error): error.place
    case .notANumber(let position, let text, let column),
      .notAFactor(let position, let text, let column),
      .notAFactorDate(let position, let text, let column),
      .notADate(let position, let text, let column, _):
      position.place(column: column, value: text)
    case .blankField(let position, let column): position.place(column: column)
    case .fieldCount(let position, _, _), .truncatedLastLine(let position, _, _),
      .headerAgain(let position), .otherHeader(let position), .duplicateRows(_, _, _, let position),
      .rowsOfSeveral(_, _, _, let position, _, _), .factorDayTwice(_, _, let position):
      position.place()
    case .swappedDates(let position, let text, _, _, _, _): position.place(value: text)
    case .decimalUnclear(let file, let column, let text):
      InputPlace(file: file, column: column, value: text)
    case .missingColumn(let file, _, let column, _, _), .dates(let file, let column, _),
      .riskFreeUnclear(let file, let column, _), .unitUnclear(let file, let column, _, _),
      .levelsAsReturns(let file, let column, _), .symbolUnclear(let file, let column, _, _, _):
      InputPlace(file: file, column: column)
    case .unknownRole(let name), .roleTwice(let name), .badDateFormat(let name):
      InputPlace(value: name)
    case .midnightsUnclear(let file, let example): InputPlace(file: file, value: example)
    case .noFiles(let path), .noTables(let path, _, _): InputPlace(file: path)
    case .unreadableFiles(let file, _), .otherTable(let file, _), .noDateColumn(let file, _, _),
      .daysAcross(let file, _, _),
      .noDay(let file, _, _), .noValueColumn(let file, _, _, _), .noClose(let file, _, _, _, _),
      .severalValueColumns(let file, _, _), .fieldsUnclear(let file, _, _, _, _, _),
      .countAmongPrices(let file, _, _, _, _), .roleInSeveralColumns(let file, _, _, _, _),
      .closeOutside(let file, _, _, _, _), .fieldsInRows(let file, _, _),
      .datesOfTheirOwn(let file, _, _, _, _), .noSymbol(let file), .noRows(let file),
      .returnsAsPrices(let file, _, _, _, _), .severalSymbols(let file, _, _):
      InputPlace(file: file)
    case .noRowsInSeries, .indexTwice, .filesOfOneName: InputPlace()
    }
  }
}
