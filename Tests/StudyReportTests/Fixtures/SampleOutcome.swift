import EventStatistics

extension InferenceOptions {
  /// So few draws that a test of the look takes no time.
  static let few: InferenceOptions = {
    var options = InferenceOptions()
    options.draws = 99
    return options
  }()
}
