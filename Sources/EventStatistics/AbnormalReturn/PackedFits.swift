/// Fitted events as columns of bytes, to be sent to another process of the same version.
///
/// Every number keeps its bits. Numbers stand in the byte order of the machine that wrote them.
package struct PackedFits: Sendable {
  /// The names of coefficients, each list of names once.
  package let terms: [[String]]
  /// The place of each event's names among them.
  package let termPlaces: [Int]
  /// The lists of all events, one column for each ``Column``.
  package let columns: [PackedNumbers]

  /// What a column holds.
  private enum Column: Int, CaseIterable {
    case scalars, estimates, estimateErrors, residuals, predictions, disturbanceScale
    case returns, market, expected, abnormal, standardError, standardized
    case parkinson, garmanKlass

    /// Those with one number for each day of the event window.
    static let days: [Column] = [
      .returns, .market, .expected, .abnormal, .standardError, .standardized,
    ]

    func list(of event: FittedEvent) -> [Double] {
      switch self {
      case .scalars: event.packedScalars
      case .estimates: event.coefficients.map(\.estimate)
      case .estimateErrors: event.coefficients.map { $0.standardError ?? .nan }
      case .residuals: event.residuals
      case .predictions: event.prediction.values
      case .disturbanceScale: event.disturbanceScale
      case .returns: event.returns
      case .market: event.market
      case .expected: event.expected
      case .abnormal: event.abnormal
      case .standardError: event.standardError
      case .standardized: event.standardized
      case .parkinson: event.ranges.parkinson
      case .garmanKlass: event.ranges.garmanKlass
      }
    }
  }

  /// Takes the parts of what was packed before.
  package init(terms: [[String]], termPlaces: [Int], columns: [PackedNumbers]) {
    (self.terms, self.termPlaces, self.columns) = (terms, termPlaces, columns)
  }

  /// Packs events in their order.
  package init(_ events: [FittedEvent]) {
    var places: [[String]: Int] = [:]
    var terms: [[String]] = []
    termPlaces = events.map { event in
      let names = event.coefficients.map(\.term)
      if let place = places[names] { return place }
      places[names] = terms.count
      terms.append(names)
      return terms.count - 1
    }
    self.terms = terms
    columns = Column.allCases.map { column in PackedNumbers(events.map(column.list)) }
  }

  /// Returns the events in their order.
  ///
  /// - Throws: ``DamagedPack`` where the columns do not fit together.
  package func events() throws(DamagedPack) -> [FittedEvent] {
    let count = termPlaces.count
    guard columns.count == Column.allCases.count else { throw DamagedPack() }
    var lists: [[[Double]]] = []
    for column in columns { lists.append(try column.lists(count)) }
    var events: [FittedEvent] = []
    events.reserveCapacity(count)
    for place in 0..<count {
      func list(_ column: Column) -> [Double] { lists[column.rawValue][place] }
      let (estimates, errors) = (list(.estimates), list(.estimateErrors))
      guard terms.indices.contains(termPlaces[place]) else { throw DamagedPack() }
      let names = terms[termPlaces[place]]
      guard names.count == estimates.count, names.count == errors.count else {
        throw DamagedPack()
      }
      var ranges = RangeVariances()
      (ranges.parkinson, ranges.garmanKlass) = (list(.parkinson), list(.garmanKlass))
      events.append(
        try FittedEvent(
          scalars: list(.scalars),
          coefficients: names.indices.map {
            Coefficient(
              term: names[$0],
              estimate: estimates[$0],
              standardError: errors[$0].isNaN ? nil : errors[$0]
            )
          },
          residuals: list(.residuals),
          days: Column.days.map(list),
          predictions: list(.predictions),
          disturbanceScale: list(.disturbanceScale),
          ranges: ranges
        )
      )
    }
    return events
  }
}

/// Bytes that are no packed events.
package struct DamagedPack: Error, Sendable {
  /// Creates the error.
  package init() {}
}

/// Lists of numbers laid end to end.
package struct PackedNumbers: Sendable {
  /// The length of each list.
  package let lengths: [Int32]
  /// The numbers of all lists.
  package let values: [Double]

  /// Takes the parts of what was packed before.
  package init(lengths: [Int32], values: [Double]) {
    (self.lengths, self.values) = (lengths, values)
  }

  /// Packs lists in their order.
  package init(_ lists: [[Double]]) {
    lengths = lists.map { Int32($0.count) }
    var values: [Double] = []
    values.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    for list in lists { values += list }
    self.values = values
  }

  /// The lists.
  ///
  /// - Parameter count: How many there have to be.
  /// - Returns: The lists in their order.
  /// - Throws: ``DamagedPack`` where there are others.
  package func lists(_ count: Int) throws(DamagedPack) -> [[Double]] {
    guard lengths.count == count, lengths.allSatisfy({ $0 >= 0 }),
      lengths.reduce(0, { $0 + Int($1) }) == values.count
    else { throw DamagedPack() }
    var start = 0
    return lengths.map { length in
      defer { start += Int(length) }
      return Array(values[start..<(start + Int(length))])
    }
  }
}
