import DelimitedText
import Testing

@Suite("The decimal mark of each column")
struct ColumnNotationsTests {
  /// Decides for the columns of a table whose fields stand apart by vertical bars.
  private func marks(
    _ text: String,
    delimiter: Character = ",",
    asked: DecimalMark? = nil,
    counts: Set<Int> = []
  ) -> [ColumnNotations.Mark] {
    let rows = text.split(separator: "\n").map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
    let notations = ColumnNotations(
      rows: rows,
      dialect: Dialect(delimiter: delimiter.asciiValue ?? 0x2C),
      asked: asked
    )
    return (rows.first ?? []).indices.map { notations.mark(of: $0, isCount: counts.contains($0)) }
  }

  @Test(arguments: [
    ("1.645,10\n998", DecimalMark.comma), ("1,645.10\n998", .point), ("1,23,456\n998", .point),
    ("1.234.567", .comma), ("1,234,567", .point), ("40,5", .comma), ("40.5", .point),
    ("0,996", .comma),
    ("0.996", .point), ("1234,567", .comma), ("1'234.500", .point), ("1\u{202F}234,567", .comma),
    ("2,00M", .comma), ("4031,31 \u{20AC}", .comma), ("Rs. 1,645.1", .point), ("$.5", .point),
    ("-0,54%", .comma), ("1.234E+05", .point), ("n/a\n#VALUE!\n40,5", .comma),
    ("1.021,85\n998", .comma),
    ("40.5\n40,125\n41.25", .point), ("40,5\n40,25\n41.5", .comma), ("=\"40,5\"", .comma),
  ])
  func `a field that can be read in one way decides`(column: String, mark: DecimalMark) {
    #expect(marks(column) == [.certain(mark)])
  }

  @Test(arguments: [
    // Points group thousands where that makes the steps small.
    ("998\n999\n1.000\n1.002\n997", DecimalMark.comma), ("1.002\n998", .comma),
    ("998\n999\n1,000\n1,002", .point),
    // Rates with three decimals, and prices in eighths.
    ("1.234\n1.236\n1\n0.998", .point), ("1.234\n1\n1.236", .point),
    ("40\n40.125\n41\n40.875", .point),
    ("1,131\n1\n1,125", .comma), ("45.312\n1234\n1.234", .point),
    // As decimals, the last would have lost its zero.
    ("998\n45.310\n3.212", .comma),
  ])
  func `else the steps between rows do`(column: String, mark: DecimalMark) {
    #expect(marks(column) == [.certain(mark)])
  }

  @Test func `else the other columns do`() {
    #expect(marks("130.988|8,86B|0,26%")[0] == .certain(.comma))
    #expect(marks("1,645|1,645.10")[0] == .certain(.point))
    #expect(marks("1.131|1.5")[0] == .certain(.point))
    #expect(marks("998|40,5")[0] == .usual(.comma))
    // Each column for itself.
    #expect(marks("1.234.567|40,5") == [.certain(.comma), .certain(.comma)])
    #expect(marks("1.234.567|40.5") == [.certain(.comma), .certain(.point)])
    #expect(marks("1,234,567|40,5") == [.certain(.point), .certain(.comma)])
  }

  @Test func `a column of text says nothing of the others`() {
    #expect(marks("1.131|Fund 3,5\n1.132|A").first == .usual(.point))
  }

  @Test func `else what the dates say of the country does`() {
    #expect(marks("15.01.2024|1,131") == [.usual(.point), .usual(.comma)])
    #expect(marks("01/16/2024|1,131")[1] == .usual(.point))
    #expect(marks("2024-01-15|1,131", delimiter: ";")[1] == .usual(.comma))
  }

  @Test func `else it is not clear, and what a person says holds`() {
    #expect(marks("2024-01-15|1,131")[1] == .unclear(example: "1,131"))
    #expect(marks("2024-01-15|1,131", asked: .comma)[1] == .certain(.comma))
    #expect(marks("2024-01-15|1,131", asked: .point)[1] == .certain(.point))
    // Interleaved securities: neither reading has small steps.
    #expect(marks("998\n45.312\n3.217") == [.unclear(example: "45.312")])
    // Nobody can make a number of what cannot be one.
    #expect(marks("40,5", asked: .point) == [.certain(.comma)])
  }

  @Test
  func `points before three digits are decimals, with a doubt where the country groups by them`() {
    #expect(marks("2024-01-15|161.125")[1] == .usual(.point))
    #expect(marks("2024-01-15|161.125", delimiter: ";")[1] == .doubtful(example: "161.125"))
    #expect(marks("2024-01-15|161.125", asked: .comma)[1] == .certain(.comma))
  }

  @Test func `shares are counted in whole numbers`() {
    #expect(marks("12.345\n98.100", counts: [0]) == [.certain(.comma)])
    #expect(marks("12,345\n98,100", counts: [0]) == [.certain(.point)])
  }
}
