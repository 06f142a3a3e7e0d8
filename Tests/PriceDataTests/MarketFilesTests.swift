import Testing

@testable import PriceData

@Suite("Market files")
struct MarketFilesTests {
  private func markets(
    _ texts: [String: String],
    _ paths: [String],
    column: String? = nil
  ) throws -> MarketFiles {
    let files = try TemporaryFiles()
    for (name, text) in texts { _ = try files.write(text, name) }
    return try MarketFiles.load(paths.map { files.folder + "/" + $0 }, column: column)
  }

  private static let wide = "Date,Zoo,Park\n2024-03-05,100,10\n2024-03-06,101,11\n"
  private static let long =
    "Zoo;05.03.2024;100\nZoo;06.03.2024;101\nPark;05.03.2024;10\nPark;06.03.2024;11\n"

  @Test(arguments: [wide, long])
  func `a file of several indices gives each, in its order`(text: String) throws {
    let found = try markets(["m.csv": text], ["m.csv"])
    #expect(found.series.map(\.name) == ["Zoo", "Park"])
    #expect(found.series.map(\.levels) == [[100, 101], [10, 11]])
    #expect(found.collections.map(\.names) == [["Zoo", "Park"]])
  }

  @Test(arguments: [wide, long])
  func `a column or symbol chooses one of them`(text: String) throws {
    let name = text == Self.wide ? "Park" : "park"
    let found = try markets(["m.csv": text], ["m.csv"], column: name)
    #expect(found.series.map(\.levels) == [[10, 11]])
    #expect(found.collections.isEmpty)
  }

  @Test func `keeps all rows where a column is named as a series of trading is`() throws {
    let text = "Date,Series,Close\n2024-03-05,TRI,100\n2024-03-06,TRI,101\n"
    #expect(try markets(["m.csv": text], ["m.csv"]).series.map(\.levels) == [[100, 101]])
  }

  @Test func `several files give their indices in the order in which they are named`() throws {
    let texts = [
      "alps.csv": "Date,Close\n2024-03-05,5\n2024-03-06,6\n", "both.csv": Self.wide,
    ]
    let found = try markets(texts, ["both.csv", "alps.csv"])
    #expect(found.series.map(\.name) == ["Zoo", "Park", "alps"])
    #expect(
      try markets(texts, ["alps.csv", "both.csv"]).series.map(\.name) == ["alps", "Zoo", "Park"]
    )
    #expect(found.files.map { $0.split(separator: "/").last } == ["both.csv", "alps.csv"])
  }

  @Test func `two files that hold parts of one index give one`() throws {
    let found = try markets(
      [
        "ZOO_2023.csv": "Date,Close\n2023-12-28,98\n2023-12-29,99\n",
        "ZOO_2024.csv": "Date,Close\n2023-12-29,99\n2024-01-02,100\n",
      ],
      ["ZOO_2024.csv", "ZOO_2023.csv"]
    )
    #expect(found.series.map(\.name) == ["ZOO"])
    #expect(found.series[0].levels == [98, 99, 100])
    #expect(found.collections.isEmpty)
  }

  @Test func `a folder gives the index of each file`() throws {
    let found = try markets(
      ["b.csv": "Date,Close\n2024-03-05,5\n", "a.csv": "Date,Close\n2024-03-05,6\n"],
      [""]
    )
    #expect(found.series.map(\.name) == ["a", "b"])
    #expect(found.collections.map(\.names) == [["a", "b"]])
  }

  @Test func `two files that disagree about an index are refused`() throws {
    let files = try TemporaryFiles()
    let first = try files.write("Date,Close\n2024-03-05,5\n2024-03-06,6\n", "ZOO_raw.csv")
    let second = try files.write("Date,Close\n2024-03-05,5\n2024-03-06,7\n", "ZOO_data.csv")
    #expect { try MarketFiles.load([first, second]) } throws: {
      "\($0)"
        == "\(first) and \(second) both hold an index ZOO, with different values on 2024-03-06; give "
        + "one of the files the name of its own index, or name one of them alone"
    }
  }
}
