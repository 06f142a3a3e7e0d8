internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// Events against portfolios of other securities that moved as theirs did before.
struct SyntheticControlSection {
  private let result: StudyResult
  private let face: Face

  /// The share by which an error is smaller that is worth a word.
  private static let notable = 0.05
  /// How many donors are named.
  private static let namedDonors = 8

  private var format: NumberFormat { face.format }
  private var controls: [SyntheticControlResult] { result.analysis.syntheticControls }

  /// Returns the section; nothing when no synthetic control was asked for.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let analysis = result.analysis
    guard !analysis.syntheticControls.isEmpty || !analysis.syntheticAverages.isEmpty else {
      return nil
    }
    let section = SyntheticControlSection(result: result, face: face)
    let few = analysis.syntheticControls.count <= SingleEventResult.most
    return ReportSection(
      anchor: "synthetic-control",
      title: "Against a synthetic control",
      introduction:
        "A portfolio of other securities, with weights that make it move as the event's own did over the "
        + "estimation window, stands for what the security would have returned without the event.",
      parts: [section.average].compactMap(\.self)
        + (few ? analysis.syntheticControls.flatMap { section.parts(of: $0) } : []),
      label: "Synthetic control"
    )
  }

  // MARK: All events

  private var average: ReportSection.Part? {
    let averages = result.analysis.syntheticAverages
    guard !averages.isEmpty else { return nil }
    let missing = controls.filter { $0.reason != nil }
    return ReportSection.Part(
      heading: "All events against synthetic controls",
      text:
        "The mean effect counts events more whose portfolios follow better. Placebo groups put a donor in the "
        + "place of each security; p is the share of groups whose effect is as large, and the last column leaves out "
        + "donors that are followed much worse than the securities.",
      brief: "weighted by fit; p by groups of placebo firms",
      table: FigureTable(
        label: "Mean effect against synthetic controls",
        columns: [
          .number("Window"), .number("N"), .method("synthetic_average").titled("Mean effect"),
          .number("Placebo groups, from", terminal: "from"), .number("to"), .number("p"),
          .number("p, close fits", terminal: "close"),
        ],
        rows: averages.map { average in
          [
            .window(average.windowStart, average.windowEnd), .count(average.eventCount),
            .percent(average.effect, style: "strong").starred(average.pValue)
              .explained(average.reason),
            .percent(average.placeboLower), .percent(average.placeboUpper),
            .pValue(average.pValue), .pValue(average.closePValue),
          ]
        }
      ),
      notes: missing.isEmpty
        ? []
        : [
          "\(format.counted(missing.count, "event")) without a synthetic control, with the reason in "
            + "\(StudyTables.file(.syntheticControl))."
        ],
      file: StudyTables.file(.syntheticAverages)
    )
  }

  // MARK: One event

  private func parts(of control: SyntheticControlResult) -> [ReportSection.Part] {
    if let reason = control.reason {
      return [
        ReportSection.Part(
          heading: "\(control.eventID) against a synthetic control",
          notes: ["n/a: \(reason)."]
        )
      ]
    }
    return [windows(of: control), days(of: control)].compactMap(\.self)
  }

  private func windows(of control: SyntheticControlResult) -> ReportSection.Part {
    let model = result.models.first
    let name = model.map { MethodDefinition.definition(of: $0.model).shortName }
    let cars = model?.cars.filter { $0.eventID == control.eventID } ?? []
    let interval = ResultsSection.intervalName(result)
    return ReportSection.Part(
      heading: "\(control.eventID) against a synthetic control of \(portfolio(control))",
      text:
        "The conformal tests ask whether the days of the window stand out among all days once the weights are "
        + "found on all of them, by shifting the days and by permuting them; the placebo firms, whether a donor in the "
        + "place of \(control.symbol) would look as unusual.",
      brief: "conformal p by shifts and by permutations, rank among placebo firms",
      table: FigureTable(
        label: "\(control.eventID) against its synthetic control",
        columns: [
          .number("Window"), .method("synthetic_control").titled("CAR"),
          .number("\(interval), from", terminal: "from"), .number("to"),
          .method("conformal").titled("Shifts p"),
          .number("Permutations p", terminal: "Permuted p"),
          .method("placebo_firms").titled("Placebo p"),
        ] + (name.map { [.number("CAR, \($0)", terminal: $0)] } ?? []),
        rows: control.windows.map { window in
          let car = cars.first {
            $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
          }
          return [
            .window(window.windowStart, window.windowEnd),
            .percent(window.car, style: "strong"),
            .percent(window.lower).explained(window.reason), .percent(window.upper),
            .pValue(window.blockPValue).explained(window.reason),
            .pValue(window.permutationPValue), .pValue(window.placeboPValue),
          ] + (name == nil ? [] : [.percent(car?.car)])
        },
        fit: .split
      ),
      notes: [fit(control), made(control), limits(control)].compactMap(\.self),
      file: StudyTables.file(.syntheticControl)
    )
  }

  private func portfolio(_ control: SyntheticControlResult) -> String {
    let used = control.weights.count { $0.weight != 0 }
    return "\(format.count(used)) of \(format.counted(control.donorCount, "donor"))"
  }

  /// How well the portfolio predicts, beside the market model.
  private func fit(_ control: SyntheticControlResult) -> String? {
    guard let held = control.heldOutError, let fit = control.fitError else { return nil }
    let percent = { (value: Double) in format.percent(value, signed: false) }
    let start =
      "On days of the estimation window that it had not seen the portfolio misses by \(percent(held)) a day"
    guard let market = control.marketHeldOutError else {
      return "\(start), on those it was made from by \(percent(fit))."
    }
    let said =
      held < (1 - Self.notable) * market
      ? "for this security the portfolio predicts better"
      : market < (1 - Self.notable) * held
        ? "for this security the market model predicts better, and deserves more trust"
        : "both predict about equally well"
    return "\(start), the market model by \(percent(market)): \(said)."
  }

  /// What the portfolio is made of.
  private func made(_ control: SyntheticControlResult) -> String? {
    let named = control.weights.prefix(Self.namedDonors).map {
      "\($0.symbol) \(format.percent($0.weight, decimals: 0, signed: false))"
    }
    guard !named.isEmpty else { return nil }
    let rest = control.weights.count - named.count
    return "Made of \(named.joined(separator: ", "))"
      + (rest > 0
        ? " and \(format.counted(rest, "other")), which are in \(StudyTables.file(.syntheticWeights))."
        : ".")
  }

  /// Why some windows have no interval or cannot have a small p-value.
  private func limits(_ control: SyntheticControlResult) -> String? {
    let without = control.windows.filter { $0.lower == nil && $0.blockPValue != nil }
    guard let first = without.first, let reason = first.reason else { return nil }
    let names = without.map { format.window($0.windowStart, $0.windowEnd) }
    return "No interval over \(names.joined(separator: ", ")): it \(reason)."
  }

  private func days(of control: SyntheticControlResult) -> ReportSection.Part? {
    guard !control.days.isEmpty else { return nil }
    return ReportSection.Part(
      heading: "\(control.eventID) against its synthetic control, day by day",
      table: FigureTable(
        label: "\(control.eventID) and its synthetic control day by day",
        columns: [
          .number("Day"), .words("Date"), .number("Return"), .number("Synthetic control"),
          .number("AR"), .method("conformal").titled("p"),
        ],
        rows: control.days.map { day in
          [
            .day(day.relativeDay), .words(day.date.description), .percent(day.securityReturn),
            .percent(day.syntheticReturn), .percent(day.ar, style: "strong"), .pValue(day.pValue),
          ]
        }
      ),
      file: StudyTables.file(.syntheticDays),
      isDetail: true
    )
  }
}
