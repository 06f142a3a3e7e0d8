internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The averages of a study and their tests, as papers print them.
enum EffectTables {
  /// More columns of windows than this do not fit on a page.
  private static let windowColumns = 8

  /// Returns the effects by window, the models side by side, every test, and the averages by day.
  static func all(_ result: StudyResult) -> [PaperTable] {
    [effects(result), comparison(result)].compactMap(\.self) + tests(result) + days(result)
  }

  /// The effect over each window, with a panel for each model.
  private static func effects(_ result: StudyResult) -> PaperTable? {
    let shown = result.models.filter { !$0.windows.isEmpty }
    guard !shown.isEmpty else { return nil }
    let judges = shown.map { result.decisiveTest(of: $0.model) }
    let title = Set(judges).count == 1 ? judges[0].map(short) : nil
    let panels = zip(shown, judges).map { model, judge in
      (
        title: shown.count > 1 ? name(model.model) : nil,
        table: FigureTable(
          label: "CAAR",
          columns: [
            .words("Window"), .number("N"), .number("CAAR"), .number("Median"),
            .number(ResultsSection.intervalName(result)), .number("CAR > 0"),
            .number(title ?? "Statistic"), .number("p"),
          ],
          rows: model.windows.map { window in
            let test = model.tests(of: window).first { $0.test == judge }
            return [
              .window(window.window.days), .count(window.eventCount),
              .percent(window.caar).starred(test?.pValue), .percent(window.medianCAR),
              .words(interval(window)), .share(window.positiveCount, of: window.eventCount),
              .statistic(test?.statistic), .pValue(test?.pValue),
            ]
          }
        )
      )
    }
    let judged = zip(shown, judges).compactMap { model, judge in
      judge.map { (name(model.model), $0) }
    }
    let stars =
      title != nil || judged.count == 1
      ? judged.first.map { "Statistic, p and stars are those of the \(sentence($0.1))." }
      : "Statistic, p and stars are those of "
        + judged.map { "the \(sentence($0.1)) under the \($0.0.lowercasedFirst)" }
        .joined(separator: ", ") + "."
    return PaperTable(
      id: "caar",
      caption: "Cumulative average abnormal returns",
      panels: panels,
      notes: [
        "Windows are trading days relative to day 0.",
        definitions(["n_events": "N", "caar": "CAAR", "median": "Median"])
          + " CAR > 0: the share of those events whose CAR is above zero.",
        stars,
        scope(result),
      ].compactMap { $0.map { PaperNote($0) } }
        + intervalNote(result) + models(shown.map(\.model)) + [
          "\(Significance.legend(result.configuration.methods.alternative))."
        ]
    )
  }

  /// What columns mean, in the words of their definition.
  private static func definitions(_ titles: KeyValuePairs<String, String>) -> String {
    titles.compactMap { column, title in
      Table<StudyResult>.windows.columns.first { $0.name == column }.map {
        "\(title): \($0.meaning.lowercasedFirst)"
      }
    }.joined(separator: " ")
  }

  /// The models side by side, with the statistics below; nothing for one model.
  private static func comparison(_ result: StudyResult) -> PaperTable? {
    let shown = result.models.filter { !$0.windows.isEmpty }
    guard shown.count > 1, let first = shown.first else { return nil }
    let table = FigureTable(
      label: "CAAR by model",
      columns: [.words("Window")]
        + shown.map { .number(MethodDefinition.definition(of: $0.model).name) },
      rows: first.windows.map { window in
        [.window(window.window.days)]
          + shown.map { model in
            let own = model.windows.first {
              $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
            }
            let test = own.flatMap { own in
              result.decisiveTest(of: model.model).flatMap { judge in
                model.tests(of: own).first { $0.test == judge }
              }
            }
            return .percent(own?.caar).starred(test?.pValue)
              .over("(\(NumberFormat.page.statistic(test?.statistic)))")
          }
      }
    )
    let judges = shown.compactMap { model in
      result.decisiveTest(of: model.model).map { "\(short($0)) (\(name(model.model)))" }
    }
    return PaperTable(
      id: "caar-by-model",
      caption: "Cumulative average abnormal returns by model",
      panels: [(nil, table)],
      notes: [
        "Test statistics in parentheses: \(judges.joined(separator: ", ")).",
        "\(Significance.legend(result.configuration.methods.alternative)).",
      ]
    )
  }

