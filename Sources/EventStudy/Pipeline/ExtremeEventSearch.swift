internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

extension ExtremeEventListing {
  /// Loads prices and looks for extreme days.
  ///
  /// - Parameters:
  ///   - settings: Names the price files, the market and the kind of returns.
  ///   - extremes: Says which days of which series are extreme.
  /// - Returns: The events, and a row of an event file for each security that they are of.
  /// - Throws: ``StudyError`` when a file cannot be read, or no series has enough returns.
  public static func run(
    _ settings: StudySettings,
    _ extremes: ExtremeSettings
  ) throws(StudyError) -> ExtremeEventListing {
    let limits: ExtremeEvents.Limits
    do throws(ConfigurationError) { limits = try extremes.limits() } catch {
      throw .configuration(error)
    }
    var inputs = try StudyInputs.prices(settings, fields: settings.prices.usedFields)
    try inputs.settleMarkets(settings)
    let search = try ExtremeEventSearch(inputs, settings: settings, extremes: extremes)
    return try search.listing(limits: limits)
  }
}

/// Looks for extreme days of series, and says of which securities they are events.
private struct ExtremeEventSearch {
  private let inputs: StudyInputs
  private let kind: ReturnKind
  private let chosen: ExtremeSettings.Series
  private let clusters: ExtremeSettings.Clusters
  private let sources: [Source]
  /// What must be decided of the prices of these series: a split that is left in them is the most extreme day.
  private let questions: [StudyNote]

  /// A series with its days and returns.
  private struct Source {
    let name: String
    let days: [CalendarDate]
    let returns: [Double]
  }

  init(
    _ inputs: StudyInputs,
    settings: StudySettings,
    extremes: ExtremeSettings
  ) throws(StudyError) {
    self.inputs = inputs
    kind = settings.methods.returns
    clusters = extremes.clusters
    chosen = extremes.series ?? (inputs.market == nil ? .own : .market)
    switch chosen {
    case .market:
      guard let market = inputs.market else {
        throw .configuration(
          .missing(what: "there is no market", remedy: "name its file with \(.market(.files))")
        )
      }
      questions = []
      sources = [
        Source(
          name: market.name,
          days: market.days,
          returns: market.values == .prices ? kind.returns(of: market.levels) : market.levels
        )
      ]
    case .own:
      (sources, questions) = try Self.securities(
        Array(inputs.panel.symbols.indices),
        inputs,
        settings
      )
    case .security(let name):
      guard let symbol = inputs.panel.index(ofSymbol: name) else {
        throw .configuration(
          .unknownName(
            kind: "security of the price files",
            name: name,
            suggestion: SymbolSuggestion.similar(to: name, among: inputs.panel.symbols).first,
            known: []
          )
        )
      }
      (sources, questions) = try Self.securities([symbol], inputs, settings)
    }
  }

  /// The returns of securities as a study computes them, each on the trading days of its market.
  private static func securities(
    _ symbols: [Int],
    _ inputs: StudyInputs,
    _ settings: StudySettings
  ) throws(StudyError) -> ([Source], questions: [StudyNote]) {
    let named = inputs.replacing(
      announcements: symbols.map {
        let name = inputs.panel.symbols[$0]
        return Announcement(eventID: name, symbol: name, publication: nil, sourceFile: "")
      }
    )
    let axes = try StudyAxes(named, plan: StudyPlan(settings))
    let sources = symbols.map { symbol in
      let axis = axes.axis(ofSymbol: symbol)
      return Source(
        name: inputs.panel.symbols[symbol],
        days: axis.days,
        returns: axis.returns(ofSymbol: symbol)
      )
    }
    return (sources, PriceQuality.questionNotes(of: named))
  }

