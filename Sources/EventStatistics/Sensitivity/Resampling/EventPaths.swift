internal import ParallelExecution

/// The cumulative abnormal returns of every event from the first day of the event window on.
///
/// What resampling needs: a window of an event is the difference of two places of its path. Unlike the
/// grid it keeps numbers of every event, `8 × models × days` bytes each.
public struct EventPaths: Sendable {
  /// Windows and models.
  public let settings: GridSettings
  /// The number of events, those without a fit among them.
  public let eventCount: Int
  /// For each group of ``groupWidth`` columns the values of all events, one event after the other.
  ///
  /// A column is a day of the event window under one model, model by model; it holds the sum up to and
  /// with that day. An event that a model could not be fitted to has zeros.
  let groups: [Double]
  /// For each model and event whether the event has a fit.
  let isFitted: [Bool]
  /// The numbers of observed days up to each position, for events with a missing day of the event window.
  let gaps: [Gap]

  static let groupWidth = 4

  /// The observed days of one event under one model.
  struct Gap: Sendable {
    let model: Int
    let event: Int
    let observed: [Int]
  }

  /// Fits the events.
  ///
  /// - Parameters:
  ///   - panel: The returns.
  ///   - events: The events.
  ///   - settings: Windows and models.
  ///   - threads: The number of threads; it changes no digit.
  public init(_ panel: ReturnPanel, events: [PanelEvent], settings: GridSettings, threads: Int) {
    let engine = GridEngine(panel, settings: settings)
    let size = EventBatch.capacity
    let blocks = concurrentMap(count: (events.count + size - 1) / size, threads: threads) { block in
      engine.paths(of: events, range: (block * size)..<min(events.count, (block + 1) * size))
    }
    let columns = settings.models.count * settings.eventWindow.count
    let groupCount = (columns + Self.groupWidth - 1) / Self.groupWidth
    var groups = [Double](repeating: 0, count: groupCount * Self.groupWidth * events.count)
    var isFitted: [[Bool]] = settings.models.map { _ in [] }
    for (index, block) in blocks.enumerated() {
      for (offset, path) in block.paths.enumerated() {
        let event = index * size + offset
        for column in 0..<columns {
          let place = (column / Self.groupWidth * events.count + event) * Self.groupWidth
          groups[place + column % Self.groupWidth] = path[column]
        }
      }
      for model in settings.models.indices { isFitted[model] += block.isFitted[model] }
    }
    self.settings = settings
    eventCount = events.count
    self.groups = groups
    self.isFitted = isFitted.flatMap { $0 }
    gaps = blocks.flatMap(\.gaps)
  }

  private init(
    settings: GridSettings,
    eventCount: Int,
    groups: [Double],
    isFitted: [Bool],
    gaps: [Gap]
  ) {
    self.settings = settings
    self.eventCount = eventCount
    self.groups = groups
    self.isFitted = isFitted
    self.gaps = gaps
  }

  /// Creates paths without a model, to which ``adding(_:fits:)`` adds some.
  ///
  /// - Parameters:
  ///   - settings: Names the windows.
  ///   - eventCount: The number of events.
  public init(without settings: GridSettings, eventCount: Int) {
    self.init(
      settings: GridSettings(
        estimation: settings.estimation,
        eventWindow: settings.eventWindow,
        windows: settings.windows,
        models: []
      ),
      eventCount: eventCount,
      groups: [],
      isFitted: [],
      gaps: []
    )
  }

  /// Returns the paths with one more model, whichever it is.
  ///
  /// - Parameters:
  ///   - method: A model that the paths do not have.
  ///   - fits: One for each event, in the same order; absent where the model could not be fitted.
  /// - Returns: The model's columns after the others.
  public func adding(_ method: ExpectedReturnMethod, fits: [FittedEvent?]) -> EventPaths {
    precondition(fits.count == eventCount, "Each event has a fit or none")
    let settings = GridSettings(
      estimation: settings.estimation,
      eventWindow: settings.eventWindow,
      windows: settings.windows,
      models: settings.models + [method]
    )
    let days = settings.eventWindow.count
    let base = (settings.models.count - 1) * days
    let groupCount = (base + days + Self.groupWidth - 1) / Self.groupWidth
    var groups = groups
    groups += [Double](
      repeating: 0,
      count: groupCount * Self.groupWidth * eventCount - groups.count
    )
    var gaps = gaps
    for (event, fit) in fits.enumerated() {
      guard let fit else { continue }
      let path = EventPath(fit, eventWindow: settings.eventWindow)
      for day in 0..<days {
        let column = base + day
        let place = (column / Self.groupWidth * eventCount + event) * Self.groupWidth
        groups[place + column % Self.groupWidth] = path.car[day + 1]
      }
      if path.observed.last != days {
        gaps.append(Gap(model: settings.models.count - 1, event: event, observed: path.observed))
      }
    }
    return EventPaths(
      settings: settings,
      eventCount: eventCount,
      groups: groups,
      isFitted: isFitted + fits.map { $0 != nil },
      gaps: gaps
    )
  }

  /// Returns the cumulative abnormal return of each event over a window, NaN where it has none.
  ///
  /// - Parameters:
  ///   - model: One of the models of the settings, by its position.
  ///   - window: Days inside the event window.
  /// - Returns: One value for each event, as a fraction.
  public func cumulative(model: Int, window: ClosedRange<Int>) -> [Double] {
    let first = window.lowerBound - settings.eventWindow.lowerBound
    let span = WindowSpan(start: first, end: first + window.count)
    return cumulative(model: model, span: span)
  }

  func cumulative(model: Int, span: WindowSpan) -> [Double] {
    let base = model * settings.eventWindow.count
    let end = place(base + span.end - 1)
    let start = span.start > 0 ? place(base + span.start - 1) : nil
    let fitted = isFitted[(model * eventCount)..<((model + 1) * eventCount)]
    var values = [Double](unsafeUninitializedCapacity: eventCount) { values, count in
      groups.withUnsafeBufferPointer { groups in
        for event in 0..<eventCount {
          let before = start.map { groups[$0 + event * Self.groupWidth] } ?? 0
          values[event] = groups[end + event * Self.groupWidth] - before
        }
      }
      count = eventCount
    }
    for (event, isFitted) in fitted.enumerated() where !isFitted { values[event] = .nan }
    for gap in gaps where gap.model == model && gap.observed[span.end] == gap.observed[span.start] {
      values[gap.event] = .nan
    }
    return values
  }

  /// Where the first event has its value of a column.
  private func place(_ column: Int) -> Int {
    column / Self.groupWidth * eventCount * Self.groupWidth + column % Self.groupWidth
  }
}
