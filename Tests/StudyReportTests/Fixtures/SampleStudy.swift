import CivilTime
import EventAlignment
import EventStatistics
import Notices

@testable import EventStudy

/// A made-up study whose numbers come from the real models and tests.
struct SampleStudy {
  var eventCount = 8
  var models: [ExpectedReturnMethod] = [.market]
  var tests: [InferenceMethod] = [.crossSectional, .patell, .bmp, .corradoRank, .generalizedSign]
  var simulated = true
  var title = "Battery partnerships"
  var company: String? = nil
  var headline: String? = "A partnership is announced"
  var excluded = true
  /// Whether the study has groups, causes, other outcomes, corrections and checks.
  var analyzed = false

  private let estimation = -120 ... -11
  private let event = -10...10
  private let windows = [0...0, -1...1, 0...1, -5...5, -10...10].map { TestWindow($0) }

  /// Returns the finished study.
  func result() throws -> StudyResult {
    var configuration = StudySettings {
      $0.title = title
      $0.simulated = simulated
    }
    configuration.prices.files = ["data/prices.csv"]
    configuration.market.files = ["data/market.csv"]
    configuration.events.files = ["data/events.csv"]
    configuration.alignment.calendar = "nse"
    configuration.windows.estimation = EstimationWindow(estimation)
    configuration.windows.tested = windows
    configuration.methods.models = models
    configuration.methods.tests = tests
    let samples = try models.map(sample)
    return StudyResult(
      simulated: simulated,
      title: title,
      configuration: configuration,
      versions: [SoftwareVersion(name: "leyline", version: "0.1.0")],
      inputs: [
        InputFile(
          role: .prices,
          path: "data/prices.csv",
          bytes: 1_234_567,
          digest: "0123456789abcdef0123456789abcdef"
        ),
        InputFile(
          role: .market,
          path: "data/market.csv",
          bytes: 45_678,
          digest: "fedcba9876543210fedcba9876543210"
        ),
      ],
      notes: notes,
      events: records,
      exclusions: exclusions,
      overlaps: eventCount > 1
        ? [
          EventOverlap(
            kind: .eventWindows,
            eventID: id(0),
            otherEventID: id(1),
            symbol: symbol(0),
            distance: 7
          )
        ] : [],
      averagePrices: (0..<eventCount).map(prices),
      models: samples.map(\.result),
      analysis: analyzed
        ? try SampleAnalysis(models: samples, records: records).analysis() : AnalysisResult()
    )
  }

  private var notes: [StudyNote] {
    excluded
      ? [
        StudyNote(
          severity: .warning,
          source: .prices,
          message: "ACME fell from 250.90 to 124.60 on 2025-07-16, which looks like a 1:2 split; "
            + "add the line ACME,2025-07-16,0.5 to an adjustments file."
        ),
        StudyNote(
          severity: .information,
          source: .calendar,
          message: "The data has 248 of the 249 sessions of 2024."
        ),
      ] : []
  }

