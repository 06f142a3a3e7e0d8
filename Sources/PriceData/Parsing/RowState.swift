internal import CRowScan
internal import DelimitedText

/// What the next field of a shortened row is for.
struct FieldStep {
  let action: Int32
  /// The index of the column in the file.
  let column: Int32
}

/// The state of the parser's callbacks: where the current row is, and where its fields go.
///
/// One batch of rows belongs to one thread. The state lives at a fixed address, is reached through a
/// plain pointer and holds its columns in unmanaged memory: the callbacks run once for each field.
struct RowState {
  // The current row.
  var field = 0
  var rowHasContent = false
  var pending: (field: Int32, fault: RowFault, text: String)?
  var hasPending = false
  /// The number of the row's series, when its rows are left out.
  var leftOutSeries: Int32 = -1

  // The layout.
  var actions: UnsafeMutablePointer<Int32>
  var fieldCount = 0
  var neededFields = 0
  /// The decimal mark of all columns of values, or none that a field has where they differ.
  var point: UInt8 = 0x2E
  /// How each column of values is written.
  let notations: UnsafeMutablePointer<NumberNotation>
  var fileSymbol: Int32 = -1
  var stopsAtFailure = true
  /// Whether a row without a date and values is one of other securities.
  var sharesRows = false
  /// For each column of values, whether what is no number there is missing and no fault.
  var isBeside: [Bool] = []

  // The shortened rows.
  /// For each set of names that are left out, the fields that are left.
  var steps: UnsafePointer<FieldStep>?
  /// How many fields there are when none is left out.
  var stepCount = 0
  /// What the next field is for.
  var step: UnsafePointer<FieldStep>?
  /// What the current row leaves out.
  var note: UnsafePointer<leyline_row_note>?

  // The columns.
  var row = 0
  var capacity = 0
  let slotCount: Int
  var dates: UnsafeMutablePointer<Int32>
  var symbols: UnsafeMutablePointer<Int32>?
  var times: UnsafeMutablePointer<Int32>?
  let columns: UnsafeMutablePointer<UnsafeMutablePointer<Double>>

  // The names.
  var dateNames = ByteInterner()
  var symbolNames = ByteInterner()
  var seriesNames = ByteInterner()
  var timeNames = ByteInterner()
  /// For each series, whether its rows are kept.
  var seriesIsKept: [Bool] = []
  /// For each series, how many rows were left out.
  var seriesLeftOut: [Int] = []
  var keptSeries: [String] = []

  // The segment.
  var segment = 0
  var record = 0
  var shortRows = 0
  var lastShort: (record: Int, found: Int, row: Int)?
  /// For each record that gave no row, the number of rows before it.
  var dropped: [Int32] = []
  var failures: [RowFailure] = []
  var shouldStop = false
  /// The fields that say why there is no number, and the first, for each segment and column.
  var errorFields: [ErrorPlace: (count: Int, example: String)] = [:]

  /// Returns what the fields of a shortened row are for.
  @inline(__always)
  func steps(of note: leyline_row_note) -> UnsafePointer<FieldStep> {
    steps.unsafelyUnwrapped + Int(note.left_out) * stepCount
  }
}

/// A column of one segment.
struct ErrorPlace: Hashable {
  let segment: Int
  let column: Int
}

/// What is wrong with a row.
enum RowFault: Sendable, Hashable {
  /// A field of a number column is not a number.
  case notANumber
  /// A field of the date column is not a date.
  case notADate
  /// The row has no date.
  case noDate
  /// The row has no symbol.
  case noSymbol
  /// The row has fewer fields than the columns that are needed.
  case tooFewFields(Int)
  /// The row has more fields than the header, and something in them.
  case tooManyFields(Int)
  /// The last line of the file is cut off.
  case truncated(Int)
  /// A quotation mark is never closed.
  case unterminatedQuote
}

/// A bad row of one segment.
struct RowFailure: Sendable {
  let segment: Int
  /// The number of the row among all rows of the segment, counted from zero.
  let record: Int
  /// The index of the field, counted from zero.
  let field: Int
  let fault: RowFault
  let text: String
}
