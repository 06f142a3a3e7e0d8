internal import CivilTime
internal import EventStudy

/// By what prices were multiplied for splits and bonus issues, in a sentence.
enum AdjustmentWords {
  /// So many adjustments are named, the rest are counted.
  private static let named = 3

  /// Returns the sentence; nothing where no price of an event was adjusted.
  static func sentence(_ result: StudyResult, format: NumberFormat) -> String? {
    let all = result.adjustments
    guard let first = all.first else { return nil }
    func phrase(_ adjustment: AppliedAdjustment) -> String {
      "\(adjustment.symbol) before \(adjustment.exDate)"
    }
    if all.count == 1 {
      return
        "Adjusted prices: those of \(phrase(first)) are multiplied by \(format.factor(first.factor))."
    }
    let shown = all.prefix(named).map { "\(phrase($0)) by \(format.factor($0.factor))" }
    let more = all.count - shown.count
    return "Adjusted prices: multiplied are those of "
      + MethodsWords.list(shown + (more > 0 ? ["\(format.count(more)) more"] : [])) + "."
  }
}

extension NumberFormat {
  /// A factor of prices with up to six digits, without zeros at its end.
  func factor(_ value: Double) -> String {
    var text = fixed(value, decimals: 6)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
