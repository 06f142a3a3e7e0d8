import Testing

@testable import StudyReport

struct JSONLayoutTests {
  @Test(arguments: [
    ("{}", "{}"), ("[]", "[]"), ("[1,2]", "[1, 2]"), ("{\"a\":1}", "{\n  \"a\": 1\n}"),
    ("{\"a\":[],\"b\":{}}", "{\n  \"a\": [],\n  \"b\": {}\n}"),
    ("[{\"a\":[1,null]}]", "[\n  {\n    \"a\": [1, null]\n  }\n]"),
    ("{\"a\":\"x,{}[]:\\\"\\\\\"}", "{\n  \"a\": \"x,{}[]:\\\"\\\\\"\n}"),
  ])
  func `breaks objects and keeps plain lists on a line`(json: String, text: String) {
    #expect(String(decoding: JSONLayout.laidOut(Array(json.utf8)), as: UTF8.self) == text)
  }
}