  func listing(limits: ExtremeEvents.Limits) throws(StudyError) -> ExtremeEventListing {
    var found: [(Source, ExtremeEvents)] = []
    var short: [(String, ExtremeEventError)] = []
    for source in sources {
      do throws(ExtremeEventError) {
        found.append((source, try ExtremeEvents(source.returns, limits: limits, kind: kind)))
      } catch {
        short.append((source.name, error))
      }
    }
    if found.isEmpty, let (name, error) = short.first,
      case .tooFewReturns(let required, let available) = error
    {
      throw .configuration(
        .invalidSetting(
          """
          \(name) has \(available) returns, and one in a tail of this share takes \(required); give more days, or a \
          larger \(ExtremeSettings.setting("tail"))
          """
        )
      )
    }
    var all: [(place: Int, cluster: ExtremeEvents.Cluster)] = []
    for (place, pair) in found.enumerated() { all += pair.1.clusters.map { (place, $0) } }
    func record(_ place: Int, _ cluster: ExtremeEvents.Cluster) -> ExtremeEventRecord {
      let source = found[place].0
      return ExtremeEventRecord(
        series: source.name,
        tail: cluster.tail,
        date: source.days[cluster.first],
        lastDate: source.days[cluster.last],
        days: cluster.days,
        value: cluster.value
      )
    }
    let used = all.filter { _, cluster in
      cluster.tail != nil && (clusters == .fuse || cluster.days == 1)
    }
    let events = used.map(record)
    var listing = ExtremeEventListing(
      series: found.map(Self.record),
      extremes: events,
      mixed: all.filter { $0.cluster.tail == nil }.map(record),
      counts: ExtremeTail.allCases.compactMap { tail in
        count(tail, in: all, found: found, events: events)
      },
      runLengths: Self.runLengths(of: events),
      years: Self.years(of: events),
      values: ExtremeTail.allCases.compactMap { tail in
        ValueSummary(events.filter { $0.tail == tail }.map(\.value))
          .map { ExtremeValues(tail: tail, summary: $0) }
      },
      notes: []
    )
    listing.announcements = announcements(of: events)
    let span = used.map { $0.cluster.last - $0.cluster.first }.max() ?? 0
    listing.notes = StudyNote.ordered(
      questions + inputs.notes
        + listing.notes(of: chosen, limits: limits, span: span, tooShort: short.map(\.0))
    )
    return listing
  }

  private static func record(_ source: Source, _ found: ExtremeEvents) -> ExtremeSeriesRecord {
    let days = source.returns.indices.filter { source.returns[$0].isFinite }
    return ExtremeSeriesRecord(
      name: source.name,
      returnCount: found.returnCount,
      firstDate: days.first.map { source.days[$0] },
      lastDate: days.last.map { source.days[$0] },
      lowerLimit: found.lowerLimit,
      upperLimit: found.upperLimit
    )
  }

  /// The days of a tail; nothing where no day of it is looked for.
  private func count(
    _ tail: ExtremeTail,
    in all: [(place: Int, cluster: ExtremeEvents.Cluster)],
    found: [(Source, ExtremeEvents)],
    events: [ExtremeEventRecord]
  ) -> ExtremeCount? {
    func limit(_ series: ExtremeEvents) -> Double? {
      tail == .fall ? series.lowerLimit : series.upperLimit
    }
    guard found.contains(where: { limit($0.1) != nil }) else { return nil }
    let own = all.lazy.map(\.cluster).filter { $0.tail == tail }
    let single = own.filter { $0.days == 1 }.count
    let several = own.filter { $0.days > 1 }
    let mixedDays = all.filter { $0.cluster.tail == nil }.reduce(0) { sum, entry in
      let (source, series) = found[entry.place]
      return sum
        + source.returns[entry.cluster.first...entry.cluster.last].count { value in
          value.isFinite
            && (tail == .fall
              ? series.lowerLimit.map { value < $0 } : series.upperLimit.map { value > $0 }) == true
        }
    }
    let clustered = several.reduce(0) { $0 + $1.days }
    return ExtremeCount(
      tail: tail,
      days: single + clustered + mixedDays,
      singleDays: single,
      clusteredDays: clustered,
      mixedDays: mixedDays,
      clusters: several.count,
      events: events.count { $0.tail == tail }
    )
  }

  private static func runLengths(of events: [ExtremeEventRecord]) -> [ExtremeRunLength] {
    ExtremeTail.allCases.flatMap { tail in
      let lengths = Dictionary(grouping: events.filter { $0.tail == tail }, by: \.days)
      return lengths.keys.sorted().map { days in
        ExtremeRunLength(tail: tail, days: days, events: lengths[days]?.count ?? 0)
      }
    }
  }

  private static func years(of events: [ExtremeEventRecord]) -> [ExtremeYear] {
    let years = Dictionary(grouping: events) { $0.date.year }
    return years.keys.sorted().flatMap { year in
      ExtremeTail.allCases.compactMap { tail in
        let values = (years[year] ?? []).filter { $0.tail == tail }.map(\.value)
        guard !values.isEmpty else { return nil }
        return ExtremeYear(
          year: year,
          tail: tail,
          events: values.count,
          median: Median.of(values)
        )
      }
    }
  }

  /// The rows of the event file: a series' own events, or those of another series for each security.
  private func announcements(of events: [ExtremeEventRecord]) -> [Announcement] {
    events.flatMap { event -> [Announcement] in
      let symbols: [String] =
        switch chosen {
        case .own: [event.series]
        case .market: inputs.panel.symbols
        case .security: inputs.panel.symbols.filter { $0 != event.series }
        }
      return symbols.map { symbol in
        Announcement(
          eventID: "\(symbol)-\(event.date)",
          symbol: symbol,
          publication: .day(event.date),
          group: event.tail?.rawValue,
          sourceFile: ExtremeEventColumn.source,
          attributes: ExtremeEventColumn.attributes(of: event)
        )
      }
    }
  }
}
