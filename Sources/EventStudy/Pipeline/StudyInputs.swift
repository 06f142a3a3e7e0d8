public import Announcements
internal import DelimitedText
public import EventStatistics
internal import Notices
internal import ParallelExecution
public import PriceData

/// The files of a study, read.
public struct StudyInputs: Sendable {
  /// The prices or returns, after adjustments for splits and bonus issues.
  public internal(set) var panel: PricePanel
  /// The market indices, where the study has any; events without a name for theirs have the first.
  public var markets: [MarketSeries]
  /// The factor returns, where the study has any.
  public var factors: FactorTable?
  /// A second index, where the study has one.
  public var companion: MarketSeries?
  /// The securities that may be peers of events, where the study has any.
  var peers: PeerInput?
  /// The sizes and book-to-market ratios that control firms are found by, where the study looks for any.
  var characteristics: CharacteristicsTable?
  /// The prices as they were traded, before any adjustment.
  var tradedPanel: PricePanel
  /// The prices after adjustments, whatever returns are computed from.
  var closePanel: PricePanel
  /// The opening levels of the indices, where returns of some study are from open to open.
  var openMarkets: [MarketSeries]?
  /// The closing levels of the indices, where ``markets`` has others.
  var closeMarkets: [MarketSeries]?
  /// The adjustments that the prices have undergone.
  public var adjustments: [Adjustment] = []
  /// What is to be said of adjustments that have nothing to act on.
  var adjustmentFindings: [PriceFinding] = []
  /// Whether a price file says of itself that it is simulated.
  public var isSimulated = false
  /// The announcements, in the order of event identifiers.
  public private(set) var announcements: [Announcement]
  /// What the panel's average prices are: the exchange's own, or put together from intraday bars.
  public var averagePriceOrigin = VolumeWeightedAveragePrice.Source.exchange
  /// Bars within the day, where the study has any.
  public var intraday: IntradayPrices?
  /// What was noticed while reading.
  public var notes: [StudyNote] = []
  /// The files that were read.
  public var files: [InputFile] = []
  /// Texts in memory that stood in the place of price and market files.
  var held = HeldFiles()
  /// What was understood of each price file; nothing where a cache took their place.
  var sources: [SourceSummary] = []
  /// The market files that were read.
  var marketFiles: [String] = []
  /// The market files that hold several indices.
  var marketCollections: [MarketFiles.Collection] = []

  /// Creates inputs from values already in memory.
  ///
  /// The announcements may have any order, and are sorted on some threads.
  public init(
    panel: PricePanel,
    market: MarketSeries?,
    announcements: [Announcement],
    threads: Int = 1
  ) {
    self.panel = panel
    tradedPanel = panel
    closePanel = panel
    markets = [market].compactMap(\.self)
    self.announcements = AnnouncementOrder.sorted(announcements, threads: threads)
  }

  /// Reads the files that settings name.
  ///
  /// - Parameters:
  ///   - settings: Names the files and says how to read them.
  ///   - fields: The price columns that are wanted; every one that a study uses when absent.
  ///   - progress: Told of each stage as it begins; it can end the work by an error.
  /// - Returns: The inputs, ready for ``Study/run(on:progress:)``.
  /// - Throws: ``StudyError`` when something is missing or cannot be read.
  public static func load(
    _ settings: StudySettings,
    fields: Set<PriceField>? = nil,
    progress: (StudyStep) throws(StudyError) -> Void = { _ in }
  ) throws(StudyError) -> StudyInputs {
    try requireSources(settings)
    try progress(.loading("announcements"))
    try progress(.loading("prices"))
    let plan = try StudyPlan(settings)
    let (priceOutcome, eventOutcome) = concurrently(threads: plan.threads) {
      Result { () throws(StudyError) in try StudyInputs.prices(settings, fields: fields) }
    } _: {
      Result { () throws(StudyError) in
        try AnnouncementInput.load(settings.events, threads: plan.threads)
      }
    }
    guard !StopRequest.isMade else { throw .stopped }
    let events = try eventOutcome.get()
    var inputs = try priceOutcome.get()
    let named = try NamedSecurities(events.announcements, symbols: inputs.panel.directory) {
      () throws(StudyError) in try AnnouncementInput.companies(settings.events)
    }
    inputs.announcements = AnnouncementOrder.sorted(named.announcements, threads: plan.threads)
    inputs.keepAdjustmentNotesOfStudied()
    inputs.announcements = try CompanyNames.naming(
      inputs.announcements,
      settings,
      files: inputs.files
    )
    inputs.notes += named.notes
    try SwappedFiles(inputs, settings).check()
    inputs.intraday = try IntradayInput.load(settings, beside: inputs)
    inputs.notes +=
      events.notes + (inputs.intraday?.notes ?? []).map { StudyNote($0, source: .prices) }
    inputs.files += events.files
    inputs.files += (inputs.intraday?.files ?? []).flatMap {
      InputFile.described($0, role: .intraday, holding: inputs.held)
    }
    inputs.files += inputs.marketFiles.flatMap {
      InputFile.described($0, role: .market, holding: inputs.held)
    }
    let market = settings.market
    if let found = try PeerInput.load(settings, beside: inputs.panel) {
      inputs.peers = found.peers
      inputs.files += found.files
      inputs.notes += found.notes
    }
    try inputs.readCharacteristics(settings)
    for (path, role) in [
      (market.factors, InputFile.Role.factors), (market.companion, InputFile.Role.companion),
    ] {
      if let path { inputs.files += InputFile.described(path, role: role, holding: inputs.held) }
    }
    inputs.joinPeriods()
    try inputs.settleMarkets(settings)
    if let basis = settings.prices.price.first {
      inputs.closeMarkets = inputs.markets
      inputs = try inputs.priced(on: basis, kind: settings.methods.returns)
    }
    for place in inputs.files.indices where inputs.files[place].role == .factors {
      inputs.files[place].firstDate = inputs.factors?.days.first
      inputs.files[place].lastDate = inputs.factors?.days.last
    }
    return inputs
  }

