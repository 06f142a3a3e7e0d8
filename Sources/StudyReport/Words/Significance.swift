internal import EventStudy
internal import EventStatistics

/// How unlikely a result is without an effect, in the three conventional steps.
enum Significance: Int, Sendable, Comparable {
  case none = 0
  case tenPercent = 1
  case fivePercent = 2
  case onePercent = 3

  /// Creates the step of a p-value.
  init(_ pValue: Double?) {
    self =
      switch pValue.present {
      case .some(..<0.01): .onePercent
      case .some(..<0.05): .fivePercent
      case .some(..<0.1): .tenPercent
      default: .none
      }
  }

  /// One star for each step.
  var stars: String { String(repeating: "*", count: rawValue) }

  /// Returns what the stars mean.
  static func legend(_ alternative: Alternative) -> String {
    let direction =
      switch alternative {
      case .twoSided: "two-sided"
      case .greater: "one-sided, above zero"
      case .less: "one-sided, below zero"
      }
    return "* p < 0.10, ** p < 0.05, *** p < 0.01, \(direction)"
  }

  static func < (left: Significance, right: Significance) -> Bool {
    left.rawValue < right.rawValue
  }
}
