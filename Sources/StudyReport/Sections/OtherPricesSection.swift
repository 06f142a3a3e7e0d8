internal import EventStatistics
internal import EventStudy

/// The study on returns of each further price, beside that of its own.
enum OtherPricesSection {
  /// A p-value below this is called an effect.
  private static let level = 0.05

  /// Returns the section; nothing where one price was named.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let parts = result.models.compactMap { part($0, result: result, face: face) }
    guard !parts.isEmpty else { return nil }
    return ReportSection(
      anchor: "other-prices",
      title: "On another price",
      introduction:
        "Returns of the study are from \(own(result).words). An effect that is only there at the close may be "
        + "that of the closing auction; one that the whole day paid is in the average price too.",
      parts: parts,
      label: "Another price"
    )
  }

  private static func own(_ result: StudyResult) -> PriceBasis { result.configuration.prices.basis }

  private static func part(
    _ model: ModelResult,
    result: StudyResult,
    face: Face
  ) -> ReportSection.Part? {
    let others = result.analysis.otherPrices.filter { $0.model == model.model }
    guard !others.isEmpty else { return nil }
    let compared = ComparedStudies(
      label: "The study on each price",
      own: own(result).words,
      others: others.map { ($0.price.words, $0) },
      test: result.decisiveTest(of: model.model)
    )
    var part = compared.part(model, preposition: "from", file: StudyTables.file(.otherPrices))
    part.items = others.compactMap { sentence($0, beside: model, result: result, face: face) }
    return part
  }

  /// Says in which windows one price shows an effect that the other does not.
  private static func sentence(
    _ other: OtherPriceResult,
    beside model: ModelResult,
    result: StudyResult,
    face: Face
  ) -> String? {
    let test = result.decisiveTest(of: model.model)
    guard model.decisiveID(by: test) != nil else { return nil }
    func isEffect(_ tested: some ComparedWindows, _ label: String) -> Bool? {
      tested.windows.first { $0.label == label }
        .flatMap { tested.decisivePValue(of: $0, by: test) }.map { $0 < level }
    }
    let own = own(result)
    var (here, there, both) = ([String](), [String](), [String]())
    for window in model.windows {
      guard let first = isEffect(model, window.label), let second = isEffect(other, window.label)
      else { continue }
      let name = face.format.window(window.windowStart, window.windowEnd)
      if first, second { both.append(name) }
      if first, !second { here.append(name) }
      if !first, second { there.append(name) }
    }
    var sentences: [String] = []
    if !here.isEmpty {
      sentences.append(
        "over \(here.joined(separator: ", ")) the effect is there from \(own.words) alone"
          + (own == .close && other.price == .vwap
            ? ", so the closing price shows it and the day's trades do not" : "")
      )
    }
    if !there.isEmpty {
      sentences.append(
        "over \(there.joined(separator: ", ")) the effect is there from \(other.price.words) alone"
      )
    }
    if !both.isEmpty { sentences.append("over \(both.joined(separator: ", ")) both show it") }
    if sentences.isEmpty { sentences = ["neither price shows an effect in any window (p < 0.05)"] }
    let name = other.price.words
    return
      "\(name.prefix(1).uppercased())\(name.dropFirst()): \(sentences.joined(separator: "; "))."
  }
}

/// A table of a study beside itself under another choice of data.
struct ComparedStudies<Study: ComparedWindows> {
  /// The name of the table.
  let label: String
  /// What the study itself was measured by.
  let own: String
  /// The studies beside it, each by what it was measured by.
  let others: [(name: String, study: Study)]
  /// The test that decides.
  let test: InferenceMethod?

  /// The part of a section that shows a model, and names the file with every test.
  func part(_ model: ModelResult, preposition: String, file: String) -> ReportSection.Part {
    let definition = model.decisiveID(by: test).map { MethodDefinition.definition(of: $0) }
    let effect = model.fits.count == 1 ? "CAR" : "CAAR"
    return ReportSection.Part(
      model: model.model,
      text: (definition.map { "p of \($0.name); every" } ?? "Every") + " test is in \(file).",
      brief: definition.map { "p of \($0.shortName)" },
      table: table(model, effect: effect, preposition: preposition),
      file: file
    )
  }

  /// The table, a row for each window.
  private func table(_ model: ModelResult, effect: String, preposition: String) -> FigureTable {
    let columns: [FigureTable.Column] = ([own] + others.map(\.name)).flatMap {
      [.number("\(effect) \(preposition) \($0)"), .number("p")]
    }
    return FigureTable(
      label: label,
      columns: [.number("Window")] + columns,
      rows: model.windows.map { window in
        FigureTable.Row(
          cells: [.window(window.windowStart, window.windowEnd)] + figures(model, window.label)
            + others.flatMap { figures($0.study, window.label) }
        )
      },
      fit: .split
    )
  }

  private func figures(_ windows: some ComparedWindows, _ label: String) -> [Figure] {
    let window = windows.windows.first { $0.label == label }
    let pValue = window.flatMap { windows.decisivePValue(of: $0, by: test) }
    return [.percent(window?.caar, style: "strong"), .pValue(pValue)]
  }
}
