internal import Foundation

/// What a study puts in the place of a name in braces in the specification of a chart.
enum ChartWord {
  case text(String)
  case number(Int)
  case numbers([Double])
  /// The dates of days relative to day 0.
  case dates([Int: String])
  /// A list from which a reader chooses, and what the choice is of.
  case choice([String], label: String)

  fileprivate var json: Any {
    switch self {
    case .text(let text): text
    case .number(let number): number
    case .numbers(let numbers): numbers
    case .dates(let dates):
      Dictionary(uniqueKeysWithValues: dates.map { (String($0.key), $0.value) })
    case .choice(let options, let label):
      ["input": "select", "options": options, "name": label] as [String: Any]
    }
  }
}

/// The specification of a chart, from a resource, with the words of a study.
///
/// A text that is a name in braces, such as `{band}`, stands for a word. What has no word is not there: a
/// series without a label loses its layer and its place in the legend.
struct ChartSpecification {
  /// The specification with its words and without its data.
  let object: [String: Any]

  /// Fills a specification.
  ///
  /// - Throws: ``ReportError`` when the resource is missing or damaged.
  init(_ name: String, words: [String: ChartWord]) throws(ReportError) {
    let specification = try ReportResources.object("charts/\(name).json")
    let filling = Filling(words: words)
    object = specification.compactMapValues(filling.filled)
  }

  private struct Filling {
    let words: [String: ChartWord]

    func filled(_ value: Any) -> Any? {
      switch value {
      case let text as String: return name(in: text).map { words[$0]?.json } ?? text
      case let list as [Any]: return list.filter { !isAbsentSeries($0) }.compactMap(filled)
      case let object as [String: Any]: return withoutAbsent(object).compactMapValues(filled)
      default: return value
      }
    }

    /// The name in a text that is a name in braces.
    private func name(in text: String) -> String? {
      guard text.hasPrefix("{"), text.hasSuffix("}"), text.count > 2 else { return nil }
      return String(text.dropFirst().dropLast())
    }

    private func isAbsent(_ value: Any?) -> Bool {
      guard let text = value as? String, let name = name(in: text) else { return false }
      return words[name] == nil
    }

    /// Whether a layer draws a series that has no label.
    private func isAbsentSeries(_ layer: Any) -> Bool {
      let encoding = (layer as? [String: Any])?["encoding"] as? [String: Any]
      return isAbsent((encoding?["color"] as? [String: Any])?["datum"])
    }

    /// Leaves the series without a label out of a scale, with their colors.
    private func withoutAbsent(_ object: [String: Any]) -> [String: Any] {
      guard let domain = object["domain"] as? [Any], let range = object["range"] as? [Any],
        domain.count == range.count
      else { return object }
      let present = zip(domain, range).filter { !isAbsent($0.0) }
      return object.merging(["domain": present.map(\.0), "range": present.map(\.1)]) { $1 }
    }
  }
}
