extension Double {
  /// The number, or nothing when it is not finite: no output ever says `nan` or `inf`.
  package var present: Double? { isFinite ? self : nil }
}

extension Optional<Double> {
  /// The number, or nothing when there is none or it is not finite.
  package var present: Double? { flatMap(\.present) }
}
