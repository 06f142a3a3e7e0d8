import EventStatistics
import Testing

struct InferenceErrorTests {
  @Test(arguments: [
    (InferenceError.tooFewEvents(required: 1, available: 0), "needs at least 1 event, there are 0"),
    (.tooFewEvents(required: 2, available: 1), "needs at least 2 events, there is 1"),
    (.tooFewDates(required: 1, available: 0), "needs events on at least 1 date, there are 0"),
    (
      .tooFewDegreesOfFreedom(required: 1, available: 0),
      "needs at least 1 degree of freedom, there are 0"
    ),
    (
      .tooFewOtherDays(required: 3, available: 1),
      "needs at least 3 days of the event window outside the tested one, there is 1; widen the event "
        + "window"
    ), (.notTwoGroups(available: 1), "compares two groups, there is 1"),
  ])
  func `one of a thing is singular`(error: InferenceError, words: String) {
    #expect("\(error)" == words)
  }
}
