import Foundation
import Fuzzing
import ParallelExecution
import Synchronization
import Testing

/// Random studies on random markets: each ends with a result or with a message, and what comes out keeps the
/// laws of ``StudyLaws``.
///
/// `LEYLINE_FUZZ` sets the number of studies; `make fuzz` runs many.
struct StudyFuzzTests {
  private static let run = FuzzRun(standard: 40)

  /// What is wrong with a study, and the choices that it is made of.
  private struct Fault {
    let seed: Int
    let words: String
  }

  @Test("random studies end with a result or a message, and keep the laws")
  func randomStudies() {
    let faults = Mutex<[Fault]>([])
    let results = Mutex(0)
    let threads = ProcessInfo.processInfo.activeProcessorCount
    FuzzWatch.begin()
    _ = concurrentMap(count: threads, threads: threads) { thread in
      for seed in Self.run.seeds(thread: thread, of: threads) {
        FuzzWatch.note(seed, thread: thread)
        let (market, settings) = Self.choices(of: seed)
        let laws = Self.laws(market, settings)
        let fault = laws.fault()
        if laws.hasResult { results.withLock { $0 += 1 } }
        guard let fault else { continue }
        FileHandle.standardError.write(Data("seed \(seed): \(fault)\n".utf8))
        guard faults.withLock({ $0.count < 3 }) else { continue }
        let words = Self.simplified(market, settings, fault)
        faults.withLock { $0.append(Fault(seed: seed, words: words)) }
      }
    }
    let found = faults.withLock { $0 }.sorted { $0.seed < $1.seed }
    #expect(
      found.isEmpty,
      "\(found.map { "seed \($0.seed): \($0.words)" }.joined(separator: "\n\n"))"
    )
    // A generator whose studies are all refused tries nothing.
    #expect(results.withLock { $0 } * 4 > Self.run.count)
  }

  /// The choices that the market and the settings of a seed are made of.
  private static func choices(of seed: Int) -> ([UInt64], [UInt64]) {
    var (market, settings) = (FuzzChoices(seed: 2 * seed), FuzzChoices(seed: 2 * seed + 1))
    _ = FuzzStudy(market: &market, settings: &settings)
    return (market.drawn, settings.drawn)
  }

  private static func laws(_ market: [UInt64], _ settings: [UInt64]) -> StudyLaws {
    var (market, settings) = (FuzzChoices(market), FuzzChoices(settings))
    return StudyLaws(FuzzStudy(market: &market, settings: &settings))
  }

  /// Describes a fault by the simplest study that has it.
  private static func simplified(
    _ market: [UInt64],
    _ settings: [UInt64],
    _ fault: String
  ) -> String {
    let law = StudyLaws.law(of: fault)
    let holds = { (market: [UInt64], settings: [UInt64]) in
      laws(market, settings).fault().map(StudyLaws.law) == law
    }
    let chosen = FuzzChoices.simplest(settings, limit: 300) { holds(market, $0) }
    let smaller = FuzzChoices.simplest(market, limit: 300) { holds($0, chosen) }
    let last = laws(smaller, chosen)
    return "\(last.fault() ?? fault)\n\(last)"
  }
}
