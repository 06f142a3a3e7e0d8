internal import Algorithms
internal import CivilTime
internal import DelimitedText

/// The rows that cannot be used: the first stops the load, or all are left out and listed.
struct BadRows {
  let batches: [RowBatch]
  let locator: RowLocator
  let dates: DateResolution

  /// Gathers the bad rows of one batch in the order of the file, and takes out those among the rows.
  private func failures(_ index: Int, shortRows: [Int: Int]) -> [RowFailure] {
    let batch = batches[index]
    var all = batch.state.pointee.failures
    var cutOff: [Int: RowFailure] = [:]
    for (number, segment) in batch.segments.enumerated() {
      all += dateFailures(index, number, segment)
      guard segment.isLastOfFile, let short = segment.lastShort, shortRows[segment.file] == 1
      else { continue }
      cutOff[number] = RowFailure(
        segment: number,
        record: short.record,
        field: short.found - 1,
        fault: .truncated(short.found),
        text: ""
      )
      if segment.rows.contains(short.row), batch.record(ofRow: short.row) == short.record {
        batch.dates[short.row] = -1
      }
    }
    if !cutOff.isEmpty {
      all.removeAll { cutOff[$0.segment]?.record == $0.record }
      all += cutOff.values
    }
    return all.sorted { ($0.segment, $0.record) < ($1.segment, $1.record) }
  }

  /// Returns for each file how many of its rows are short.
  private func shortRows() -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for batch in batches {
      for segment in batch.segments where segment.shortRows > 0 {
        counts[segment.file, default: 0] += segment.shortRows
      }
    }
    return counts
  }

  private func dateFailures(
    _ index: Int,
    _ number: Int,
    _ segment: RowBatch.Segment
  ) -> [RowFailure] {
    guard dates.hasBadDates[index] else { return [] }
    let batch = batches[index]
    let layout = segment.layout
    var failures: [RowFailure] = []
    for row in segment.rows {
      let date = batch.dates[row]
      guard date >= 0, dates.days[index][Int(date)] == DateResolution.noDay else { continue }
      let text = String(decoding: batch.state.pointee.dateNames.bytes(date))
      let column =
        layout.hasDateParts ? layout.column(DateParts.fault(in: text)) : layout.dateColumn
      failures.append(
        RowFailure(
          segment: number,
          record: batch.record(ofRow: row),
          field: column ?? 0,
          fault: .notADate,
          text: text
        )
      )
      batch.dates[row] = -1
      if !dates.skipsBadRows { break }
    }
    return failures
  }

  /// Returns the rows that are left out.
  ///
  /// - Throws: The error of the first bad row, unless bad rows are to be left out.
  func reject() throws(PriceDataError) -> (rows: [RejectedRow], notes: [QualityNote]) {
    var rows: [RejectedRow] = []
    var notes: [QualityNote] = []
    var counts: [Int: Int] = [:]
    let shortRows = shortRows()
    for index in batches.indices {
      let failures = failures(index, shortRows: shortRows)
      guard !failures.isEmpty else { continue }
      // An open quotation mark swallows the rest of the file, which is more than a bad row.
      let stopping = failures.first { !dates.skipsBadRows || $0.fault == .unterminatedQuote }
      if let stopping { throw error(stopping, in: batches[index]) }
      // The failures are in the order of the segments.
      for own in failures.chunked(on: \.segment) {
        let (segment, own) = (batches[index].segments[own.0], own.1)
        let lines = locator.lines(records: own.map(\.record), of: segment)
        for failure in own {
          rows.append(rejected(failure, segment, line: lines[failure.record]))
          if case .truncated = failure.fault {
            notes.append(
              .truncatedLastLine(
                file: locator.name(segment.file),
                line: lines[failure.record] ?? 0
              )
            )
          }
        }
        counts[segment.file, default: 0] += own.count
      }
    }
    for (file, count) in counts.sorted(by: { $0.key < $1.key }) {
      notes.append(.badRowsSkipped(file: locator.name(file), rows: count))
    }
    return (rows, notes)
  }

  private func error(_ failure: RowFailure, in batch: RowBatch) -> PriceDataError {
    let segment = batch.segments[failure.segment]
    let line = locator.lines(records: [failure.record], of: segment)[failure.record]
    let file = locator.name(segment.file)
    let field = SourcePosition(file: file, line: line, column: failure.field + 1)
    let row = SourcePosition(file: file, line: line)
    let column = segment.layout.name(ofColumn: failure.field)
    let expected = segment.layout.header.count
    return switch failure.fault {
    case .notANumber: .notANumber(field, text: failure.text, column: column)
    case .notADate:
      .notADate(field, text: failure.text, column: column, readAs: DateAdvice.notations(of: batch))
    case .noDate, .noSymbol: .blankField(field, column: column)
    case .tooFewFields(let found), .tooManyFields(let found):
      .fieldCount(row, found: found, expected: expected)
    case .truncated(let found): .truncatedLastLine(row, found: found, expected: expected)
    case .unterminatedQuote: .text(.unterminatedQuote(row))
    }
  }

  private func rejected(
    _ failure: RowFailure,
    _ segment: RowBatch.Segment,
    line: Int?
  ) -> RejectedRow {
    let column = segment.layout.name(ofColumn: failure.field)
    let expected = segment.layout.header.count
    let (isField, reason): (Bool, String) =
      switch failure.fault {
      case .notANumber: (true, "not a number")
      case .notADate: (true, "not a date")
      case .noDate, .noSymbol: (true, "blank")
      case .tooFewFields(let found), .tooManyFields(let found):
        (false, "\(counted(found, "field")) where the header has \(expected)")
      case .truncated(let found): (false, "cut off after \(found) of \(expected) fields")
      case .unterminatedQuote: (false, "a quotation mark is never closed")
      }
    return RejectedRow(
      position: SourcePosition(
        file: locator.name(segment.file),
        line: line,
        column: isField ? failure.field + 1 : nil
      ),
      column: isField ? column : nil,
      value: failure.text,
      reason: reason
    )
  }
}
