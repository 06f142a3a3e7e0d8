internal import EventAlignment
internal import EventStatistics
internal import Notices

extension Study {
  /// Loads the inputs and computes the average prices and the minutes around each event alone.
  ///
  /// No market and no history are needed: an event is left out only where its own window lacks prices.
  ///
  /// - Returns: A study without abnormal returns that anybody should read.
  /// - Throws: ``StudyError`` when the settings or an input file cannot be used.
  public func averagePrices() throws(StudyError) -> StudyResult {
    try averagePrices(on: .load(settings.averagingPrices))
  }

  /// Computes the average prices and the minutes around each event on inputs that are already loaded.
  ///
  /// - Parameter inputs: Prices and announcements.
  /// - Returns: A study without abnormal returns that anybody should read.
  /// - Throws: ``StudyError`` when the settings do not fit the inputs.
  public func averagePrices(on inputs: StudyInputs) throws(StudyError) -> StudyResult {
    var result = try Study(settings.averagingPrices).run(on: inputs)
    // What events do to each other's estimates is of no matter here.
    result.overlaps = []
    // The few days that stand in for an estimation window tell neither what is unusual nor what is expected.
    result.analysis.shiftedDayZero = []
    result.analysis.earlyMoves = []
    result.notes.removeAll { note in
      note.message.settings.contains { ["windows", "alignment", "methods"].contains($0.section) }
    }
    return result
  }
}

extension StudySettings {
  /// The settings of a study that is asked for average prices alone.
  fileprivate var averagingPrices: StudySettings {
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
    settings.analysis.rats = false
    settings.analysis.syntheticControl = false
    return settings
  }
}
