import EventStatistics
import Foundation
import Notices
import PriceData
import Testing

@testable import EventStudy

@Suite("Cache of loaded prices")
struct PriceCacheTests {
  /// A folder with a price file and an event file, removed with its owner.
  private final class Files {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try write("prices.csv", Files.prices(last: 109.5))
      try write("events.csv", "event_id,symbol,date\nE1,S1,2024-01-05\n")
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    static func prices(last: Double) -> String {
      var text = "Date,Symbol,Close,Volume,Simulated\n"
      for symbol in ["S1", "S2"] {
        for day in 1...9 { text += "2024-01-0\(day),\(symbol),10\(day).5,\(day)00,yes\n" }
        text += "2024-01-10,\(symbol),\(last),\(symbol == "S2" ? "" : "7")x,yes\n"
      }
      return text
    }

    func write(_ name: String, _ text: String) throws {
      try text.write(to: url.appending(path: name), atomically: true, encoding: .utf8)
    }

    var caches: [URL] {
      let folder = url.appending(path: ".leyline-cache")
      return
        (try? FileManager.default.contentsOfDirectory(
          at: folder,
          includingPropertiesForKeys: nil
        )) ?? []
    }

    func load(
      cached: Bool = true,
      change: (inout StudySettings) -> Void = { _ in }
    ) throws -> StudyInputs {
      var configuration = StudySettings()
      configuration.prices.files = [url.appending(path: "prices.csv").path]
      configuration.prices.skipBadRows = true
      configuration.events.files = [url.appending(path: "events.csv").path]
      configuration.methods.models = [.meanAdjusted]
      configuration.run.cache = cached
      change(&configuration)
      return try StudyInputs.load(configuration)
    }
  }

