import EventStudy
import Foundation
import Testing

@testable import StudyReport

struct StudyJSONTests {
  @Test func `reads back to the same document`() throws {
    let document = StudyDocument(try SampleStudy(eventCount: 3).result())
    let read = try StudyJSON.document(from: try StudyJSON(document).data())
    #expect(read == document)
  }

  @Test func `has the same bytes for any number of threads and any output folder`() throws {
    let result = try SampleStudy(eventCount: 2).result()
    var configuration = result.configuration
    configuration.run.threads = 7
    configuration.run.output = "elsewhere"
    var other = StudyDocument(result)
    other.configuration = configuration
    #expect(try StudyJSON(result).data() == StudyJSON(other).data())
  }

  @Test func `names its parts as the tables do`() throws {
    let text = try StudyJSON(try SampleStudy(eventCount: 1).result()).text()
    for key in [
      "simulated", "configuration", "versions", "inputs", "notes", "events", "exclusions", "models",
      "event_id", "abnormal_returns", "relative_day", "expected_return", "ar_standard_error",
      "window_start", "car_standard_error", "p_value", "bhar", "n_events", "caar", "vwap",
      "degrees_of_freedom", "reason",
    ] {
      #expect(text.contains("\"\(key)\":"), "\(key)")
    }
    #expect(text.hasPrefix("{\n") && text.hasSuffix("}\n"))
  }

  @Test(arguments: [true, false])
  func `says at the top whether the data is simulated`(simulated: Bool) throws {
    let data = try StudyJSON(SampleStudy(eventCount: 1, simulated: simulated).result()).data()
    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    #expect(object?["simulated"] as? Bool == simulated)
  }

  @Test(arguments: ["", "[]", "{\"simulated\": true}", "{\"simulated\": 3}"])
  func `says why a file is no study`(text: String) {
    let error = #expect(throws: ReportError.self) {
      try StudyJSON.document(from: Data(text.utf8), file: "out/study.json")
    }
    let words = error?.description ?? ""
    #expect(words.hasPrefix("out/study.json is not the result of a study: "))
    #expect(words.hasSuffix("; run `leyline study` again"))
  }
}
