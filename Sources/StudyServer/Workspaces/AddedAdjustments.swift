internal import CivilTime
internal import DelimitedText
internal import Foundation
internal import HTTPTypes
internal import PriceData

/// The adjustments of a workspace with lines that were added by a click.
enum AddedAdjustments {
  /// Checks a line.
  ///
  /// - Throws: ``ServerFailure`` with a sentence.
  static func check(_ line: AdjustmentLine) throws(ServerFailure) {
    func refused(_ message: String, _ advice: String, _ value: String) -> ServerFailure {
      var body = ErrorBody(message: message, advice: advice)
      body.value = value
      return ServerFailure(.unprocessableContent, body)
    }
    guard !line.symbol.isEmpty, line.symbol.utf8.count <= 100,
      !line.symbol.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw refused(
        "the adjustment has no usable symbol",
        "write it as the price file does",
        line.symbol
      )
    }
    guard CalendarDate(line.date) != nil else {
      throw refused(
        "\"\(line.date.prefix(50))\" is not a date",
        "write it as 2025-07-16",
        line.date
      )
    }
    guard line.factor > 0, line.factor.isFinite else {
      throw refused(
        "the factor \(line.factor) is not above zero",
        "write what earlier prices are multiplied by, such as 0.5 for a split of 1 into 2",
        "\(line.factor)"
      )
    }
  }

  /// Returns the table of an uploaded file, where there is one, with lines behind it.
  ///
  /// - Throws: What reading the file throws.
  static func csv(
    _ lines: [AdjustmentLine],
    over path: String?
  ) throws -> String {
    let before = try path.map { try AdjustmentTable.load($0).adjustments } ?? []
    var writer = CSVWriter()
    for field in ["symbol", "ex_date", "factor"] { writer.append(field) }
    writer.endRow()
    let rows =
      before.map { AdjustmentLine(symbol: $0.symbol, date: "\($0.exDate)", factor: $0.factor) }
      + lines
    for row in rows {
      writer.append(row.symbol)
      writer.append(row.date)
      writer.append("\(row.factor)")
      writer.endRow()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
