public import Announcements
public import EventStatistics
internal import Notices
internal import ParallelExecution
public import PriceData

/// The files of a study, read.
public struct StudyInputs: Sendable {
  /// The prices or returns, after adjustments for splits and bonus issues.
  public let panel: PricePanel
  /// The market index, where the study has one.
  public let market: MarketSeries?
  /// The factor returns, where the study has any.
  public let factors: FactorTable?
  /// A second index, where the study has one.
  public let companion: MarketSeries?
  /// The adjustments that the prices have undergone.
  public let adjustments: [Adjustment]
  /// Whether a price file says of itself that it is simulated.
  public let isSimulated: Bool
  /// The announcements, in the order of event identifiers.
  public let announcements: [Announcement]
  /// What the panel's average prices are: the exchange's own, or put together from intraday bars.
  public let averagePriceOrigin: VolumeWeightedAveragePrice.Source
  /// Bars within the day, where the study has any.
  public let intraday: IntradayPrices?
  /// What was noticed while reading.
  public let notes: [StudyNote]
  /// The files that were read.
  public let files: [InputFile]

  /// Creates inputs from values already in memory.
  ///
  /// The announcements may have any order, and are sorted on some threads.
  public init(
    panel: PricePanel,
    market: MarketSeries?,
    factors: FactorTable? = nil,
    companion: MarketSeries? = nil,
    adjustments: [Adjustment] = [],
    isSimulated: Bool = false,
    announcements: [Announcement],
    averagePriceOrigin: VolumeWeightedAveragePrice.Source = .exchange,
    intraday: IntradayPrices? = nil,
    notes: [StudyNote] = [],
    files: [InputFile] = [],
    threads: Int = 1
  ) {
    self.panel = panel
    self.market = market
    self.factors = factors
    self.companion = companion
    self.adjustments = adjustments
    self.isSimulated = isSimulated
    self.announcements = AnnouncementOrder.sorted(announcements, threads: threads)
    self.averagePriceOrigin = averagePriceOrigin
    self.intraday = intraday
    self.notes = notes
    self.files = files
  }

  /// Reads the files that a configuration names.
  ///
  /// - Parameters:
  ///   - configuration: Names the files and says how to read them.
  ///   - fields: The price columns that are wanted; every one that a study uses when absent.
  ///   - progress: Told of each stage as it begins.
  /// - Returns: The inputs, ready for ``Study/run(on:progress:)``.
  /// - Throws: ``StudyError`` when something is missing or cannot be read.
  public static func load(
    _ configuration: StudySettings,
    fields: Set<PriceField>? = nil,
    progress: (Study.Stage) -> Void = { _ in }
  ) throws(StudyError) -> StudyInputs {
    try requireSources(configuration)
    progress(.loading("announcements"))
    progress(.loading("prices"))
    let settings = try StudyPlan(configuration)
    let (priceOutcome, eventOutcome) = concurrently(threads: settings.threads) {
      Result { () throws(StudyError) in try PriceInput.load(configuration, fields: fields) }
    } _: {
      Result { () throws(StudyError) in
        try AnnouncementInput.load(configuration.events, threads: settings.threads)
      }
    }
    let events = try eventOutcome.get()
    let prices = try priceOutcome.get()
    let intraday = try IntradayInput.load(
      configuration,
      days: prices.panel.days + (prices.market?.days ?? [])
    )
    var files = prices.files + events.files
    files += (intraday?.files ?? []).flatMap { InputFile.described($0, role: "intraday") }
    if let path = configuration.market.file { files += InputFile.described(path, role: "market") }
    if let path = configuration.market.factors {
      files += InputFile.described(path, role: "factors")
    }
    if let path = configuration.market.companion {
      files += InputFile.described(path, role: "companion")
    }
    return StudyInputs(
      panel: prices.panel,
      market: prices.market,
      factors: prices.factors,
      companion: prices.companion,
      adjustments: prices.adjustments,
      isSimulated: prices.isSimulated,
      announcements: events.announcements,
      averagePriceOrigin: prices.averagePriceOrigin,
      intraday: intraday,
      notes: prices.notes + events.notes + (intraday?.notes.map(StudyNote.init) ?? []),
      files: files,
      threads: settings.threads
    )
  }

  /// Returns the inputs with another market index.
  func replacing(market: MarketSeries?) -> StudyInputs {
    StudyInputs(self, market: market)
  }

  private init(_ inputs: StudyInputs, market: MarketSeries?) {
    panel = inputs.panel
    self.market = market
    factors = inputs.factors
    companion = inputs.companion
    adjustments = inputs.adjustments
    isSimulated = inputs.isSimulated
    announcements = inputs.announcements
    averagePriceOrigin = inputs.averagePriceOrigin
    intraday = inputs.intraday
    notes = inputs.notes
    files = inputs.files
  }

  private static func requireSources(
    _ configuration: StudySettings
  ) throws(StudyError) {
    guard !configuration.prices.files.isEmpty else {
      throw .configuration(
        .missing(what: "no price file is named", remedy: "name one or more with \(.prices(.files))")
      )
    }
    guard !configuration.events.files.isEmpty || !configuration.events.announcements.isEmpty else {
      throw .configuration(
        .missing(
          what: "no announcement is named",
          remedy:
            "name an event file with \(.events(.files)), or documents with \(.events(.announcements))"
        )
      )
    }
    try requireOneReaderOfStandardInput(configuration)
    let factored = configuration.methods.models
      .filter { !$0.inputs.isDisjoint(with: [.factors, .riskFree]) }.map(\.rawValue)
    guard configuration.market.factors != nil || factored.isEmpty else {
      throw .configuration(
        .missing(
          what: "the model \(factored.joined(separator: ", ")) needs factor returns",
          remedy: "name their file with \(.market(.factors))"
        )
      )
    }
    let needing = configuration.methods.models.filter { $0.inputs.contains(.market) }.map(
      \.rawValue
    )
    let hasMarket = configuration.market.file != nil || configuration.market.factors != nil
    guard hasMarket || needing.isEmpty else {
      throw .configuration(
        .missing(
          what: "the model \(needing.joined(separator: ", ")) needs a market index",
          remedy:
            "name its file with \(.market(.file)), or choose \(.methods(.models), "mean_adjusted")"
        )
      )
    }
  }
}

extension StudyInputs {
  /// Refuses to read two things from one stream.
  private static func requireOneReaderOfStandardInput(
    _ configuration: StudySettings
  ) throws(StudyError) {
    let (prices, market) = (configuration.prices, configuration.market)
    let events = configuration.events
    let optional = [
      prices.adjustments, market.file, market.factors, market.companion, events.companies,
      events.kinds,
    ]
    let paths =
      prices.files + prices.intraday + events.files + events.announcements
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
  static func described(_ path: String, role: String) -> [InputFile] {
    guard let (bytes, digest) = FileDigest.of(path: path) else { return [] }
    return [InputFile(role: role, path: path, bytes: bytes, digest: digest)]
  }
}