  /// The market index of events that name none.
  public var market: MarketSeries? { markets.first }

  /// Returns the inputs with other announcements, which are in the order of event identifiers.
  func replacing(announcements: [Announcement]) -> StudyInputs {
    var copy = self
    copy.announcements = announcements
    return copy
  }

  /// Returns the inputs with another market index, which is then everybody's.
  func replacing(market: MarketSeries?) -> StudyInputs {
    var copy = self
    copy.markets = [market].compactMap(\.self)
    return copy
  }

  private static func requireSources(
    _ settings: StudySettings
  ) throws(StudyError) {
    guard !settings.prices.files.isEmpty else {
      throw .configuration(
        .missing(what: "no price file is named", remedy: "name one or more with \(.prices(.files))")
      )
    }
    guard !settings.events.files.isEmpty || !settings.events.announcements.isEmpty else {
      throw .configuration(
        .missing(
          what: "no announcement is named",
          remedy:
            "name an event file with \(.events(.files)), or documents with \(.events(.announcements))"
        )
      )
    }
    try requireOneReaderOfStandardInput(settings)
    try requireInputs(of: settings)
  }

  /// Refuses models whose inputs nobody has named, and says which of the others can stay.
  private static func requireInputs(of settings: StudySettings) throws(StudyError) {
    var lacking: Set<ModelInput> = []
    if settings.market.factors == nil { lacking.formUnion([.factors, .riskFree]) }
    if settings.market.files.isEmpty, settings.market.factors == nil { lacking.insert(.market) }
    if !settings.peers.areGiven { lacking.insert(.peers) }
    let models = settings.methods.models
    func needing(_ inputs: Set<ModelInput>) -> String? {
      let found = models.filter { !$0.inputs.intersection(lacking).isDisjoint(with: inputs) }
      return found.isEmpty
        ? nil
        : "the \(found.count == 1 ? "model" : "models") \(found.map(\.rawValue).joined(separator: ", ")) "
          + (found.count == 1 ? "needs" : "need")
    }
    let others = others(than: models.filter { !$0.inputs.isDisjoint(with: lacking) }, in: models)
    if let who = needing([.factors, .riskFree]) {
      throw .configuration(
        .missing(
          what: "\(who) factor returns",
          remedy: "name their file with \(.market(.factors))\(others)"
        )
      )
    }
    if let who = needing([.peers]) {
      throw .configuration(
        .missing(
          what: "\(who) peers",
          remedy:
            "name them with \(.peers(.names)), \(.peers(.tableFile)) or \(.peers(.files))\(others)"
        )
      )
    }
    if let who = needing([.market]) {
      throw .configuration(
        .missing(
          what: "\(who) a market index",
          remedy:
            "name its file with \(.market(.files)), or choose \(.methods(.models), "mean_adjusted")"
        )
      )
    }
  }

  /// The choice of the models that remain without some of them; nothing where none does.
  static func others(
    than unusable: [ExpectedReturnMethod],
    in models: [ExpectedReturnMethod]
  ) -> Message {
    let rest = models.filter { !unusable.contains($0) }.map(\.rawValue)
    guard !rest.isEmpty else { return "" }
    return ", or choose those that do without: \(.methods(.models), rest.joined(separator: ","))"
  }
}

extension StudyInputs {
  /// Refuses to read two things from one stream.
  private static func requireOneReaderOfStandardInput(
    _ settings: StudySettings
  ) throws(StudyError) {
    let (prices, market) = (settings.prices, settings.market)
    let events = settings.events
    let optional = [
      prices.adjustments, market.factors, market.companion, settings.peers.tableFile,
      settings.controlFirms.characteristics, events.companies, events.kinds,
    ]
    let paths =
      prices.files + prices.intraday + settings.peers.files + market.files + events.files
      + events.announcements
      + optional.compactMap(\.self)
    guard paths.count(where: { $0 == "-" }) <= 1 else {
      throw .configuration(
        .invalidSetting(
          "standard input, -, is named for several files and can be read for one; "
            + "write the others to files"
        )
      )
    }
  }
}

extension InputFile {
  /// Describes a file, or returns nothing for standard input and for what is no plain file.
  static func described(
    _ path: String,
    role: InputFile.Role,
    holding held: HeldFiles
  ) -> [InputFile] {
    // A table that was handed over in memory has the digest of its columns.
    if let found = held.digest(path) {
      return [InputFile(role: role, path: path, bytes: found.bytes, digest: found.digest)]
    }
    guard let found = held[path].map({ FileDigest($0) }) ?? FileDigest(path: path) else {
      return []
    }
    return [
      InputFile(
        role: role,
        path: path,
        bytes: found.bytes,
        digest: found.fast,
        sha256: found.sha256
      )
    ]
  }
}
