internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy
internal import Foundation

/// The methods of a study as a paper tells them: a paragraph, its references, and these in BibTeX.
///
/// It says what was done, from the settings and the result, and nothing that was not.
struct MethodsWords {
  let result: StudyResult
  let format = NumberFormat.page

  /// Puts the methods of a result into words.
  init(_ result: StudyResult) {
    self.result = result
  }

  /// The paragraph.
  var paragraph: String {
    [
      sample, adjustments, dayZero, estimation, market, windows, tests, corrections, groups,
      regressions,
      correlations, outcomes, portfolios, acrossTime, syntheticControls, predictions, checks,
      otherChoices,
      sensitivity, software,
    ].compactMap(\.self).joined(separator: " ")
  }

  /// The works that the paragraph cites, by author and year.
  var publications: [Publication] {
    let text = paragraph
    let known =
      MethodDefinition.all.compactMap(\.publication) + [
        MethodDefinition.specificationCurve, MethodDefinition.outOfSample,
        MethodDefinition.controlFirms,
      ]
    return Set(known).filter { text.contains("(\($0.bracketedCitation))") }
      .sorted { ($0.reference, $0.year) < ($1.reference, $1.year) }
  }

  /// The references, one line each, the program last.
  var references: [String] {
    publications.map(\.reference) + ["The Leyline authors. \(year). Leyline, version \(version)."]
  }

  /// The references as entries of BibTeX.
  var bibTeX: String {
    let program = """
      @misc{leyline,
        author = {{The Leyline authors}},
        title = {{Leyline}},
        year = {\(year)},
        note = {Version \(version)}
      }
      """
    return (publications.map(\.bibTeX) + [program]).joined(separator: "\n\n")
  }

  var version: String {
    result.versions.first { $0.name == "leyline" }?.version ?? SoftwareVersion.release
  }

  /// The year of the build where it was told, and of the release elsewhere.
  private var year: String {
    let date = version.split(separator: ".").last.map(String.init) ?? ""
    return date.count == 10 && date.contains("-") ? String(date.prefix(4)) : "2026"
  }

  // MARK: Sentences

  private var sample: String {
    let included = result.includedEvents
    let symbols = Set(included.map(\.symbol)).count
    var text =
      "The sample has \(format.counted(included.count, "event")) of "
      + (symbols == 1 ? "1 security" : "\(format.count(symbols)) securities")
    if let span = result.span {
      text += ", with returns from \(span.lowerBound) to \(span.upperBound)"
    }
    let out = result.exclusions.count
    if out > 0 {
      text +=
        "; \(format.count(out)) of \(format.counted(result.events.count, "announcement")) "
        + "\(out == 1 ? "is" : "are") left out, each for a stated reason"
    }
    return text + "." + (result.simulated ? " Prices are simulated." : "")
  }

  private var adjustments: String? { AdjustmentWords.sentence(result, format: format) }

  private var dayZero: String {
    let alignment = result.configuration.alignment
    if let frequency = result.frequency {
      let period = frequency.period
      return
        "\(period.capitalized) 0 is the \(period) that holds the announcement. \(period.capitalized)s are those of \(dayFiles)."
        + disturbed(alignment)
    }
    let sessions =
      alignment.calendar == "data"
      ? "the days of \(dayFiles)" : "sessions of the calendar \(alignment.calendar)"
    let rule =
      switch alignment.align {
      case .next:
        "the first session whose prices can contain the news: news at or after the close, or on a day "
          + "without trading, counts for the next session"
      case .previous: "the session before the announcement where that falls outside a session"
      case .nearest: "the session nearest to the announcement"
      case .strict: "the session of the announcement; news outside a session is left out"
      }
    return "Day 0 is \(rule). Trading days are \(sessions)." + disturbed(alignment)
  }

  /// What becomes of events that disturb each other.
  private func disturbed(_ alignment: AlignmentSettings) -> String {
    let overlap =
      alignment.excludeOverlapping
      ? " Events whose windows overlap another event of the same security are left out." : ""
    let masked =
      alignment.maskEvents
      ? " Returns of other events are left out of estimation windows." : ""
    return overlap + masked
  }

  /// The files whose days are the calendar of the data.
  private var dayFiles: String {
    let prices = result.inputs.count { $0.role == .prices }
    let markets = result.inputs.count { $0.role == .market }
    return [
      prices > 1 ? "the price files" : "the price file",
      markets == 0 ? nil : markets > 1 ? "the market files" : "the market file",
    ].compactMap(\.self).joined(separator: " and ") + (markets == 0 ? "" : " together")
  }

  private var estimation: String? {
    guard !result.models.isEmpty else { return nil }
    let settings = result.configuration
    let models = result.models.map { named($0.model.rawValue) }
    let kind = settings.methods.returns == .simple ? "simple" : "logarithmic"
    let days =
      settings.windows.estimation.days.map { days in
        "\(result.period)s "
          + days.parts.map { format.window($0.lowerBound, $0.upperBound) }
          .joined(separator: " and ") + " relative to \(result.period) 0"
      } ?? "the days \(settings.windows.estimation)"
    let minimum = settings.windows.minEstimation
    let basis = settings.prices.basis
    let from = basis == .close ? "" : " from \(basis.words)"
    return
      "Abnormal returns are \((result.frequency ?? .daily).rawValue) \(kind) returns\(from) less those expected under the "
      + Self.list(models, last: "and, for comparison, the")
      + ", estimated for each event on \(days) "
      + "(at least \(minimum) of the returns are required)."
  }