  /// Every test of every window, with a panel for each model.
  private static func tests(_ result: StudyResult) -> [PaperTable] {
    let shown = result.models.filter { !$0.tests.isEmpty }
    let windows = shown.first?.windows ?? []
    let methods = shown.flatMap(\.testMethods).uniqued
    guard !methods.isEmpty else { return [] }
    let pieces = stride(from: 0, to: windows.count, by: windowColumns).map {
      windows[$0..<min($0 + windowColumns, windows.count)]
    }
    let reasons = TestReasons.notes(
      of: shown.flatMap { $0.tests.map { ($0.test, $0.reason) } }
    )
    return pieces.enumerated().map { place, piece in
      let panels = shown.map { model in
        (
          title: shown.count > 1 ? name(model.model) : nil,
          table: FigureTable(
            label: "Tests",
            columns: [.words("Test")] + piece.map { .window($0.window.days) },
            rows: model.testMethods.map { method in
              [.method(method.rawValue)]
                + piece.map { window in
                  let test = model.tests.first {
                    $0.test == method && $0.windowStart == window.windowStart
                      && $0.windowEnd == window.windowEnd
                  }
                  return .statistic(test?.statistic).judged(test?.pValue)
                }
            }
          )
        )
      }
      return PaperTable(
        id: pieces.count == 1 ? "tests" : "tests-\(place + 1)",
        caption: "Tests of the cumulative average abnormal returns"
          + (pieces.count == 1 ? "" : ", part \(place + 1)"),
        panels: panels,
        notes: ["Statistics, with p-values in brackets."] + methods.map(definition)
          + reasons.map { PaperNote($0) } + [
            "\(Significance.legend(result.configuration.methods.alternative))."
          ]
      )
    }
  }

  /// What a test is, what it is compared with, and where it comes from.
  private static func definition(of test: InferenceMethod) -> PaperNote {
    let definition = MethodDefinition.definition(of: test)
    guard let publication = definition.publication else {
      return
        "\(definition.name): \(formula: definition.formula), against \(formula: definition.reference)."
    }
    // The place in the work, such as a chapter, stands behind it.
    let place = definition.source.dropFirst(publication.citation.count)
    return
      "\(definition.name): \(formula: definition.formula), against \(formula: definition.reference); \(citation: publication)\(String(place))."
  }

  /// The average of each day.
  private static func days(_ result: StudyResult) -> [PaperTable] {
    result.models.filter { !$0.aar.isEmpty }.map { model in
      PaperTable(
        id: result.models.count == 1
          ? "aar" : "aar-" + model.model.rawValue.replacing("_", with: "-"),
        caption: "Average abnormal return of each day: \(sentenceName(model.model))",
        panels: [
          (
            nil,
            FigureTable(
              label: "AAR",
              columns: [
                .number("Day"), .number("N"), .number("AAR"), .number("CAAR"),
                .number(ResultsSection.intervalName(result) + " of CAAR"),
              ],
              rows: model.aar.map { day in
                [
                  .day(day.relativeDay), .count(day.eventCount), .percent(day.aar),
                  .percent(day.caar), .words(interval(day.lowerBound, day.upperBound)),
                ]
              }
            )
          )
        ],
        notes: ["Trading days relative to day 0. CAAR: the sum of the averages up to the day."]
          + intervalNote(result)
          + (Set(model.aar.map(\.eventCount)).count > 1
            ? [
              PaperNote(
                "The interval is that of the mean CAR, which differs a little from CAAR from the first "
                  + "day on that an event lacks."
              )
            ] : [])
      )
    }
  }

  // MARK: Words

  /// What the intervals take for granted, where the sample does not support it.
  private static func intervalNote(_ result: StudyResult) -> [PaperNote] {
    ResultsSection.intervalCaution(result).map { [PaperNote("Intervals are \($0).")] } ?? []
  }

  static func interval(_ lower: Double?, _ upper: Double?) -> String {
    guard let lower = lower.present, let upper = upper.present else { return "n/a" }
    let format = NumberFormat.page
    return "[\(format.percent(lower)), \(format.percent(upper))]"
  }

  private static func interval(_ window: WindowResult) -> String {
    interval(window.lowerBound, window.upperBound)
  }

  private static func scope(_ result: StudyResult) -> String? {
    HeadlineFigures(result).scope
  }

  private static func models(_ models: [ExpectedReturnMethod]) -> [PaperNote] {
    models.map { model in
      let definition = MethodDefinition.definition(of: model)
      return "\(definition.name): \(formula: definition.formula)."
    }
  }

  static func name(_ model: ExpectedReturnMethod) -> String {
    MethodDefinition.definition(of: model).name
  }

  static func sentenceName(_ model: ExpectedReturnMethod) -> String {
    MethodDefinition.definition(of: model).nameInSentence
  }

  private static func sentence(_ test: InferenceMethod) -> String {
    MethodDefinition.definition(of: test).nameInSentence
  }

  private static func short(_ test: InferenceMethod) -> String {
    MethodDefinition.definition(of: test).shortName
  }
}

extension String {
  /// The text with a small first letter, unless it begins with an abbreviation.
  fileprivate var lowercasedFirst: String {
    let second = dropFirst().first
    guard let first, second?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }
}

extension [InferenceMethod] {
  fileprivate var uniqued: [InferenceMethod] {
    var seen: Set<InferenceMethod> = []
    return filter { seen.insert($0).inserted }
  }
}
