internal import Algorithms
internal import CivilTime
internal import DelimitedText

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The numbers in the first rows of a file, column by column, and which row follows which in time.
struct ColumnEvidence {
  /// A row and the one that follows it in time, of one security.
  struct Step {
    let earlier: Int
    let later: Int
  }

  /// For each column a number in each row; not a number where there is none.
  let values: [[Double]]
  /// The rows that follow each other; none where the order of time is not certain.
  let steps: [Step]

  /// Reads the first rows of a file.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - width: The number of columns.
  ///   - notations: How the numbers of each column are written.
  ///   - moments: The date of each row, with the time where it has one.
  ///   - symbol: The column of symbols, where there is one.
  init(
    _ rows: [[String]],
    width: Int,
    notations: ColumnNotations,
    moments: [String],
    symbol: Int?
  ) {
    values = (0..<width).map { column in
      let notation = notations.notation(of: column)
      return rows.map { row in
        guard row.indices.contains(column), case .value(let value) = notation.parse(row[column])
        else { return .nan }
        return value
      }
    }
    let symbols = rows.map { row in
      symbol.map { row.indices.contains($0) ? row[$0] : "" } ?? ""
    }
    steps = Self.steps(moments, symbols)
  }

  /// Whether two columns of prices stand at one distance from each other in every row, and neither is
  /// constant; what doubles within the rows is a count.
  func areParallel(_ first: Int, _ second: Int) -> Bool {
    let rows = common([first, second])
    guard let start = rows.first, let least = rows.map({ $0[0] }).min(),
      let most = rows.map({ $0[0] }).max(), least < most, most < 2 * least
    else { return false }
    let distance = start[0] - start[1]
    return rows.allSatisfy { abs($0[0] - $0[1] - distance) <= 1e-9 * abs($0[0]) }
  }

  /// The rows of each symbol in the order of time.
  private static func steps(_ moments: [String], _ symbols: [String]) -> [Step] {
    let readings = readings(of: moments)
    let all = readings.map { steps($0, symbols) }
    // A date that may be read in two ways gives an order only where both give the same.
    guard let first = all.first,
      all.allSatisfy({ other in
        other.elementsEqual(first) { $0.earlier == $1.earlier && $0.later == $1.later }
      })
    else { return [] }
    return first
  }

  private static func steps(_ keys: [Int], _ symbols: [String]) -> [Step] {
    var steps: [Step] = []
    let groups = Dictionary(grouping: keys.indices) { symbols[$0] }
    for (_, group) in groups.sorted(by: { $0.value[0] < $1.value[0] }) {
      let ordered = group.sorted { (keys[$0], $0) < (keys[$1], $1) }
      for (earlier, later) in ordered.adjacentPairs() {
        // Two rows of one moment are those of two securities, of which nothing is known.
        if keys[earlier] == keys[later] { return [] }
        steps.append(Step(earlier: earlier, later: later))
      }
    }
    return steps
  }

  /// Numbers in the order of time, in each way in which the texts can be read.
  private static func readings(of moments: [String]) -> [[Int]] {
    var columns: [DateColumn] = []
    if let certain = try? DateColumn.recognize(moments, forms: [.numbers, .months]) {
      columns = [certain]
    } else {
      columns = [DateColumn(.dayMonthYear), DateColumn(.monthDayYear)]
    }
    return columns.compactMap { column in
      var keys: [Int] = []
      for moment in moments {
        guard let stamp = column.parse(moment) ?? column.parse(moment.prefixedDate) else {
          return nil
        }
        keys.append(Int(stamp.date.dayNumber) * 86_400 + (stamp.time?.secondsSinceMidnight ?? 0))
      }
      return keys
    }
  }

  // MARK: - What the numbers say

  /// Returns the values of some columns in the rows that have all of them, each above zero.
  func common(_ columns: [Int]) -> [[Double]] {
    guard let first = columns.first else { return [] }
    return values[first].indices.compactMap { row in
      let row = columns.map { values[$0][row] }
      return row.allSatisfy { $0 > 0 } ? row : nil
    }
  }

  /// Whether two columns are about the same in every row, as prices of one day are.
  func areAlike(_ first: Int, _ second: Int) -> Bool {
    let ratios = common([first, second]).map { abs(log($0[0] / $0[1])) }
    let present = values[first].count(where: { $0 > 0 })
    guard ratios.count * 2 >= present, let median = ratios.median else { return false }
    return median < 0.15 && ratios.count { $0 < 0.7 } * 10 >= ratios.count * 9
  }