  private func id(_ index: Int) -> String {
    let digits = String(index + 1)
    return "E" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private func symbol(_ index: Int) -> String {
    Self.names[index % 8].uppercased()
  }

  private static let names = [
    "Acme", "Borax", "Cirrus", "Delta", "Elgin", "Fjord", "Gamma", "Helix",
  ]

  private func day(_ index: Int) -> CalendarDate {
    let start = CalendarDate(dayNumber: 19_900)
    return start.adding(days: index / 5 * 7 + index % 5)
  }

  private func eventDay(_ index: Int) -> Int { 150 + index * 9 % 200 }

  private var records: [EventRecord] {
    let included = (0..<eventCount).map { index in
      record(index, status: .included, date: day(eventDay(index)))
    }
    return excluded
      ? included + [record(eventCount, status: .excluded, date: nil)] : included
  }

  private func record(
    _ index: Int,
    status: EventRecord.Status,
    date: CalendarDate?
  ) -> EventRecord {
    EventRecord(
      eventID: id(index),
      symbol: symbol(index),
      company: company ?? Self.names[index % 8] + " Industries",
      announcedAt: date.map { index % 2 == 0 ? "\($0)T12:00+05:30" : "\($0)" },
      precision: date == nil ? .none : index % 2 == 0 ? .minute : .day,
      eventDate: date,
      alignmentRule: date.map { "published 12:00 in the session of \($0): that session" },
      marketOpen: index % 2 == 0 ? true : nil,
      status: status,
      group: index % 3 == 0 ? "partnership" : "order",
      headline: headline,
      sourceFile: "data/events.csv",
      evidence: nil,
      attributes: [
        "size": String(5 + index * 7 % 11), "sector": index % 2 == 0 ? "autos" : "cells",
      ]
    )
  }

  private var exclusions: [Exclusion] {
    excluded
      ? [
        Exclusion(
          eventID: id(eventCount),
          symbol: symbol(eventCount),
          reason: .noDate(nil)
        )
      ] : []
  }

  private func prices(_ index: Int) -> AveragePrices {
    let noise = Noise(stream: 1000 + index)
    var level = 100.0 + Double(index % 50) * 7
    let closes = event.map { day -> Double in
      level *= 1 + noise.value(day + 300) + (day == 0 ? 0.02 : 0)
      return day == -7 && index == 1 ? .nan : (level * 20).rounded() / 20
    }
    let daily = closes.map { ($0 * 0.997 * 100).rounded() / 100 }
    let anchored = (0...10).map { last in
      daily[10...(10 + last)].reduce(0, +) / Double(last + 1)
    }
    return AveragePrices(
      eventID: id(index),
      symbol: symbol(index),
      source: .exchange,
      firstDay: event.lowerBound,
      dates: event.map { self.day(eventDay(index) + $0) },
      closes: closes,
      daily: daily,
      anchored: anchored,
      windows: windows.map { window in
        let values = window.days.map { daily[$0 + 10] }
        let mean = values.reduce(0, +) / Double(values.count)
        return (window, mean.isFinite ? mean : nil)
      }
    )
  }

  private func fit(_ index: Int, _ method: ExpectedReturnMethod) throws -> FittedEvent {
    let marketNoise = Noise(stream: -1)
    let ownNoise = Noise(stream: index)
    let zero = eventDay(index)
    let market = (0..<400).map { marketNoise.value($0) * 0.6 + 0.0004 }
    var security = (0..<400).map { 0.0002 + 1.1 * market[$0] + ownNoise.value($0) }
    security[zero] += 0.02
    security[zero + 1] += 0.008
    if index == 1 { security[zero - 7] = .nan }
    return try method.model().fit(
      EventSample(
        security: security[...],
        market: market[...],
        estimation: (zero + estimation.lowerBound)..<(zero + estimation.upperBound + 1),
        event: (zero + event.lowerBound)..<(zero + event.upperBound + 1),
        firstRelativeDay: event.lowerBound
      )
    )
  }

  /// The result of a model, with the fitted events that it came from.
  private func sample(_ method: ExpectedReturnMethod) throws -> SampleModel {
    let fits = try (0..<eventCount).map { try fit($0, method) }
    let section = CrossSection(
      fits,
      dates: (0..<eventCount).map(eventDay),
      preparing: tests
    )
    let samples = windows.map { section.window($0.days) }
    let results = zip(windows, samples).map { window, sample in
      var result = WindowResult(sample, window: window, confidence: 0.95)
      result.medianCAR = sample.cumulative.map(\.car).sorted()[sample.cumulative.count / 2]
      return result
    }
    return SampleModel(
      fits: fits,
      result: ModelResult(
        model: method,
        fits: fits.enumerated().map { index, fit in
          ModelFit(
            fit,
            eventID: id(index),
            symbol: symbol(index),
            estimated: day(
              eventDay(index) + estimation.lowerBound
            )...day(eventDay(index) + estimation.upperBound)
          )
        },
        abnormalReturns: fits.enumerated().map { index, fit in
          AbnormalReturns(
            fit,
            eventID: id(index),
            symbol: symbol(index),
            dates: event.map { day(eventDay(index) + $0) },
            confidence: 0.95
          )
        },
        cars: fits.enumerated().flatMap { index, fit in
          windows.map {
            CumulativeReturn(fit, eventID: id(index), symbol: symbol(index), window: $0)
          }
        },
        aar: AverageDay.all(of: section, confidence: 0.95),
        windows: results,
        tests: zip(results, samples).flatMap { window, sample in
          tests.map { test in
            TestResult(
              test,
              window: window,
              outcome: .of(.twoSided) { () throws(InferenceError) in
                try test.evaluate(sample, options: .few)
              }
            )
          }
        },
        firstDate: eventCount == 0 ? nil : day(eventDay(0) + estimation.lowerBound),
        lastDate: eventCount == 0 ? nil : day(eventDay(eventCount - 1) + event.upperBound)
      )
    )
  }
}

/// A result of a model and the fitted events that it came from.
struct SampleModel {
  let fits: [FittedEvent]
  let result: ModelResult
}

/// Deterministic noise with the look of daily returns.
struct Noise {
  let stream: Int

  /// Returns a value between about -0.03 and 0.03.
  func value(_ index: Int) -> Double {
    var total = 0.0
    for part in 0..<4 {
      var state = UInt64(truncatingIfNeeded: stream &* 1_000_003 &+ index &* 7919 &+ part &* 31)
      state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
      total += Double(state >> 40) / Double(1 << 24) - 0.5
    }
    return total * 0.016
  }
}
