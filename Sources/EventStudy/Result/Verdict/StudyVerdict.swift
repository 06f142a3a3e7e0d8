internal import Algorithms
internal import CivilTime
package import EventAlignment
package import EventStatistics

/// The answer of a study: what moved, whether that is more than noise, whether it depends on the window, and
/// what to beware of.
///
/// It is about the first model and the first tested window, in the order of the configuration. Which figures
/// carry the answer is decided here; faces put them into sentences.
package struct StudyVerdict: Sendable {
  /// Up to so many events, each is told beside their average.
  package static let fewEvents = 5

  /// The effect of one event.
  package struct Single: Sendable {
    package let event: EventRecord
    package let effect: MeasuredEffect
  }

  /// The model.
  package let model: ExpectedReturnMethod
  /// The window.
  package let window: TestWindow
  /// The effect of the only event, or the average.
  package let effect: MeasuredEffect
  /// The number of events with a return in the window.
  package let eventCount: Int
  /// Those above zero.
  package let positiveCount: Int
  /// Each event by itself, where there are few.
  package let singles: [Single]
  /// The smallest move that the test of the only event finds with a power of 80 %, as a fraction.
  package let smallestDetectable: Double?
  /// The tested windows under all models; nothing where there is one of them.
  package let cells: VerdictCells?
  /// What to beware of, the gravest first.
  package let cautions: [Caution]

  /// Whether the answer is about one event.
  package var isSingle: Bool { singles.count == 1 && eventCount == 1 }

  /// Judges a study; nothing where no event has a return in the window.
  package init?(_ result: StudyResult) {
    let methods = result.configuration.methods
    let found = result.models.lazy.compactMap { model -> (ModelResult, WindowResult)? in
      model.windows.first.flatMap { $0.caar == nil ? nil : (model, $0) }
    }.first
    guard let (model, window) = found else { return nil }
    singles = model.fits.count <= Self.fewEvents ? Self.singles(model, window, result) : []
    let only = model.fits.count == 1 ? singles.first?.effect : nil
    let test = result.decisiveTest(of: model.model, among: model.tests(of: window))
    let interval = EffectInterval(
      window,
      tests: model.tests(of: window),
      advice: result.analysis.advice.first { $0.model == model.model },
      confidence: methods.confidence
    )
    let average = MeasuredEffect(window, test: test, interval: interval, settings: methods)
    guard let effect = only ?? average else { return nil }
    self.model = model.model
    self.window = window.window
    self.effect = effect
    eventCount = window.eventCount
    positiveCount = window.positiveCount
    cells = VerdictCells(result, headline: effect.value)
    let car =
      model.fits.count == 1
      ? model.cars.first {
        $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
      } : nil
    smallestDetectable = Self.smallestDetectable(car, effect, model, result)
    cautions = Caution.all(result, model: model, window: window)
  }

  /// Judges one event of a study by itself, under the first model that was fitted to it; nothing where the event
  /// has no return in the first tested window.
  package init?(
    _ event: EventRecord,
    of result: StudyResult,
    lookingUp car: (ModelResult, TestWindow) -> CumulativeReturn?
  ) {
    var found: (ModelResult, TestWindow, Single)?
    for model in result.models where found == nil {
      guard let window = model.windows.first?.window else { continue }
      found = Self.single(event, car(model, window), model, result).map { (model, window, $0) }
    }
    guard let (model, window, single) = found else { return nil }
    self.model = model.model
    self.window = window
    effect = single.effect
    eventCount = 1
    positiveCount = single.effect.value > 0 ? 1 : 0
    singles = [single]
    smallestDetectable = Self.smallestDetectable(car(model, window), effect, model, result)
    cells = nil
    cautions = []
  }

  private static func smallestDetectable(
    _ car: CumulativeReturn?,
    _ effect: MeasuredEffect,
    _ model: ModelResult,
    _ result: StudyResult
  ) -> Double? {
    car.flatMap {
      result.analysis.singleEvent(of: $0, model: model.model)?.smallestDetectable(by: effect.test)
    }
  }

  private static func single(
    _ event: EventRecord,
    _ car: CumulativeReturn?,
    _ model: ModelResult,
    _ result: StudyResult
  ) -> Single? {
    let effect = car.flatMap { car in
      MeasuredEffect(
        car,
        fit: model.fits.first { $0.eventID == event.eventID },
        settings: result.configuration.methods
      )
    }
    return effect.map { Single(event: event, effect: $0) }
  }

  private static func singles(
    _ model: ModelResult,
    _ window: WindowResult,
    _ result: StudyResult
  ) -> [Single] {
    result.includedEvents.compactMap { event in
      let car = model.car(
        eventID: event.eventID,
        windowStart: window.windowStart,
        windowEnd: window.windowEnd
      )
      return single(event, car, model, result)
    }
  }
}

/// The effect of every tested window under every model, counted.
package struct VerdictCells: Sendable, Hashable {
  /// One window under one model.
  package struct Cell: Sendable, Hashable {
    package let model: ExpectedReturnMethod
    package let window: TestWindow
    package let value: Double
    package let pValue: Double?
    /// The identifier of the test that the p-value is of.
    package let test: String?
  }

  package let windowCount: Int
  package let modelCount: Int
  /// The number of cells with an effect.
  package let count: Int
  package let lowest: Double
  package let highest: Double
  /// The cells with the sign of the answer.
  package let sameSign: Int
  /// The cells with a p-value below the level, by the test that decides.
  package let significant: [Cell]
  /// The windows of ``significant`` in which events of one security share days, so that no test holds.
  package let countedTwice: [TestWindow]
  /// Whether any cell has a p-value.
  package let isTested: Bool
  /// The tests that the p-values are of, each once.
  package let tests: [String]

  /// Counts the cells of a study.
  init?(_ result: StudyResult, headline: Double) {
    let cells = result.models.flatMap { model -> [Cell] in
      let method = result.decisiveTest(of: model.model)
      return model.windows.compactMap { window in
        guard let value = window.caar else { return nil }
        let single = model.fits.count == 1 ? model.fits.first : nil
        let own = single.flatMap {
          model.car(
            eventID: $0.eventID,
            windowStart: window.windowStart,
            windowEnd: window.windowEnd
          )?.decisiveTest
        }
        let test = model.tests(of: window).first { $0.test == method }
        return Cell(
          model: model.model,
          window: window.window,
          value: value,
          pValue: single == nil ? test?.pValue : own?.pValue,
          test: single == nil ? test?.test.rawValue : own?.id
        )
      }
    }
    guard cells.count > 1, let low = cells.map(\.value).min(), let high = cells.map(\.value).max()
    else { return nil }
    windowCount = Set(cells.map(\.window)).count
    modelCount = Set(cells.map(\.model)).count
    count = cells.count
    lowest = low
    highest = high
    sameSign = cells.count { ($0.value > 0) == (headline > 0) }
    let level = result.configuration.methods.level
    significant = cells.filter { ($0.pValue ?? 1) < level }
    let twice = Set(result.analysis.windowsCountedTwice.map(\.window))
    countedTwice = significant.map(\.window).filter(twice.contains).uniqued().map(\.self)
    isTested = cells.contains { $0.pValue != nil }
    tests = cells.compactMap { $0.pValue == nil ? nil : $0.test }.uniqued().map(\.self)
  }
}
