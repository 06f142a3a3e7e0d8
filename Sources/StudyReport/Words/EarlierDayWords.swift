internal import CivilTime
internal import EventStudy

/// What one event shows if its day 0 were a session earlier or later.
enum EarlierDayWords {
  /// Returns the abnormal returns of the sessions beside day 0 in a sentence; nothing without them.
  static func sentence(_ days: AbnormalReturns, format: NumberFormat) -> String? {
    let parts = [(-1, "earlier"), (1, "later")].compactMap { day, word -> String? in
      guard let index = days.relativeDay.firstIndex(of: day), days.ar.indices.contains(index),
        let ar = days.ar[index].present
      else { return nil }
      let own = days.sqPValue.indices.contains(index) ? days.sqPValue[index] : nil
      let plain = days.pValue.indices.contains(index) ? days.pValue[index] : nil
      let p =
        own.present.map { "SQ p\u{A0}\(format.pRelation($0))" }
        ?? plain.present.map { "p\u{A0}\(format.pRelation($0))" }
      return "one session \(word), \(days.date[index]), \(format.percent(ar))"
        + (p.map { " (\($0))" } ?? "")
    }
    return parts.isEmpty ? nil : "If day 0 were \(parts.joined(separator: "; ")) on that day."
  }
}
