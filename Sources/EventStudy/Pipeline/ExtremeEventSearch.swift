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
      questions + inputs.notes + notes(listing, limits: limits, span: span, short: short)
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

  private func notes(
    _ listing: ExtremeEventListing,
    limits: ExtremeEvents.Limits,
    span: Int,
    short: [(String, ExtremeEventError)]
  ) -> [StudyNote] {
    func note(_ severity: Severity, _ message: Message) -> StudyNote {
      StudyNote(severity: severity, source: .events, message: message)
    }
    var notes: [StudyNote] = []
    if listing.extremes.isEmpty {
      notes.append(
        note(
          .warning,
          "no day is an event: none moved so much, or all of them are in clusters that are left out"
        )
      )
    } else if chosen == .own {
      let last = span == 0 ? "day 0" : "days 0 to \(span)"
      notes.append(
        note(
          .warning,
          """
          each event is chosen by the return of its own security: \(last) \(span == 0 ? "is" : "are") extreme \
          because days were picked for that, and the day before and the day after are not, so that no test of a window \
          with one of them means anything; what can be tested begins on day \(span + 2)
          """
        )
      )
    } else {
      notes.append(
        note(
          .information,
          """
          the events are days of \(listing.series.first?.name ?? "the series"), which all securities share: use tests \
          that allow events of one date, such as kp_bmp_t and corrado_sign_z
          """
        )
      )
    }
    if case .tails = limits {
      notes.append(
        note(
          .information,
          """
          the limits are quantiles of all days, also of those after an event: nobody knew them on that day
          """
        )
      )
    }
    if !listing.mixed.isEmpty {
      let count = listing.mixed.count
      notes.append(
        note(
          .information,
          """
          \(count) \(count == 1 ? "cluster has" : "clusters have") days of both tails and \
          \(count == 1 ? "is no event" : "are no events")
          """
        )
      )
    }
    if !short.isEmpty {
      let names =
        short.prefix(3).map(\.0).joined(separator: ", ") + (short.count > 3 ? ", ..." : "")
      notes.append(
        note(
          .warning,
          """
          \(short.count) \(short.count == 1 ? "security has" : "securities have") too few returns for a tail of this \
          share, and no events: \(names)
          """
        )
      )
    }
    return notes
  }
}

/// What an event file says of an extreme day, and what a study knows by that.
enum ExtremeEventColumn {
  /// What the rows name as their source.
  static let source = "leyline extremes"
  /// The column of the series whose day it is.
  static let series = "extreme_of"
  /// The column of the number of days of a cluster.
  static let days = "extreme_days"

  static func attributes(of event: ExtremeEventRecord) -> [String: String] {
    [
      series: event.series,
      "extreme_return": "\(event.value)",
      days: "\(event.days)",
      "extreme_last_date": "\(event.lastDate)",
    ]
  }

  /// Warns of tested windows with days by whose outcome the events were chosen.
  ///
  /// - Parameters:
  ///   - events: The events of a study.
  ///   - windows: The windows that it tests.
  /// - Returns: One warning, or none.
  static func notes(of events: [EventRecord], windows: [TestWindow]) -> [StudyNote] {
    let chosen = events.filter { event in
      event.status == .included && event.attributes[series] == event.symbol
    }
    guard !chosen.isEmpty else { return [] }
    let length = chosen.compactMap { $0.attributes[days].flatMap { Int($0) } }.max() ?? 1
    let picked = -1...max(1, length)
    let touched = windows.filter { $0.days.overlaps(picked) }
    guard !touched.isEmpty else { return [] }
    return [
      StudyNote(
        severity: .warning,
        source: .events,
        message: """
          \(chosen.count) \(chosen.count == 1 ? "event was" : "events were") chosen by the return of \
          \(chosen.count == 1 ? "its" : "their") own security on days \(picked.lowerBound) to \(picked.upperBound): \
          tests of \(touched.map { "\($0)" }.joined(separator: ", ")) find what the choice put there; test a window \
          from day \(picked.upperBound + 1) on
          """
      )
    ]
  }
}
