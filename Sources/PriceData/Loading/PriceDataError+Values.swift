internal import CivilTime
internal import DelimitedText
internal import Notices

/// What is doubtful about the dates and units of a whole file, in words.
extension PriceDataError {
  var dateMessage: Message {
    switch self {
    case .midnightsUnclear(let file, let example):
      """
      \(file): "\(example)" may be that day, or midnight of the next day on the exchange's clock, and the \
      weekdays fit neither; write the days of trading without a time
      """
    case .swappedDates(let position, let text, let read, let swapped, let steps, let notation):
      """
      \(position): "\(text)" is \(read) as the file is written, but then its rows go back in time \
      \(counted(steps, "time")); they run through time if a spreadsheet has swapped day and month and it \
      is \(swapped); write all dates as yyyy-mm-dd, or pass \(.dateFormat, notation.rawValue) to read \
      them as they are written
      """
    default: ""
    }
  }

  var unitMessage: Message {
    switch self {
    case .unitUnclear(let file, let series, let size, let setting):
      """
      \(file): the returns of \(series) may be in percent or fractions, of a usual size of \
      \(decimalText(size, places: 4)); pass \(setting, "percent") or \(setting, "fractions")
      """
    case .riskFreeUnclear(let file, let column, let size):
      """
      \(file): the risk-free rate \(column), usually \(decimalText(size, places: 4)), may be in \
      percent or fractions, of a period or a year; pass \(.riskFreeValues, "percent"), \
      \(.riskFreeValues, "fractions"), \(.riskFreeValues, "annual_percent") or \
      \(.riskFreeValues, "annual_fractions")
      """
    case .returnsAsPrices(let file, let negative, let values, let largest, let table):
      """
      \(file): \(negative) of \(values) values are negative and all lie within plus or minus \
      \(decimalText(largest, places: 4)), as returns and not prices do; \(table.returnsAdvice)
      """
    case .decimalUnclear(let file, let column, let text):
      """
      \(file): "\(text)" in column "\(column)" may be a number with decimals or one of thousands; pass \
      \(.decimal, "point") if decimals follow a point, or \(.decimal, "comma") if they follow a comma
      """
    case .levelsAsReturns(let file, let series, let setting):
      """
      \(file): the values of \(series) have one sign throughout, as prices have and returns have not; \
      pass \(setting, "prices"), or \(setting, "fractions") if they are returns
      """
    default: ""
    }
  }
}