  /// Whether two columns have the same number in each of at least three rows.
  func areEqual(_ first: Int, _ second: Int) -> Bool {
    let rows = common([first, second])
    return rows.count >= 3 && rows.allSatisfy { $0[0] == $0[1] }
  }

  /// The relative distances of each value of a column from the value of another one row before in time.
  func distances(of later: Int, from earlier: Int) -> [Double] {
    steps.compactMap { step in
      let (new, old) = (values[later][step.later], values[earlier][step.earlier])
      guard new > 0, old > 0 else { return nil }
      return abs(new - old) / old
    }
  }

  /// Whether a column states for each row what another has in the row before.
  func isPrevious(_ column: Int, of other: Int) -> Bool {
    let pairs = steps.map { (values[column][$0.later], values[other][$0.earlier]) }
      .filter { !$0.0.isNaN && !$0.1.isNaN }
    return pairs.count >= 3 && Set(pairs.map(\.1)).count >= 3
      && pairs.count { abs($0.0 - $0.1) <= 1e-6 * abs($0.1) } * 20 >= pairs.count * 19
  }

  /// Whether a column is the change of another since the row before: a difference, a ratio or percent.
  func isChange(_ column: Int, of other: Int) -> Bool {
    let all = steps.compactMap { step -> (change: Double, new: Double, old: Double)? in
      let change = (values[column][step.later], values[other][step.later])
      let old = values[other][step.earlier]
      guard !change.0.isNaN, change.1 > 0, old > 0 else { return nil }
      return (change.0, change.1, old)
    }
    guard all.count >= 2, Set(all.map(\.change)).count >= 2 else { return false }
    let forms: [(expected: (Double, Double) -> Double, tolerance: (Double) -> Double)] = [
      ({ $0 - $1 }, { 0.0051 + 1e-6 * $0 }), ({ $0 / $1 - 1 }, { _ in 0.000_051 }),
      ({ ($0 / $1 - 1) * 100 }, { _ in 0.0051 }), ({ log($0 / $1) }, { _ in 0.000_051 }),
    ]
    return forms.contains { form in
      // A tolerance as large as what is told apart proves nothing.
      let usual = all.map { abs(form.expected($0.new, $0.old)) }.median ?? 0
      return all.count {
        abs($0.change - form.expected($0.new, $0.old)) <= min(form.tolerance($0.new), usual / 5)
      } * 20 >= all.count * 19
    }
  }

  /// Whether a column is the larger one of two in most rows that have both.
  func isLarger(_ column: Int, than other: Int) -> Bool {
    let rows = common([column, other])
    return rows.count { $0[0] > $0[1] } * 2 > rows.count
  }

  /// Whether a column has whole numbers many times as large as a price with decimals.
  func isCount(_ column: Int, beside price: Int, times least: Double = 1000) -> Bool {
    let ratio = common([column, price]).map { $0[0] / $0[1] }.median ?? 0
    return ratio >= least && values[column].allSatisfy { $0.isNaN || $0 >= 0 && $0 == $0.rounded() }
      && values[price].contains { $0 != $0.rounded() && !$0.isNaN }
  }

  /// How much a column usually moves from row to row, as the logarithm of a ratio.
  func usualMove(_ column: Int) -> Double? {
    steps.compactMap { step -> Double? in
      let (new, old) = (values[column][step.later], values[column][step.earlier])
      return new > 0 && old > 0 ? abs(log(new / old)) : nil
    }.median
  }

  /// Whether a column counts shares or money: it is never negative and moves as no price beside it does.
  func isVolume(_ column: Int, beside price: Int) -> Bool {
    let present = values[column].filter { !$0.isNaN }
    guard let largest = present.max(), largest >= 50, present.allSatisfy({ $0 >= 0 }) else {
      return false
    }
    let isWhole = present.allSatisfy { $0 == $0.rounded() }
    guard let move = usualMove(column), let usual = usualMove(price) else { return isWhole }
    // Of few rows the size tells more than the moves.
    let ratio = common([column, price]).map { $0[0] / $0[1] }.median ?? 0
    let hasDecimals = values[price].contains { $0 != $0.rounded() && !$0.isNaN }
    if steps.count < 4, isWhole, hasDecimals, ratio >= 500 { return true }
    return move >= max(0.03, 2.5 * usual)
  }
}

extension [Double] {
  /// The middle value, of an even number the upper one.
  package var median: Double? { isEmpty ? nil : sorted()[count / 2] }

  /// The arithmetic mean.
  var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}

extension String {
  /// The first word, where a time follows in digits alone.
  fileprivate var prefixedDate: String { String(prefix { $0 != " " }) }
}
