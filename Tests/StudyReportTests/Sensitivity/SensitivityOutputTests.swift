import CivilTime
import Foundation
import Notices
import Testing

@testable import EventStudy
@testable import StudyReport

@Suite("Output of a sensitivity study")
struct SensitivityOutputTests {
  private let result = SampleSensitivity().result()

  @Test func `the table has a row for each specification, window and test`() {
    let lines = String(
      decoding: Table<SensitivityResult>.sensitivity.csv(of: result),
      as: UTF8.self
    )
    .split(separator: "\n")
    #expect(lines.count == 1 + 4 * 4 * 2)
    #expect(
      lines[0]
        == "model,estimation_start,estimation_end,returns,window_start,window_end,test,n_events,"
        + "caar,statistic,p_value,adjusted_p_value,market,shift,overlapping,adjustment"
    )
    #expect(
      lines[1]
        == "market,-250,-11,simple,-1,0,cross_sectional_t,8,0.01,0.5,0.3,0.4,index,0,kept,"
        + "romano_wolf"
    )
    #expect(lines[2] == "market,-250,-11,simple,-1,0,patell_z,8,0.01,,,,index,0,kept,holm")
    #expect(
      lines.last?.hasPrefix("mean_adjusted,-130,-11,simple,0,1,patell_z,8,-0.01,,,,,0") == true
    )
  }

  @Test func `JSON reads back as it was, and calls simulated prices simulated`() throws {
    let data = try SensitivityJSON(result).data()
    let read = try ResultJSON.result(SensitivityResult.self, from: data, file: "sensitivity.json")
    #expect(read == result)
    #expect(try SensitivityJSON(read).data() == data)
    #expect(String(decoding: data, as: UTF8.self).contains("\"simulated\": true"))
  }

  @Test func `JSON has the verdict in sentences beside its figures, and windows by their days`()
    throws
  {
    let text = try SensitivityJSON(result).text()
    #expect(text.contains(Self.verdict), "\(text)")
    #expect(
      text.contains("\"headline\": {\n    \"window_end\": 1,\n    \"window_start\": -1\n  }"),
      "\(text)"
    )
    #expect(text.contains("\"reason\": \"the values do not vary\""))
  }

  private static let verdict = """
      "verdict": {
        "adjustment": "romano_wolf",
        "answer": "depends",
    """

  /// A grid of every window of -10..10 that holds day 0.
  private static func grid(_ caar: Double) -> SensitivityResult {
    var result = SampleSensitivity().result()
    let windows = (-10...0).flatMap { start in
      (0...10).map { WindowDays(windowStart: start, windowEnd: $0) }
    }
    result.windows = windows
    for index in result.specifications.indices {
      result.specifications[index].caar = windows.map { _ in caar }
      result.specifications[index].eventCounts = windows.map { _ in 8 }
      for test in result.specifications[index].tests.indices {
        let p = windows.map { _ -> Double? in 0.5 }
        result.specifications[index].tests[test].pValue = p
        result.specifications[index].tests[test].adjustedPValue = p
        result.specifications[index].tests[test].statistic = p
      }
    }
    return result
  }

  @Test(arguments: [(0.0123, 100), (-0.1123, 100), (-0.1123, 80)])
  func `the grid keeps the ends of usual windows`(caar: Double, width: Int) {
    let text = SensitivitySummary(Self.grid(caar), width: width).render(colored: false)
    let head = text.split(separator: "\n").first { $0.hasPrefix("from \\ to") } ?? ""
    #expect(head.contains("+5"), "\(head)")
    #expect(head.contains("+10"))
    if width == 100 {
      #expect(head.split(separator: " ").count == 3 + 11, "\(head)")
      #expect(!text.contains("no room for windows"))
    } else {
      #expect(text.replacing("\n", with: " ").contains("no room for windows"))
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  @Test func `says why shares add to more than everything, and counts the tests that apply`() throws
  {
    var result = result
    #expect(!SensitivitySummary(result).render(colored: false).contains("add to more than 100%"))
    #expect(SensitivitySummary(result).render(colored: false).contains("4 windows, 1 test\n"))
    result.shares?.headline = [
      .init(choice: .model, levels: 2, oneWay: 0.495, sequential: 0.495),
      .init(choice: .market, levels: 2, oneWay: 0.852, sequential: 0.4),
    ]
    #expect(SensitivitySummary(result).render(colored: false).contains("add to more than 100%"))
    #expect(try SensitivityReport.render(result).contains("They add to more than 100%"))
  }

  @Test func `speaks of one event as of one`() throws {
    var result = result
    for index in result.specifications.indices { result.specifications[index].fittedCount = 1 }
    result.robustness[0].influences.removeLast()
    let text = SensitivitySummary(result).render(colored: false)
    #expect(!text.contains("CAAR"), "\(text)")
    #expect(!text.contains("Winsorized"))
    let page = try SensitivityReport.render(result)
    #expect(!page.split(separator: "id=\"definitions\"")[0].contains("CAAR"))
    result.title = StudySettings().title
    var only = SensitivityResult.OnlyEvent(
      eventID: "E1",
      symbol: "ASHOKLEY",
      eventDate: try #require(CalendarDate("2025-09-02"))
    )
    for (company, name) in [(nil, "ASHOKLEY"), ("Ashok Leyland", "Ashok Leyland")] {
      only.company = company
      result.onlyEvent = only
      #expect(
        try SensitivityReport.render(result)
          .contains("<h1>Sensitivity of an event study of \(name), 2025-09-02</h1>")
      )
    }
  }

  @Test func `the verdict begins with what must be decided first`() throws {
    var result = result
    let message = "ACME fell by half on 2025-01-15; add the line ACME,2025-01-15,0.5"
    result.questions = ["ACME", "ACME", "B", "C", "D"].map {
      PriceQuestion(symbol: $0, eventIDs: ["E1"], adjustments: [], message: "\(message)")
    }
    result.notes.append(StudyNote(severity: .warning, source: .prices, message: "\(message)"))
    let verdict =
      "Not to be trusted until the prices of ACME, B, C and 1 more are decided on. The sign does "
    let opening =
      "! Not to be trusted until this is decided (it lies in a window of event E1): \(message)"
    let text = SensitivitySummary(result, width: 120).render(colored: false)
    #expect(text.replacing("\n", with: " ").contains(verdict), "\(text)")
    let lines = text.replacing("\n  ", with: " ")
    let start = try #require(lines.firstRange(of: opening))
    let counts = try #require(lines.firstRange(of: "8 events, none left out"))
    #expect(start.lowerBound < counts.lowerBound)
    #expect(!lines.contains("! ACME"))
    #expect(try SensitivityReport.render(result).contains("<p class=\"lead\">\(verdict)"))
    #expect(try SensitivityJSON(result).text().contains("\"summary\": \"\(verdict)"))
    let read = try ResultJSON.result(
      SensitivityResult.self,
      from: try SensitivityJSON(result).data(),
      file: "sensitivity.json"
    )
    #expect(read.questions == result.questions)
  }

  @Test func `says what is wrong with a document that is none`() {
    let error = #expect(throws: ReportError.self) {
      try ResultJSON.result(SensitivityResult.self, from: Data("{}".utf8), file: "sensitivity.json")
    }
    #expect(error?.description.contains("sensitivity.json") == true)
  }

  @Test func `the summary answers first`() {
    let text = SensitivitySummary(result, width: 80).render(colored: false)
    #expect(text.hasPrefix(Self.summary))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `speaks of the window where the sign changes with it`() {
    var changed = result
    changed.verdict.counts[0].sameSign = 6
    #expect(
      VerdictWords(changed).summary
        == "The result depends on the window: of 8 windows and models tried, the sign holds in 6, and 3 stay "
        + "significant after Romano and Wolf's correction for so many."
    )
  }

  private static let summary = """
    Sample: sensitivity
    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
     SIMULATED DATA: nothing here says anything about a real company 
    8 events, none left out; 4 specifications, 4 windows, 1 test

    Does it depend on the window?
    The sign does not depend on the window, its significance does: the sign holds in
    all 8 windows and models tried, 3 of them stay significant after Romano and
    Wolf's correction for so many.
    - Of 8 cells (2 models, 4 windows) the sign of -1..1 holds in 8; the
      cross-sectional t test gives p < 5% in 5, in 3 after Romano and Wolf's
      correction.
    - The best of all cells, 0..1 (market model), has a statistic of 3.50; without
      any effect the best cell looks at least this good in 2.0% of 5 studies of
      random days.
    - Over 4 specifications the CAAR of -1..1 runs from -0.50% to 2.00%; the sign
      holds in 3, p < 5% in 4.
    - Over -1..1 the choice that moves the effect most is the model, which explains
      90% of the variation.
    - Without E1 (S1), the event that moves it most, the CAAR of -1..1 is 1.10%; no
      event left out turns the sign.
    - With 8 events the smallest effect found with 80% power is 3.45%.

    CAAR in % by window, market model, cross-sectional t test
    from \\ to      0       +1
    ─────────  ───────  ───────
           -1  +1.00    +2.00*
            0  +3.00**  +4.00**
    * p < 5%, ** also after Romano and Wolf's correction for all cells

    Cells of the study's own choices, by test
    Test           Cells  Same sign  p < 5%  corrected
    ─────────────  ─────  ─────────  ──────  ─────────
    Cross-sect. t      8          8       5          3
    """

  @Test func `parts that do not exist leave no headings`() throws {
    let bare = SampleSensitivity(simulated: false, hasParts: false).result()
    let text = SensitivitySummary(bare).render(colored: false)
    #expect(!text.contains("random days") && !text.contains("power") && !text.contains("moves"))
    #expect(!text.contains("SIMULATED"))
    let page = try SensitivityReport.render(bare)
    #expect(!page.contains("Against random days") && !page.contains("Which choice matters"))
    #expect(!page.contains("SIMULATED"))
  }

  @Test func `the page holds every section, its numbers and no address`() throws {
    let page = try SensitivityReport.render(result)
    for heading in [
      "Does it depend on the window?", "Every window", "How many windows are significant",
      "Every other choice", "Which choice matters", "Against random days",
      "How often the tests are wrong on these data", "Which event carries the result",
      "Before, during and after", "What this sample could have found",
    ] {
      #expect(page.contains(heading), "\(heading)")
    }
    #expect(page.contains("SIMULATED DATA"))
    #expect(page.contains("The sign does not depend on the window, its significance does"))
    #expect(page.contains("3.45%") && page.contains(">73<"))
    let own = page.replacing(try ReportResources.text(ReportResources.chartScript), with: "")
    #expect(own.firstMatch(of: /(src|href)="https?:/) == nil)
  }

  @Test func `the pictures hold the numbers of the document`() throws {
    let section = try #require(SensitivitySection.section(result))
    let charts = section.parts.flatMap(\.charts)
    #expect(
      charts.map(\.id) == [
        "windows-market", "windows-mean_adjusted", "curve", "choices", "shares", "shares-headline",
        "placebo", "influence",
      ]
    )
    let source = ReportChart.Source(result)
    let first = try JSONSerialization.jsonObject(
      with: Data(try charts[0].embedded(source).json.utf8)
    )
    let datasets = try #require(
      (first as? [String: Any])?["datasets"] as? [String: [[String: Any]]]
    )
    #expect(datasets["cells"]?.compactMap { $0["caar"] as? Double } == [0.01, 0.02, 0.03, 0.04])
    let marks = datasets["cells"]?.compactMap { $0["mark"] as? String }
    #expect(marks?.sorted() == ["corrected", "corrected", "raw"])
    let curve = try JSONSerialization.jsonObject(
      with: Data(try charts[2].embedded(source).json.utf8)
    )
    let points = try #require((curve as? [String: Any])?["datasets"] as? [String: [[String: Any]]])
    #expect(
      points["significant"]?.compactMap { $0["caar"] as? Double } == [-0.005, 0.01, 0.015, 0.02]
    )
    #expect(points["base"]?.compactMap { $0["rank"] as? Int } == [4])
  }

  @Test func `a study's report shows it, and its folder holds it`() throws {
    var document = try SampleStudy().result()
    #expect(try !HTMLReport.render(document).contains("Does it depend on the window?"))
    #expect(!TerminalSummary(document).render(colored: false).contains("depend on the window"))
    document.sensitivity = result
    #expect(
      TerminalSummary(document).render(colored: false).contains(
        "Does it depend on the window?\nThe sign does not depend on the window, its significance does"
      )
    )
    #expect(try HTMLReport.render(document).contains("Does it depend on the window?"))
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "leyline-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    document.sensitivity?.configuration = document.configuration
    try OutputFolder(document, includesReport: false).write(to: folder)
    #expect(try OutputFolder.read(folder) == document)
    // One that was made under other choices is not a part of the study.
    document.sensitivity?.configuration.title = "another"
    try OutputFolder(document, includesReport: false).write(to: folder)
    #expect(try OutputFolder.read(folder).sensitivity == nil)
  }
}
