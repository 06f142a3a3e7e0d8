import Foundation
import Notices
import Testing

@Suite struct MessageTests {
  private let skip = Setting("prices", "skip_bad_rows")
  private let format = Setting("events", "date_format", option: "event-date-format")

  @Test func `spells each setting as the face does`() {
    let message: Message = "line \(7): correct it, pass \(format, "dd/mm/yyyy") or \(skip)"
    #expect(
      message.text(.option)
        == "line 7: correct it, pass --event-date-format dd/mm/yyyy or --skip-bad-rows"
    )
    #expect(
      message.text(.key) == "line 7: correct it, pass date_format = dd/mm/yyyy or skip_bad_rows"
    )
    #expect(message.settings == [format, skip])
    #expect(message.suggestions.map(\.setting) == [format, skip])
    #expect(message.suggestions.map(\.value) == ["dd/mm/yyyy", nil])
  }

  @Test func `keeps the settings of a message inside another`() {
    let inner: Message = "pass \(skip)"
    let outer: Message = "prices.csv: \(inner)"
    #expect(outer.text(.option) == "prices.csv: pass --skip-bad-rows")
    #expect((outer + "; or not").text(.option) == "prices.csv: pass --skip-bad-rows; or not")
  }

  @Test func `keeps the settings of an error inside a message`() {
    struct Refusal: AdvisingError {
      let message: Message
    }
    let outer: Message = "the study: \(Refusal(message: "pass \(skip)"))"
    #expect(outer.settings == [skip])
    #expect(outer.text(.option) == "the study: pass --skip-bad-rows")
    #expect("\(Refusal(message: outer))" == "the study: pass skip_bad_rows")
  }

  @Test func `says what is clicked in the words of a page`() throws {
    let setting = Setting("prices", "adjustments")
    let line: Message = "add a line to the file of \(setting, "a.csv")"
    let message: Message = "it is a split; \(line, onPage: "apply it"), or \(setting)"
    #expect(
      message.text(.option)
        == "it is a split; add a line to the file of --adjustments a.csv, or --adjustments"
    )
    #expect(message.text(.page) == "it is a split; apply it, or adjustments")
    // What is on a page is not passed, and is called as the page calls it.
    let passed: Message = "blank; pass \(skip), or pass the file"
    #expect(passed.text(.page) == "blank; choose skip_bad_rows, or pass the file")
    #expect(passed.text(.key) == "blank; pass skip_bad_rows, or pass the file")
    let named = SettingSpelling.onPage { "the box \($0.key)\($1 ?? "")" }
    #expect(passed.text(named) == "blank; choose the box skip_bad_rows, or pass the file")
    #expect(message.text(named) == "it is a split; apply it, or the box adjustments")
    // What answers it is there all the same, also in another message and under another name.
    let outer: Message = "A: \(message)"
    #expect(outer.suggestions.map(\.value) == ["a.csv", nil])
    #expect(outer.text(.page) == "A: it is a split; apply it, or adjustments")
    let renamed = outer.naming(Setting("prices", "splits"), insteadOf: setting)
    #expect(renamed.settings.map(\.key) == ["splits", "splits"])
    let read = try JSONDecoder().decode(Message.self, from: JSONEncoder().encode(outer))
    #expect(read == outer)
  }

  @Test func `is equal to a message that says the same`() {
    let number = 7
    let first: Message = "line \(number): pass \(skip)"
    #expect(first == Message("line 7") + ": pass " + "\(skip)")
    #expect(first != "line 7: pass skip_bad_rows")
  }

  @Test func `is a text for an encoder that was told the spelling`() throws {
    let message: Message = "pass \(format, "dd/mm/yyyy") or \(skip)"
    for (spelling, text) in [
      (SettingSpelling.option, "pass --event-date-format dd/mm/yyyy or --skip-bad-rows"),
      (.key, "pass date_format = dd/mm/yyyy or skip_bad_rows"),
    ] {
      let encoder = JSONEncoder()
      encoder.userInfo = spelling.userInfo
      let data = try encoder.encode([message])
      #expect(try JSONDecoder().decode([String].self, from: data) == [text])
      #expect(try JSONDecoder().decode([Message].self, from: data) == [Message(text)])
    }
  }

  @Test func `can still be spelled after an encoder that was told nothing`() throws {
    let messages: [Message] = ["pass \(format, "dd/mm/yyyy") or \(skip)", "line 7", ""]
    let data = try JSONEncoder().encode(messages)
    #expect(try JSONDecoder().decode([Message].self, from: data) == messages)
  }

  @Test(arguments: [
    ("ARE&M", "--security \"ARE&M\""), ("dd/mm/yyyy", "--security dd/mm/yyyy"),
    ("two words", "--security \"two words\""), ("a;b", "--security \"a;b\""),
    ("*.csv", "--security \"*.csv\""), ("$HOME", "--security '$HOME'"),
    ("say \"no\"!", "--security 'say \"no\"!'"), ("it's", "--security \"it's\""),
    ("it's $5", "--security 'it'\\''s $5'"), ("RELIANCE.NS", "--security RELIANCE.NS"),
  ])
  func `a value is written as a shell takes it`(value: String, words: String) {
    let security = Setting("vwap", "security")
    #expect(SettingSpelling.option.text(security, value) == words)
  }
}