  /// What the market is, for the models that have one; factors bring a market of their own.
  private var market: String? {
    let files = result.inputs.filter { $0.role == .factors }.map { Self.fileName($0.path) }
    let settings = result.configuration.market
    let models = result.models.map(\.model)
    let indices = result.markets.filter { $0.eventCount > 0 }.map { index($0.name) }
    let ofFactors = models.filter {
      $0.inputs.contains(.market) && !files.isEmpty && settings.takesFactorMarket($0)
    }
    let ofIndex = models.filter { $0.inputs.contains(.market) && !ofFactors.contains($0) }
    func names(_ models: [ExpectedReturnMethod]) -> String {
      Self.list(models.map { "the \(MethodDefinition.definition(of: $0).nameInSentence)" })
    }
    var sentences: [String] = []
    if !ofIndex.isEmpty, !indices.isEmpty {
      let whose = ofFactors.isEmpty ? "" : " of \(names(ofIndex))"
      sentences.append("The market\(whose) is \(Self.list(indices)).")
    }
    if !ofFactors.isEmpty {
      let whose = ofIndex.isEmpty ? "" : " of \(names(ofFactors))"
      sentences.append(
        "The market and the other factors\(whose) are those of the file \(Self.list(files))."
      )
    } else if models.contains(where: \.readsFactorFile), !files.isEmpty {
      sentences.append("Factors are those of the file \(Self.list(files)).")
    }
    if !result.analysis.peers.isEmpty, models.contains(where: { $0.inputs.contains(.peers) }) {
      sentences.append(PeerWords(result, format: format).sentence)
    }
    if !result.analysis.controlFirms.isEmpty {
      sentences.append(ControlFirmWords(result, format: format).sentence)
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Returns an index by its name; one that is called after a file that says nothing, by its file.
  func index(_ name: String) -> String {
    let plain: Set<String> = ["market", "index", "benchmark", "mkt"]
    let file = result.inputs.lazy.filter { $0.role == .market }.map { Self.fileName($0.path) }
      .first { ($0 as NSString).deletingPathExtension == name }
    return plain.contains(name.lowercased())
      ? "the index of the file \(file ?? name)" : "the index \(name)"
  }

  private static func fileName(_ path: String) -> String { (path as NSString).lastPathComponent }

  private var windows: String? {
    guard let model = result.models.first else { return nil }
    let event = result.configuration.windows.event.days
    let tested = model.windows.map {
      format.window($0.window.days.lowerBound, $0.window.days.upperBound)
    }
    let what =
      result.includedCount == 1
      ? "cumulative abnormal returns are computed"
      : "cumulative abnormal returns are summed for each event and averaged"
    return "In the event window \(format.window(event.lowerBound, event.upperBound)), \(what) over "
      + Self.list(tested) + "."
  }

  private var tests: String? {
    guard let model = result.models.first else { return nil }
    let isSingle = result.includedCount == 1
    var ids = model.testMethods.map(\.rawValue)
    if isSingle {
      ids = [SingleEventMethod.cumulativeAbnormalReturn.rawValue]
      if model.cars.contains(where: { $0.sq != nil }) {
        ids.append(SingleEventMethod.sampleQuantile.rawValue)
      }
    }
    guard !ids.isEmpty else { return nil }
    let methods = result.configuration.methods
    let side =
      switch methods.alternative {
      case .twoSided: "two-sided"
      case .greater: "one-sided, for effects above zero"
      case .less: "one-sided, for effects below zero"
      }
    let level = format.level(methods.confidence)
    var text =
      "Significance is judged by the \(Self.list(ids.map(named))); p-values are \(side), "
      + "and confidence intervals cover \(level)."
    if model.testMethods.contains(where: Self.draws.contains), !isSingle {
      text +=
        " Resampling tests use \(format.count(methods.draws)) draws with the seed "
        + "\(result.configuration.run.seed)."
    }
    return text
  }

  private static let draws: Set<InferenceMethod> = [
    .bootstrap, .wildBootstrap, .signFlip, .buyAndHoldBootstrap, .dateSignFlip,
    .dateWildBootstrap,
  ]

  private var corrections: String? {
    // The tests of one event stand without corrections.
    guard result.includedCount > 1 else { return nil }
    let values = result.analysis.adjustedPValues
    var shown = PValueAdjustment.allCases.map(\.rawValue)
      .filter { id in values.contains { $0.adjusted.keys.contains { $0.rawValue == id } } }
    let marked = CorrectionLookup(result).method?.rawValue
    // The one that stands beside the p-values comes first.
    if let marked, let place = shown.firstIndex(of: marked) {
      shown.insert(shown.remove(at: place), at: 0)
    }
    if values.contains(where: { $0.romanoWolf != nil }) { shown.append("romano_wolf") }
    guard !shown.isEmpty else { return nil }
    return
      "For several windows\(result.models.count > 1 ? " and models" : "") p-values are also given "
      + "after the \(Self.list(shown.map(named)))."
  }

  private var software: String { "Computations were made with Leyline \(version)." }

  /// A method with the work that it comes from: `Patell test (Patell 1976)`.
  func named(_ id: String) -> String {
    let definition = MethodDefinition.definition(of: id)
    guard let publication = definition.publication else { return definition.nameInSentence }
    return "\(definition.nameInSentence) (\(publication.bracketedCitation))"
  }

  /// The same with its article, `the Patell test (Patell 1976)`.
  func withArticle(_ id: String) -> String {
    let definition = MethodDefinition.definition(of: id)
    guard let publication = definition.publication else { return definition.nameWithArticle }
    return "\(definition.nameWithArticle) (\(publication.bracketedCitation))"
  }

  static func list(_ names: [String], last: String = "and") -> String {
    guard names.count > 1, let final = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(last) " + final
  }
}
