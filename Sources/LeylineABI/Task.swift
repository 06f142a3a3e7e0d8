internal import Announcements
internal import DelimitedText
internal import EventStatistics
internal import EventStudy
internal import Notices
internal import Simulation
internal import StudyReport

/// A piece of work that a session can do, named as the command that does it.
enum Task: String, CaseIterable, Sendable {
  case study, part, merge, sensitivity, vwap, correlate, announcements, align, inspect, extremes,
    simulate

  /// The table of settings that only this work reads, where there is one.
  var ownTable: String? {
    switch self {
    case .vwap, .extremes, .simulate: rawValue
    case .study, .part, .merge, .sensitivity, .correlate, .announcements, .align, .inspect: nil
    }
  }

  /// Does the work.
  ///
  /// - Parameters:
  ///   - order: The settings.
  ///   - progress: Told of each stage as it begins.
  /// - Returns: What came out.
  /// - Throws: What the work throws.
  func run(
    _ order: Order,
    progress: (StudyStep) throws(StudyError) -> Void
  ) throws -> Outcome {
    var settings = order.settings
    switch self {
    case .study:
      return .study(try Study(settings).run(progress: progress).withoutHeldFiles)
    case .part:
      return .part(try StudyPart(settings, progress: progress))
    case .merge:
      let merged = try MergedStudy(settings, parts: order.parts)
      return .study(try merged.run(progress: progress))
    case .sensitivity:
      // A keyword that names them means them alone, as the options of the command do; the study's own do not.
      var varied = settings.sensitivity ?? SensitivitySettings()
      if order.namesAsOption("methods", "models") { varied.models = [] }
      if order.namesAsOption("methods", "tests") { varied.tests = settings.methods.tests }
      if order.namesAsOption("windows", "tested") { varied.windows = settings.windows.tested }
      settings.sensitivity = varied
      return .sensitivity(try SensitivityStudy(settings).run(progress: progress))
    case .vwap:
      try progress(.loading("prices"))
      let (pricing, trades) = try order.pricing()
      guard trades.isEmpty else {
        return .vwap(.days(try TradedDaysStudy(settings, trades: trades).run()))
      }
      guard pricing == PricingSettings(), !settings.events.namesNothing else {
        return .vwap(.before(try PricingStudy(settings, pricing: pricing).run()))
      }
      return .vwap(.around(try Study(settings).averagePrices().withoutHeldFiles))
    case .correlate:
      let result = try LeadLagStudy(settings).run(progress: progress)
      return .leadLag(result.withoutHeldFiles)
    case .announcements:
      try progress(.loading("announcements"))
      let paths = settings.events.announcements + settings.events.files
      guard !paths.isEmpty else {
        throw ConfigurationError.missing(
          what: "no document is named",
          remedy: "name documents or folders with \(Setting("events", "announcements"))"
        )
      }
      return .announcements(try AnnouncementListing.read(paths, settings: settings.events))
    case .align:
      try progress(.loading("announcements"))
      if !order.names("alignment", "calendar"), settings.prices.files.isEmpty {
        settings.alignment.calendar = "nse"
      }
      return .alignment(try AlignmentListing.run(settings))
    case .inspect:
      try progress(.loading("prices"))
      return .inspection(try PriceInspection.run(settings))
    case .extremes:
      try progress(.loading("prices"))
      return .extremes(try ExtremeEventListing.run(settings, try order.extremes()))
    case .simulate:
      return .simulation(try SimulatedMarket(try order.simulation()).generate())
    }
  }
}

extension EventSettings {
  /// Whether there is no event to look for.
  fileprivate var namesNothing: Bool { files.isEmpty && announcements.isEmpty }
}

extension StudyResult {
  /// The result without the texts that its inputs were read from.
  fileprivate var withoutHeldFiles: StudyResult {
    var result = self
    result.configuration.prices.held = HeldFiles()
    result.configuration.events.held = HeldFiles()
    return result
  }
}

extension LeadLagResult {
  /// The result without the texts that its inputs were read from.
  fileprivate var withoutHeldFiles: LeadLagResult {
    var result = self
    result.configuration.prices.held = HeldFiles()
    result.configuration.events.held = HeldFiles()
    return result
  }
}
