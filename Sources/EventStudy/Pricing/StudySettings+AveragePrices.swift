internal import EventAlignment
internal import EventStatistics

extension StudySettings {
  /// The settings of a study that is asked for average prices alone: no market and no history are needed.
  public var averagingPrices: StudySettings {
    var settings = self
    settings.methods.models = [.meanAdjusted]
    let first = min(0, windows.event.days.lowerBound)
    settings.windows.estimation = EstimationWindow((first - 5)...(first - 1))
    settings.windows.minEstimation = .returns(2)
    settings.windows.tested = []
    settings.market.files = []
    settings.market.factors = nil
    settings.sensitivity = nil
    settings.analysis.perEvent = true
    settings.analysis.regress = []
    settings.analysis.correlate = []
    settings.analysis.outcomes = []
    settings.analysis.calendarTime = false
    return settings
  }
}
