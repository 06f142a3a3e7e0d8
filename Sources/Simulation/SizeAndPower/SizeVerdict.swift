/// What a simulation says about the size of a test.
public enum SizeVerdict: String, Sendable, Hashable, CaseIterable {
  /// The nominal level lies in the interval.
  case agrees
  /// The interval lies above the nominal level: the test finds effects that are not there.
  case rejectsTooOften = "rejects_too_often"
  /// The interval lies below the nominal level: the test is careful and loses power.
  case rejectsTooSeldom = "rejects_too_seldom"
}
