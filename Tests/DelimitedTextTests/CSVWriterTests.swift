import DelimitedText
import Testing

struct CSVWriterTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("a\rb", "\"a\rb\""), (" blank first", "\" blank first\""),
    ("blank last ", "\"blank last \""), ("", ""), ("Söhne & Co", "Söhne & Co"),
  ])
  func `quotes a text only where a reader needs it`(text: String, field: String) {
    var writer = CSVWriter()
    writer.append(text)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == field)
  }

  @Test(arguments: [
    (0.1, "0.1"), (-0.25, "-0.25"), (11, "11"), (0, "0"), (1e-05, "1e-05"),
    (0.0208123456789012, "0.0208123456789012"), (Double.nan, ""), (Double.infinity, ""),
  ])
  func `writes the shortest number that reads back to the same bits`(number: Double, field: String)
  {
    var writer = CSVWriter()
    writer.append(number)
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(text == field)
    if number.isFinite { #expect(Double(text)?.bitPattern == number.bitPattern) }
  }

  @Test func `ends rows with a line feed and leaves missing fields empty`() {
    var writer = CSVWriter()
    writer.append("a")
    writer.append(String?.none)
    writer.append(Double?.none)
    writer.append(7)
    writer.endRow()
    writer.append("b")
    writer.endRow()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,,,7\nb\n")
  }
}
