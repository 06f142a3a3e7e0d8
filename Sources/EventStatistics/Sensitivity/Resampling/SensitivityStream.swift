extension RandomStream {
  /// The days of placebo studies; the study's number is added to the stream.
  static let placebo: UInt64 = 101
}
