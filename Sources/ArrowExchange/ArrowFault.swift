package import Notices

/// A reason why a data frame cannot be read.
package enum ArrowFault: AdvisingError, Hashable {
  /// The stream has been read already, or was never made.
  case released(frame: String)
  /// The producer of the stream failed, with its own words.
  case failed(frame: String, reason: String)
  /// The stream is one of something else than rows with columns.
  case notATable(frame: String, format: String)
  /// The frame has no column.
  case noColumns(frame: String)
  /// The frame has columns and no row.
  case noRows(frame: String)
  /// A column has no name.
  case unnamedColumn(frame: String, number: Int)
  /// Two columns have one name.
  case nameTwice(frame: String, name: String)
  /// A column has values of a kind that no table of prices or events has.
  case unsupported(frame: String, column: String, type: String)
  /// A time zone is none that is known.
  case unknownTimeZone(frame: String, column: String, zone: String)
  /// The memory that the producer describes cannot be that of its values.
  case damaged(frame: String, column: String, reason: String)

  package var message: Message {
    switch self {
    case .released(let frame):
      "\(frame): the stream has been read already; hand over the data frame itself, or a new stream"
    case .failed(let frame, let reason):
      "\(frame): the stream of the data frame broke off: \(reason); nothing was computed"
    case .notATable(let frame, let format):
      "\(frame): is a single column of Arrow (\(format)), not a table; hand over a data frame with "
        + "columns for the date and the values"
    case .noColumns(let frame): "\(frame): has no column"
    case .noRows(let frame):
      "\(frame): has columns and no row; check the filter that it comes from"
    case .unnamedColumn(let frame, let number):
      "\(frame): column \(number) has no name; name every column"
    case .nameTwice(let frame, let name):
      "\(frame): two columns are called \"\(name)\"; rename or drop one of them"
    case .unsupported(let frame, let column, let type):
      "\(frame): column \"\(column)\" holds \(type); convert it to numbers, texts or dates, or drop it"
    case .unknownTimeZone(let frame, let column, let zone):
      "\(frame): column \"\(column)\" has the time zone \"\(zone)\", which is not known; convert it to one "
        + "such as Asia/Kolkata or UTC"
    case .damaged(let frame, let column, let reason):
      "\(frame): column \"\(column)\" is damaged: \(reason); make the data frame again"
    }
  }
}

extension ArrowFault {
  package var place: InputPlace {
    switch self {
    case .released(let frame), .failed(let frame, _), .notATable(let frame, _),
      .noColumns(let frame),
      .noRows(let frame):
      InputPlace(file: frame)
    case .unnamedColumn(let frame, let number): InputPlace(file: frame, number: number)
    case .nameTwice(let frame, let name): InputPlace(file: frame, column: name)
    case .unsupported(let frame, let column, _), .damaged(let frame, let column, _):
      InputPlace(file: frame, column: column)
    case .unknownTimeZone(let frame, let column, let zone):
      InputPlace(file: frame, column: column, value: zone)
    }
  }
}