  private func expectEqual(_ first: StudyInputs, _ second: StudyInputs) {
    #expect(first.panel.days == second.panel.days)
    #expect(first.panel.symbols == second.panel.symbols)
    #expect(first.panel.values == second.panel.values)
    #expect(first.panel.fields == second.panel.fields)
    for field in first.panel.fields {
      #expect(
        first.panel.column(field)?.map(\.bitPattern)
          == second.panel.column(field)?.map(\.bitPattern)
      )
    }
    #expect(first.notes == second.notes)
    #expect(first.files == second.files)
    #expect(first.isSimulated == second.isSimulated)
    #expect(first.averagePriceOrigin == second.averagePriceOrigin)
  }

  @Test func `is off by default and leaves nothing behind`() throws {
    let files = try Files()
    _ = try files.load(cached: false)
    #expect(files.caches.isEmpty)
    #expect(StudySettings().run.cache == false)
  }

  @Test func `gives back every bit, note and digest`() throws {
    let files = try Files()
    let plain = try files.load(cached: false)
    #expect(
      plain.isSimulated && plain.notes.contains { $0.message.text(.option).contains("left out") }
    )
    let first = try files.load()
    #expect(files.caches.count == 1)
    let second = try files.load()
    expectEqual(plain, first)
    expectEqual(plain, second)
  }

  @Test func `a second run reads the cache and not the file`() throws {
    let files = try Files()
    let first = try files.load()
    #expect(!first.sources.isEmpty)
    // What was understood of a file is known only where it was read.
    #expect(try files.load().sources.isEmpty)
    #expect(try !files.load(cached: false).sources.isEmpty)
  }

  @Test(arguments: [true, false])
  func `a change in the middle that keeps the size and the time is noticed`(isFresh: Bool) throws {
    let files = try Files()
    let row = "2024-01-09,S9,1,1,yes\n"
    let text = Files.prices(last: 109.5)
    try files.write("prices.csv", text + String(repeating: row, count: 10_000))
    let price = files.url.appending(path: "prices.csv")
    // A whole second survives the way through `Date`.
    let time = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)]
    try FileManager.default.setAttributes(time, ofItemAtPath: price.path)
    // Of a file that was just changed all bytes count, of an older one the times.
    if !isFresh { Thread.sleep(forTimeInterval: 2.1) }
    #expect(try files.load().panel.symbols == ["S1", "S2", "S9"])
    #expect(try files.load().sources.isEmpty)
    let handle = try FileHandle(forWritingTo: price)
    try handle.seek(toOffset: UInt64(text.utf8.count + 5000 * row.utf8.count))
    try handle.write(contentsOf: Data("x".utf8))
    try handle.close()
    try FileManager.default.setAttributes(time, ofItemAtPath: price.path)
    #expect(try files.load().notes.contains { $0.message.text(.option).contains("x024") })
  }

  @Test func `keeps a panel of few rows for each symbol as it is`() throws {
    let files = try Files()
    var text = "Date,Symbol,Close,Volume\n"
    for row in 0..<2200 {
      let time = Date(timeIntervalSince1970: Double(19_723 + row) * 86_400)
      text += "\(time.formatted(.iso8601.year().month().day())),S\(row),\(row + 1),\(row)\n"
    }
    try files.write("prices.csv", text)
    let plain = try files.load(cached: false)
    _ = try files.load()
    let size = try #require(
      try files.caches.first?.resourceValues(forKeys: [.fileSizeKey]).fileSize
    )
    #expect(size < 300_000)
    let again = try files.load()
    #expect(again.sources.isEmpty && again.panel.symbols == plain.panel.symbols)
    for symbol in stride(from: 0, to: 2200, by: 50) {
      for field in [PriceField.close, .volume] {
        #expect(
          again.panel.series(field, symbol: symbol)?.map(\.bitPattern)
            == plain.panel.series(field, symbol: symbol)?.map(\.bitPattern)
        )
      }
    }
  }

  @Test func `a changed file is read again, and a note says so`() throws {
    let files = try Files()
    _ = try files.load()
    try files.write("prices.csv", Files.prices(last: 108.5))
    let changed = try files.load()
    #expect(changed.panel.column(.close)?.contains(108.5) == true)
    #expect(
      changed.notes.contains {
        $0.message.text(.option).hasPrefix("the price files have changed since the cache ")
          && $0.message.text(.option).hasSuffix("; it was made again")
      }
    )
    #expect(try files.load().notes.allSatisfy { !$0.message.text(.option).contains("cache") })
  }

  @Test(arguments: [0, 9, 20, 45, -1, -200])
  func `a flipped byte is noticed and the cache made again`(position: Int) throws {
    let files = try Files()
    let plain = try files.load()
    let cache = try #require(files.caches.first)
    var bytes = try Data(contentsOf: cache)
    let place = position < 0 ? bytes.count + position : position
    bytes[place] ^= 0x10
    try bytes.write(to: cache)
    let again = try files.load()
    #expect(
      again.notes.contains { $0.message.text(.option).contains("is damaged; it was made again") }
    )
    #expect(again.panel.column(.close) == plain.panel.column(.close))
    expectEqual(plain, try files.load())
  }

  @Test func `any number of threads reads a cache of many values and notices a flipped bit`() throws
  {
    let files = try Files()
    // More values than one thread reads at a time.
    var text = "Date,Symbol,Close\n"
    for day in 0..<400 {
      let time = Date(timeIntervalSince1970: Double(19_723 + day) * 86_400)
      let date = time.formatted(.iso8601.year().month().day())
      for symbol in 0..<350 { text += "\(date),S\(symbol),\(100 + (day * 31 + symbol * 7) % 97)\n" }
    }
    try files.write("prices.csv", text)
    let plain = try files.load(cached: false) { $0.run.threads = 1 }
    let count = plain.panel.days.count * plain.panel.symbols.count
    #expect(count == 140_000)
    for threads in [2, 1, 2, 5] {
      expectEqual(plain, try files.load { $0.run.threads = threads })
    }
    let cache = try #require(files.caches.first)
    #expect(files.caches.count == 1)
    var bytes = try Data(contentsOf: cache)
    bytes[bytes.count - 8 * (count / 2)] ^= 1
    try bytes.write(to: cache)
    let again = try files.load { $0.run.threads = 2 }
    #expect(
      again.notes.contains { $0.message.text(.option).contains("is damaged; it was made again") }
    )
    #expect(again.panel.column(.close) == plain.panel.column(.close))
  }

  @Test(arguments: [0, 30, 100])
  func `a cache cut short is noticed`(length: Int) throws {
    let files = try Files()
    let plain = try files.load()
    let cache = try #require(files.caches.first)
    try Data(contentsOf: cache).prefix(length).write(to: cache)
    #expect(try files.load().notes.contains { $0.message.text(.option).contains("is damaged") })
    expectEqual(plain, try files.load())
  }

  @Test func `other options have a cache of their own`() throws {
    let files = try Files()
    _ = try files.load()
    let first = try files.load { $0.prices.columns = ["close": "Volume"] }
    #expect(first.panel.column(.close)?.first == 100)
    #expect(files.caches.count == 2)
    #expect(try files.load().panel.column(.close)?.first == 101.5)
  }
}
