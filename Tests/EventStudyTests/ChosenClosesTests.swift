import EventStatistics
import EventStudy
import Foundation
import Notices
import PriceData
import Testing

/// Which of several closes of a file returns are of, and how to take another one.
@Suite("Chosen closes")
struct ChosenClosesTests {
  /// The notes about closes of a study of files, as a command line writes them, without the folder.
  private func notes(
    _ files: [String: String],
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> (notes: [String], close: Double?) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let events = folder.appending(path: "events.csv").path
    try "symbol,date\nS1,2024-01-03\n".write(toFile: events, atomically: true, encoding: .utf8)
    var settings = StudySettings()
    settings.events.files = [events]
    settings.methods.models = [.meanAdjusted]
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      let path = folder.appending(path: name).path
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      settings.prices.files.append(path)
    }
    change(&settings)
    let inputs = try StudyInputs.load(settings)
    let field = settings.prices.useAdjustedClose ? PriceField.adjustedClose : .close
    for note in inputs.notes where note.message.text(.option).contains("is there too") {
      let words = note.message.text(.page)
      #expect(words.hasSuffix("is there too: it can be taken instead"), "\(words)")
    }
    return (
      inputs.notes.map { $0.message.text(.option).replacing(folder.path + "/", with: "") }
        .filter { $0.contains("returns are of") },
      inputs.panel.column(field)?.first
    )
  }

  private static let yahoo = "Date,Close,Adj Close\n2024-01-02,10,9\n2024-01-03,11,9.9\n"
  private static let exchange = """
    DATE1,PREV_CLOSE,LAST_PRICE,CLOSE_PRICE
    2024-01-02,10,12,11
    2024-01-03,11,13,14

    """

  @Test func `names the close and the adjusted close, and how to take either`() throws {
    let plain = try notes(["S1.csv": Self.yahoo])
    #expect(
      plain.notes == [
        "S1.csv: returns are of the column \"Close\"; \"Adj Close\" is there too: --use-adjusted-close "
          + "takes it"
      ]
    )
    #expect(plain.close == 10)
    let adjusted = try notes(["S1.csv": Self.yahoo]) { $0.prices.useAdjustedClose = true }
    #expect(
      adjusted.notes == [
        "S1.csv: returns are of the column \"Adj Close\"; \"Close\" is there too: it is taken without "
          + "--use-adjusted-close"
      ]
    )
    #expect(adjusted.close == 9)
  }

  @Test func `names the last price beside the close, and how to take either`() throws {
    let plain = try notes(["S1.csv": Self.exchange])
    #expect(
      plain.notes == [
        "S1.csv: returns are of the column \"CLOSE_PRICE\"; \"LAST_PRICE\" is there too: --columns "
          + "close=LAST_PRICE takes it"
      ]
    )
    #expect(plain.close == 11)
    let last = try notes(["S1.csv": Self.exchange]) { $0.prices.columns = ["close": "LAST_PRICE"] }
    #expect(
      last.notes == [
        "S1.csv: returns are of the column \"LAST_PRICE\"; \"CLOSE_PRICE\" is there too: --columns "
          + "close=CLOSE_PRICE takes it"
      ]
    )
    #expect(last.close == 12)
  }

  @Test func `has one note for files with the same closes, and none where there is one`() throws {
    let both = try notes(["S1.csv": Self.yahoo, "S2.csv": Self.yahoo, "S3.csv": Self.exchange])
    #expect(both.notes.count == 2)
    #expect(both.notes[0].hasPrefix("2 price files: returns are of the column \"Close\""))
    let one = "Date,Close,Volume\n2024-01-02,10,5\n2024-01-03,11,5\n"
    #expect(try notes(["S1.csv": one]).notes.isEmpty)
    let returns = try notes(["S1.csv": Self.yahoo]) { $0.prices.values = .fractions }
    #expect(returns.notes.isEmpty)
  }
}
