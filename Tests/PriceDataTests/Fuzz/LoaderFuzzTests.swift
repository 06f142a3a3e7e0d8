import Foundation
import Fuzzing
import Notices
import ParallelExecution
import PriceData
import Synchronization
import Testing

/// Files of every kind that are damaged at random: the loader ends with prices or with a message, and what
/// it reads is of one security and of the field that it is called.
///
/// `LEYLINE_FUZZ` sets the number of files; `make fuzz` reads a million.
struct LoaderFuzzTests {
  private static let run = FuzzRun(standard: 4000)

  /// A file that was read wrongly, or took too long.
  private struct Fault: CustomStringConvertible {
    let seed: Int
    let kind: String
    let what: String
    let text: String
    var description: String { "seed \(seed), \(kind): \(what)\n\(text)" }
  }

  @Test("damaged files end with prices or a message, and never join two securities")
  func damagedFiles() throws {
    let files = try TemporaryFiles()
    let folder = files.folder
    let faults = Mutex<[Fault]>([])
    let threads = ProcessInfo.processInfo.activeProcessorCount
    _ = concurrentMap(count: threads, threads: threads) { thread in
      for seed in Self.run.seeds(thread: thread, of: threads) {
        guard let fault = Self.fault(seed, path: folder + "/\(thread).csv") else { continue }
        faults.withLock { if $0.count < 20 { $0.append(fault) } }
      }
    }
    let found = faults.withLock { $0 }.sorted { $0.seed < $1.seed }
    #expect(found.isEmpty, "\(found.map(\.description).joined(separator: "\n\n"))")
  }

  /// Loads the file of one seed and judges what came out.
  private static func fault(_ seed: Int, path: String) -> Fault? {
    var random = FuzzRandom(seed)
    guard var table = FuzzTable.kinds.randomElement(using: &random) else { return nil }
    let kind = table.name
    var mutations: [TableMutation] = []
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      guard let mutation = TableMutation.allCases.randomElement(using: &random) else { continue }
      mutation.apply(to: &table, &random)
      mutations.append(mutation)
    }
    let losesDates =
      table.hasPairedDates
      && (mutations.contains(.dropColumn) || mutations.count { $0 == .moveColumn } > 1)
    let names = mutations.count(where: \.isOfNames)
    let lost = names + mutations.count { $0 == .dropColumn }
    let losesNames = table.hasTwoLinesOfNames && (names > 1 || lost > 2)
    // Without its price a change of no name is as good a price as any, and few rows show no pattern.
    let losesPrice =
      table.name.hasPrefix("changes") && mutations.contains(.dropColumn)
      && mutations.contains(where: \.isOfNames)
    let losesPattern =
      table.rows.count < 2 || table.name == "unknown names" && table.rows.count < 5
    // Of two prices within a day's range, of which one lost its name and one is gone, either may be the close.
    let losesOpen = table.name == "long" && lost > 1
    let canBeJudged = !losesNames && !losesDates && !losesPrice && !losesPattern
    var bytes = table.bytes()
    // Half of the files keep their numbers, and can be judged; the others only have to end.
    let isDamaged = Bool.random(using: &random)
    if isDamaged, let other = FuzzTable.kinds.randomElement(using: &random)?.bytes() {
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        ByteMutation.allCases.randomElement(using: &random)?
          .apply(to: &bytes, other: other, &random)
      }
    }
    let text = String(decoding: bytes.prefix(1500), as: UTF8.self)
    func fault(_ what: String) -> Fault {
      Fault(
        seed: seed,
        kind: kind + " " + mutations.map { "\($0)" }.joined(separator: " "),
        what: what,
        text: text
      )
    }
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      return fault("could not be written")
    }
    let clock = ContinuousClock()
    let start = clock.now
    var found: Fault?
    do {
      let prices = try PriceLoader().load([path])
      if !isDamaged, canBeJudged { found = judge(prices, mayBeOpen: losesOpen).map(fault) }
    } catch {
      if error.message.text(.option).isEmpty { found = fault("an error without words") }
    }
    return clock.now - start > .seconds(20) ? fault("took longer than 20 seconds") : found
  }

  /// Returns what was read wrongly: a number of another field or of another security.
  ///
  /// - Parameters:
  ///   - prices: What was read.
  ///   - mayBeOpen: Whether nothing tells that a close is the open.
  /// - Returns: The first wrong number in words; nothing where all are right.
  private static func judge(_ prices: LoadedPrices, mayBeOpen: Bool) -> String? {
    for (index, symbol) in prices.panel.symbols.enumerated() {
      var securities: Set<Int> = []
      for field in [PriceField.open, .high, .low, .close, .volume] {
        guard let series = prices.panel.series(field, symbol: index) else { continue }
        for (value, day) in zip(series, prices.panel.days) where value.isFinite {
          guard let owner = FuzzTruth.owners[value] else {
            return "\(symbol) has \(value) as \(field.rawValue), which no column has"
          }
          let isOpen = mayBeOpen && field == .close && owner.field == .open
          guard owner.field == field || isOpen else {
            return "\(symbol) has \(value), the \(owner.field.rawValue), as \(field.rawValue)"
          }
          guard "\(day)" == FuzzTruth.date(owner.day) else {
            return "\(symbol) has \(value), of \(FuzzTruth.date(owner.day)), on \(day)"
          }
          securities.insert(owner.security)
        }
      }
      guard securities.count <= 1 else { return "\(symbol) joins two securities" }
    }
    return nil
  }
}
