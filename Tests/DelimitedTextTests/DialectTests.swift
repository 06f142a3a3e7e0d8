import DelimitedText
import Testing

struct DialectTests {
  @Test(arguments: [
    ("a,b\n1,2\n", "comma", false),
    ("Firma;01.10.1996;58,0000\nFirma;02.10.1996;57,1\n", "semicolon", true),
    ("Firma;01.10.1996;58.0000\nFirma, AG;02.10.1996;57.0000\n", "semicolon", false),
    ("datum;kurs\n1.1.2020;1.234,5\n", "semicolon", true),
    ("datum;kurs\n1.1.2020;1,234\n", "semicolon", true),
    ("d;x;y\n1.1.2020;1,5;2,5\n2.1.2020;1,5;2,5\n", "semicolon", true),
    ("d\tx\n1.1.2020\t1,234\n", "tab", false),
    ("d|x\n2020-01-01|1,5\n", "vertical bar", true),
    ("date,name\n2020-01-01,\"a;b;c\"\n", "comma", false),
    ("x\n1\n", "comma", false),
  ])
  func `recognizes the delimiter and the decimal mark`(
    text: String,
    delimiter: String,
    decimalComma: Bool
  ) throws {
    let dialect = try Array(text.utf8).withUnsafeBytes { try Dialect.detect($0, name: "t") }
    #expect(dialect.delimiterName == delimiter)
    #expect(dialect.decimalComma == decimalComma)
  }
}
