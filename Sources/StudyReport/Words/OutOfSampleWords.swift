internal import EventStatistics
internal import EventStudy

/// Which model predicts best, in a sentence.
struct OutOfSampleWords {
  private let result: StudyResult
  private let format: NumberFormat
  private var averages: [OutOfSampleAverage] { result.analysis.outOfSampleAverages }

  init(_ result: StudyResult, format: NumberFormat) {
    self.result = result
    self.format = format
  }

  /// Which model predicts best, by how much; of one model how well it does.
  var answer: String? {
    guard let best = averages.first(where: \.isBest) else { return nil }
    let days = "days before the \(events)"
    let error =
      "\(format.percent(best.rootMeanSquare, decimals: 2, signed: false)) a day (root of the mean square)"
    let others = averages.filter { $0.model != best.model }
    guard let next = others.max(by: { $0.rSquared < $1.rSquared }) else {
      return "On \(days) that are kept back, the errors of \(name(best.model)) are \(error), and "
        + "\(share(best.rSquared)) of the variance of returns is predicted."
    }
    let isClose = best.rSquared - next.rSquared < Self.closeShare
    let count =
      best.eventCount > 1
      ? "; best of \(format.count(best.bestCount)) of \(format.counted(best.eventCount, "event"))"
      : ""
    return
      "Of \(format.counted(averages.count, "model")), \(name(best.model)) \(verb(best.model)) best on \(days) "
      + "that are kept back: errors of \(error), and \(share(best.rSquared)) of the variance of returns predicted, "
      + "\(isClose ? "hardly more than" : "against") \(share(next.rSquared)) by \(name(next.model))\(count)."
  }

  /// A difference of shares below which two models predict about alike.
  private static let closeShare = 0.01

  /// How days were kept back.
  var design: String? {
    let blocks = format.count(result.configuration.methods.blocks)
    return switch result.configuration.analysis.outOfSample {
    case .blocks:
      "The estimation window is parted into \(blocks) blocks of days that follow each other; each is predicted "
        + "from the others, and no day of the event window takes part."
    case .rolling:
      "The estimation window is parted into \(blocks) blocks of days that follow each other; each of the second "
        + "half is predicted from those before it, and no day of the event window takes part."
    case nil: nil
    }
  }

  private var events: String { averages.first?.eventCount == 1 ? "event" : "events" }

  private func name(_ model: ExpectedReturnMethod) -> String {
    MethodDefinition.definition(of: model.rawValue).nameWithArticle
  }

  /// The verb after the name of a model, of which some are called by their returns.
  private func verb(_ model: ExpectedReturnMethod) -> String {
    name(model).hasSuffix("returns") ? "predict" : "predicts"
  }

  /// A share of the variance; a model that does worse than the mean predicts nothing of it.
  private func share(_ value: Double) -> String {
    value > 0 ? format.percent(value, decimals: 1, signed: false) : "nothing"
  }
}
