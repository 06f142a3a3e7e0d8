internal import EventStudy
internal import Foundation

/// Finished studies side by side.
struct ComparisonAnswer: Encodable {
  /// A setting in which they differ.
  struct Difference: Encodable {
    let setting: String
    let values: [JSONValue]
  }

  /// What one study gives for a window.
  struct Cell: Encodable {
    let window: WindowResult
    let tests: [TestResult]
    /// The only event of the study, where it has one.
    let single: ResultAnswer.Single?
  }

  /// A window under a model.
  struct Row: Encodable {
    let model: String
    let start: Int
    let end: Int
    let results: [Cell?]

    private enum CodingKeys: String, CodingKey {
      case model, results
      case start = "window_start"
      case end = "window_end"
    }
  }

  let runs: [String]
  let settings: [Difference]
  /// Whether tables that were made on the page, such as edited events, are not the same.
  let eventsDiffer: Bool
  let windows: [Row]

  private enum CodingKeys: String, CodingKey {
    case runs, settings, windows
    case eventsDiffer = "events_differ"
  }

  /// A study with what it was made of.
  struct Study {
    let id: String
    let settings: StudySettings
    /// The tables that were made on the page.
    let made: [String: Data]
    let result: ResultAnswer
  }

  /// Compares studies.
  ///
  /// - Throws: What coding the settings throws.
  init(_ studies: [Study]) throws {
    runs = studies.map(\.id)
    eventsDiffer = Set(studies.map(\.made)).count > 1
    let settings = try studies.map { Self.flat(try JSONValue(of: $0.settings), under: "") }
    // What was opened again does not tell its files.
    let isOpened = studies.contains { $0.result.task == .reopen }
    let keys = Set(settings.flatMap(\.keys)).filter { !isOpened || !SettingPlaces.isOfFiles($0) }
      .sorted()
    self.settings = keys.compactMap { key in
      let values = settings.map { $0[key] ?? .null }
      return Set(values).count > 1 ? Difference(setting: key, values: values) : nil
    }
    struct Place: Hashable {
      let model: String
      let start: Int
      let end: Int
    }
    var places: [Place] = []
    for study in studies {
      for model in study.result.models {
        for window in model.windows {
          let place = Place(model: model.model, start: window.windowStart, end: window.windowEnd)
          if !places.contains(place) { places.append(place) }
        }
      }
    }
    windows = places.map { place in
      Row(
        model: place.model,
        start: place.start,
        end: place.end,
        results: studies.map { study in
          guard let model = study.result.models.first(where: { $0.model == place.model }),
            let window = model.windows.first(where: {
              $0.windowStart == place.start && $0.windowEnd == place.end
            })
          else { return nil }
          let tests = model.tests.filter {
            $0.windowStart == place.start && $0.windowEnd == place.end
          }
          let single = model.singles?.first { $0.start == place.start && $0.end == place.end }
          return Cell(window: window, tests: tests, single: single)
        }
      )
    }
  }

  /// The settings by their keys with tables.
  private static func flat(_ value: JSONValue, under path: String) -> [String: JSONValue] {
    var found: [String: JSONValue] = [:]
    for (key, member) in value.members {
      let name = path.isEmpty ? key : "\(path).\(key)"
      if path.isEmpty, case .object = member {
        found.merge(flat(member, under: name)) { first, _ in first }
      } else {
        found[name] = member
      }
    }
    return found
  }
}
