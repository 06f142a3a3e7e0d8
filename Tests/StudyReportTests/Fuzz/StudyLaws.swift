import EventAlignment
import EventStatistics
import EventStudy
import Foundation
import Notices

@testable import StudyReport

/// What is true of every study, whatever its prices and its settings.
struct StudyLaws: CustomStringConvertible {
  private let study: FuzzStudy
  private let outcome: Result<StudyResult, StudyError>
  private let duration: Duration

  /// Runs a study.
  init(_ study: FuzzStudy) {
    self.study = study
    let clock = ContinuousClock()
    let start = clock.now
    outcome = Self.run(study.settings())
    duration = clock.now - start
  }

  private static func run(_ settings: StudySettings) -> Result<StudyResult, StudyError> {
    Result { () throws(StudyError) in try Study(settings).run() }
  }

  /// Whether the study has a result, and none of its inputs was refused.
  var hasResult: Bool { (try? outcome.get()) != nil }

  /// The study as its files and its settings.
  var description: String {
    let settings = study.settings()
    let text = (try? ResultJSON.text(of: settings, isLaidOut: false)) ?? ""
    return [
      text, study.market.announcements(study.market.events), study.market.prices(),
      study.market.index,
    ].map { String($0.prefix(6000)) }.joined(separator: "\n")
  }

  /// The law that a fault is of.
  static func law(of fault: String) -> String { String(fault.prefix { $0 != ":" }) }

  /// The first law that does not hold, with what is wrong; nothing where all hold.
  func fault() -> String? {
    if duration > .seconds(30) { return "time: it took \(duration)" }
    do {
      switch outcome {
      case .failure(let error):
        return error.message.text(.option).isEmpty ? "message: an error without words" : nil
      case .success(let result):
        return try drawn(result) ?? threads(result) ?? order(result) ?? locality(result)
          ?? scale(result) ?? variedWindows(result)
      }
    } catch {
      return "writing: \(error)"
    }
  }
}

extension StudyLaws {
  /// Only numbers, each in its range, and the same text from the result that was read back.
  private func drawn(_ result: StudyResult) throws -> String? {
    let text = try StudyJSON(result).text()
    if let fault = try Self.ranges(text) { return fault }
    let page = try HTMLReport.render(result)
    let terminal = TerminalSummary(result).render(colored: false)
    if let word = Self.noNumber(terminal) { return "no number in the summary: \(word)" }
    for table in StudyTables.all + StudyTables.perEvent + StudyTables.optional {
      var bytes: [UInt8] = []
      try table.file(of: result).write { bytes += $0 }
      if let word = Self.noNumber(String(decoding: bytes, as: UTF8.self)) {
        return "no number in \(table.fileName): \(word)"
      }
    }
    // The report of a folder has the sensitivity study from a file beside.
    var again = try StudyJSON.result(from: Data(text.utf8), file: "study.json") { _ in nil }
    if let varied = result.sensitivity {
      let text = try SensitivityJSON(varied).text()
      if let fault = try Self.ranges(text) { return fault }
      if let word = Self.noNumber(SensitivitySummary(varied).render(colored: false)) {
        return "no number in the summary: \(word)"
      }
      _ = try SensitivityReport.render(varied)
      again.sensitivity = try ResultJSON.result(
        SensitivityResult.self,
        from: Data(text.utf8),
        file: "sensitivity.json"
      )
    }
    if try StudyJSON(again).text() != text { return "report: study.json differs when read back" }
    if try HTMLReport.render(again) != page { return "report: the page differs when read back" }
    return nil
  }

  /// A word of a text that stands where a number should, with what is before it.
  private static func noNumber(_ text: String) -> String? {
    let bytes = text.utf8
    let isPart = { (byte: UInt8) in
      byte == UInt8(ascii: "_") || (byte | 32) >= 97 && (byte | 32) <= 122
    }
    for word in bytes.split(whereSeparator: { !isPart($0) })
    where word.count == 3 || word.count == 8 {
      guard ["nan", "inf", "NaN", "Infinity"].contains(String(word)) else { continue }
      let start = bytes.index(word.startIndex, offsetBy: -60, limitedBy: bytes.startIndex)
      return String(decoding: bytes[(start ?? bytes.startIndex)..<word.endIndex], as: UTF8.self)
    }
    return nil
  }

  /// A number of a JSON text that is out of its range.
  private static func ranges(_ text: String) throws -> String? {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return outOfRange(value, at: "")
  }

  private static let shares: Set = ["p_value", "adjusted_p_value", "sign_p_value", "power"]
  private static let sizes: Set = [
    "sigma", "standard_error", "car_standard_error", "observations", "degrees_of_freedom",
    "n_events",
    "n_positive", "days",
  ]

  private static func outOfRange(_ value: Any, at path: String) -> String? {
    switch value {
    case let members as [String: Any]:
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        let numbers =
          (member as? [Any])?.compactMap { $0 as? Double } ?? [member as? Double].compactMap(\.self)
        if shares.contains(name), let wrong = numbers.first(where: { !(0...1).contains($0) }) {
          return "range: \(path)/\(name) is \(wrong)"
        }
        if sizes.contains(name), let wrong = numbers.first(where: { $0 < 0 }) {
          return "range: \(path)/\(name) is \(wrong)"
        }
        if let fault = outOfRange(member, at: "\(path)/\(name)") { return fault }
      }
      return nil
    case let list as [Any]:
      for (place, member) in list.enumerated() {
        if let fault = outOfRange(member, at: "\(path)[\(place)]") { return fault }
      }
      return nil
    default: return nil
    }
  }
}

extension StudyLaws {
  /// The same bytes for any number of threads.
  private func threads(_ result: StudyResult) throws -> String? {
    for threads in [2, 7] {
      guard case .success(let other) = Self.run(study.settings(threads: threads)) else {
        return "threads: refused with \(threads)"
      }
      if try Self.texts(other) != Self.texts(result) {
        return "threads: \(threads) make a difference"
      }
    }
    return nil
  }

  /// The same result for events in another order.
  private func order(_ result: StudyResult) throws -> String? {
    guard study.market.events.count > 1 else { return nil }
    let reversed = study.settings(events: study.market.events.reversed())
    guard case .success(let other) = Self.run(reversed) else { return "order: refused" }
    if try Self.texts(other, withInputs: false) != Self.texts(result, withInputs: false) {
      return "order: events in another order make a difference"
    }
    return nil
  }

  private static func texts(_ result: StudyResult, withInputs: Bool = true) throws -> [String] {
    var result = result
    if !withInputs {
      result.inputs = []
      result.sensitivity?.inputs = []
    }
    return [try StudyJSON(result).text()]
      + (try result.sensitivity.map { [try SensitivityJSON($0).text()] } ?? [])
  }

  /// An event alone has the numbers that it has in company.
  private func locality(_ result: StudyResult) throws -> String? {
    let settings = study.settings()
    // Other events of a company count where a setting says so; a varied study tests the windows of both.
    guard settings.sensitivity == nil, !settings.alignment.excludeOverlapping,
      !settings.alignment.maskEvents,
      settings.events.keepRepeats, study.market.events.count > 1
    else { return nil }
    for place in [0, study.market.events.count - 1] {
      let event = study.market.events[place]
      guard result.events.contains(where: { $0.eventID == event[0] && $0.status == .included })
      else { continue }
      var alone = study.settings(events: [event])
      // Columns need an event that has something in them.
      alone.analysis.regress = []
      alone.analysis.correlate = []
      alone.analysis.controlColumn = nil
      alone.events.groupColumn = nil
      alone.sensitivity = nil
      let outcome = Self.run(alone)
      guard case .success(let single) = outcome else { return "locality: alone it is \(outcome)" }
      for (one, all) in zip(single.models, result.models) {
        let isSame =
          one.fits == all.fits.filter { $0.eventID == event[0] }
          && one.cars == all.cars.filter { $0.eventID == event[0] }
          && one.abnormalReturns == all.abnormalReturns.filter { $0.eventID == event[0] }
        if !isSame { return "locality: \(event[0]) differs alone under \(one.model)" }
      }
    }
    return nil
  }

  /// Prices that are a power of two times as large have the same returns, so that nothing but prices differs.
  private func scale(_ result: StudyResult) throws -> String? {
    // The difference of two logarithms has other last digits.
    guard study.market.paths.allSatisfy(\.canBeScaled), study.market.marketPath.canBeScaled,
      study.settings().methods.returns == .simple
    else { return nil }
    guard case .success(let other) = Self.run(study.settings(scale: 4)) else {
      return "scale: refused"
    }
    // Returns from trade to trade are always logarithmic.
    for (one, all) in zip(other.models, result.models)
    where one != all && one.model != .tradeToTrade {
      return "scale: prices four times as large make a difference under \(one.model)"
    }
    return nil
  }

  /// A sensitivity study has the numbers of the study where it varies nothing.
  private func variedWindows(_ result: StudyResult) throws -> String? {
    guard let varied = result.sensitivity else { return nil }
    for specification in varied.base {
      guard let model = result.models.first(where: { $0.model == specification.model }) else {
        continue
      }
      for (place, window) in varied.windows.enumerated() {
        for test in specification.tests {
          guard
            let own = model.tests.first(where: {
              $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
                && $0.test == test.test
            })
          else { continue }
          guard Self.agree(own.statistic, test.statistic[place]) else {
            return
              "sensitivity: \(test.test) of \(window) is \(test.statistic[place] ?? .nan) under \(model.model), in the study \(own.statistic ?? .nan)"
          }
        }
      }
    }
    return nil
  }

  private static func agree(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return (one == nil) == (other == nil) }
    return one == other || abs(one - other) <= 1e-6 * max(abs(one), abs(other), 1e-3)
  }
}
