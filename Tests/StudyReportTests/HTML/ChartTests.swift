import CivilTime
import EventStatistics
@testable import EventStudy
import Foundation
import Testing

@testable import StudyReport

/// What every chart has, whatever it shows.
struct ChartTests {
  /// The charts of a study with everything, of one event, and of pages of their own.
  private static func charts() throws -> [(source: ReportChart.Source, chart: ReportChart)] {
    var whole = try SampleStudy(eventCount: 12, analyzed: true).result()
    whole.sensitivity = SampleSensitivity().result()
    var one = try SampleStudy(eventCount: 1).result()
    one.analysis.estimationReturns = [estimation]
    return [whole, one].flatMap { result in
      StudyCharts.all(result).map { (ReportChart.Source(result), $0) }
    }
  }

  /// Days of an estimation window with a market, and day 0.
  static let estimation = {
    let days = Array(-60 ... -21) + [0]
    let returns = days.map { day -> Double? in Double((day * 7 + 700) % 11 - 5) / 500 }
    return EstimationReturns(
      eventID: "E0001",
      symbol: "ACME",
      model: .market,
      relativeDay: days,
      date: days.map { CalendarDate(dayNumber: 19_900 + Int32($0)) },
      returns: returns,
      marketReturn: returns.map { $0.map { $0 / 2 } },
      ar: returns.map { $0.map { $0 / 3 } }
    )
  }()

  private func object(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  /// The objects in a JSON value, the data left out.
  private func objects(_ value: Any) -> [[String: Any]] {
    if let list = value as? [Any] { return list.flatMap(objects) }
    guard let object = value as? [String: Any] else { return [] }
    return [object] + object.filter { $0.key != "datasets" }.values.flatMap(objects)
  }

  /// Fixed digits would write neighboring ticks alike where an effect is small.
  @Test func `axes and legends leave the digits of numbers to their steps`() throws {
    let fixed = /\.\d+[%f]/
    for (source, chart) in try Self.charts() {
      for part in objects(try object(try chart.standalone(source))) {
        for case let guide as [String: Any] in [part["axis"], part["legend"]] {
          guard let format = guide["format"] as? String else { continue }
          #expect(format.firstMatch(of: fixed) == nil, "\(chart.id): \(format)")
        }
      }
    }
  }

  /// The axes of layers that neither have a title nor one of the layers that they are in.
  private func untitledAxes(_ value: Any, titled outer: Set<String>) -> [String] {
    if let list = value as? [Any] { return list.flatMap { untitledAxes($0, titled: outer) } }
    guard let object = value as? [String: Any] else { return [] }
    var titled = outer
    var untitled: [String] = []
    for axis in ["x", "y"] {
      let encoding = object["encoding"] as? [String: Any]
      guard let channel = encoding?[axis] as? [String: Any] else { continue }
      if (channel["title"] as? String)?.isEmpty == false { titled.insert(axis) }
      if channel["type"] != nil, channel["bin"] == nil, !titled.contains(axis) {
        untitled.append(axis)
      }
    }
    return untitled
      + object.filter { !["datasets", "encoding"].contains($0.key) }.values
      .flatMap { untitledAxes($0, titled: titled) }
  }

  /// The texts in a JSON value, the data left out.
  private func texts(_ value: Any) -> [String] {
    if let text = value as? String { return [text] }
    if let list = value as? [Any] { return list.flatMap(texts) }
    guard let object = value as? [String: Any] else { return [] }
    return object.filter { $0.key != "datasets" }.values.flatMap(texts)
  }

  @Test func `each chart says what it shows, in which units, and that prices are simulated`() throws
  {
    let charts = try Self.charts()
    #expect(charts.count > 20)
    for (source, chart) in charts {
      let whole = try object(try chart.standalone(source))
      let title = try #require((whole["title"] as? [String: Any])?["text"] as? String)
      #expect(title.hasPrefix("SIMULATED PRICES. ") && title.count > 30, "\(chart.id)")
      let description = try #require(whole["description"] as? String)
      #expect(description.hasPrefix("SIMULATED PRICES. "), "\(chart.id)")
      #expect(description.contains { $0.isNumber }, "\(chart.id): \(description)")
      #expect(whole["config"] != nil && whole["datasets"] != nil, "\(chart.id)")
      // The rows of the forest are events and averages, which their labels name.
      let untitled = untitledAxes(whole, titled: chart.id.hasPrefix("forest") ? ["y"] : [])
      #expect(untitled.isEmpty, "\(chart.id) \(untitled)")
      #expect(!texts(whole).contains { $0.hasPrefix("{") || $0.hasPrefix("$") }, "\(chart.id)")
    }
  }

  @Test func `identifiers are names of files, one for each chart`() throws {
    let result = try SampleStudy(eventCount: 12, analyzed: true).result()
    let ids = StudyCharts.all(result).map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]+/) != nil })
    #expect(ids.starts(with: ["path-market", "days-market"]))
    #expect(ChartName.names(of: ["A/B", "A-B", "é1", "A-b"]) == ["A-B", "A-B-2", "-1", "A-b-3"])
  }

  @Test func `only the theme has colors and a configuration`() throws {
    for file in PackagedFile.all(in: "report/charts/") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.firstMatch(of: /#[0-9a-fA-F]{3}/) == nil, "\(file.path)")
      #expect(!text.contains("\"config\""), "\(file.path)")
      #expect(!text.contains("rgb("), "\(file.path)")
    }
  }

  @Test func `each specification is in the document about charts`() throws {
    let document = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs/charts.md")
    let text = try String(contentsOf: document, encoding: .utf8)
    for file in PackagedFile.all(in: "report/charts/") {
      #expect(text.contains("`\(file.path.dropLast(5))`"), "\(file.path)")
    }
  }

  @Test func `every color that is named is in both palettes`() throws {
    let theme = try ReportResources.object("chart-theme.json")
    let palettes = try #require(theme["palettes"] as? [String: [String: String]])
    #expect(palettes.keys.sorted() == ["dark", "light"])
    #expect(palettes["dark"]?.keys.sorted() == palettes["light"]?.keys.sorted())
    let files = PackagedFile.all(in: "report/charts/").map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    for text in files + [try ReportResources.text("chart-theme.json")] {
      for match in text.matches(of: /"\$(?!schema")([a-z]+)"/) {
        #expect(palettes["light"]?[String(match.1)] != nil, "\(match.1)")
      }
    }
  }

  @Test(arguments: ["light", "dark"])
  func `marks and words stand out from the ground, and none is red or green`(name: String) throws {
    let theme = try ReportResources.object("chart-theme.json")
    let palettes = try #require(theme["palettes"] as? [String: [String: String]])
    let palette = try #require(palettes[name]).mapValues(Color.init)
    let paper = try #require(palette["paper"])
    for word in ["ink", "soft"] {
      let color = try #require(palette[word])
      #expect(color.contrast(paper) >= 4.5, "\(word)")
    }
    let grounds: Set = ["paper", "neutral", "line", "band", "middle", "outer", "chance"]
    for (mark, color) in palette where !grounds.contains(mark) {
      #expect(color.contrast(paper) >= 3, "\(mark)")
      #expect(!color.isRedOrGreen, "\(mark)")
    }
    for (mark, color) in palette { #expect(!color.isRedOrGreen, "\(mark)") }
  }

  @Test func `the map of windows is white at zero, orange below it and blue above`() throws {
    let theme = try ReportResources.object("chart-theme.json")
    let config = try #require(theme["config"] as? [String: Any])
    let range = try #require(config["range"] as? [String: [String]])
    #expect(range["diverging"] == ["$orange", "$neutral", "$blue"])
    let result = SampleSensitivity().result()
    let chart = try #require(SensitivityCharts(result: result).windows().first)
    let whole = try object(try chart.embedded(ReportChart.Source(result)).json)
    let domain = objects(whole).compactMap { $0["domain"] as? [Double] }.first
    #expect(domain == [-0.04, 0, 0.04])
    let params = try #require(whole["params"] as? [[String: Any]])
    #expect(params.compactMap { $0["value"] as? Int } == [-1, 1])
  }

  @Test func `days of several events have no date, and those of one have theirs`() throws {
    func dates(_ count: Int) throws -> [String: String] {
      let result = try SampleStudy(eventCount: count).result()
      let chart = try #require(ModelCharts(result.models[0], of: result).all.first)
      let whole = try object(try chart.embedded(ReportChart.Source(result)).json)
      let params = try #require(whole["params"] as? [[String: Any]])
      return try #require(params.first?["value"] as? [String: String])
    }
    #expect(try dates(2).isEmpty)
    let own = try dates(1)
    #expect(own.count == 21 && own["0"]?.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil)
  }

  @Test func `a series without a label is not in the legend`() throws {
    func series(_ keys: [ReportChart.Key]) throws -> [String] {
      let chart = ReportChart(
        id: "path",
        specification: "path",
        datasets: [String: [String]](),
        description: "",
        title: "",
        keys: keys
      )
      let whole = try object(
        try chart.embedded(ReportChart.Source(study: "", simulated: false)).json
      )
      #expect(whole["usermeta"] == nil)
      return objects(whole).compactMap { $0["domain"] as? [String] }.first ?? []
    }
    let path = ReportChart.Key(style: "path", label: "sum")
    let band = ReportChart.Key(style: "band", label: "95% interval")
    #expect(try series([path]) == ["sum"])
    #expect(try series([path, band]) == ["sum", "95% interval"])
  }

  @Test func `many events have their extremes, and months instead of points`() throws {
    let result = try SampleStudy(eventCount: 500, tests: [.patell]).result()
    let charts = EventByEventCharts(result)
    let forest = try #require(charts.forest)
    #expect(
      forest.note?.contains("The 40 highest and the 40 lowest of 500 events; cars.csv") == true
    )
    let source = ReportChart.Source(result)
    let rows = try object(try forest.embedded(source).json)["datasets"] as? [String: [Any]]
    #expect(rows?["rows"]?.count == 81)
    #expect(forest.title.contains("of the 40 highest and the 40 lowest of 500 events"))
    var plain = result
    for place in plain.events.indices { plain.events[place].group = nil }
    let ungrouped = try #require(EventByEventCharts(plain).forest)
    #expect(try ungrouped.embedded(source).json.contains("… 420 more …"))
    let months =
      try object(try #require(charts.timeline).embedded(source).json)["datasets"]
      as? [String: [[String: Any]]]
    let counted = months?["months"]?.compactMap { $0["count"] as? Int }.reduce(0, +)
    #expect(counted == result.events.count { $0.announcedAt != nil || $0.eventDate != nil })
    #expect(charts.fit == nil)
  }

  @Test(.enabled(if: (try? FigureConverter()) != nil))
  func `every chart is drawn as a file that says what is simulated, and nothing undefined`() throws
  {
    let charts = try Self.charts()
    let figures = try charts.enumerated().map { index, pair in
      (name: "\(index)-\(pair.chart.id)", specification: try pair.chart.standalone(pair.source))
    }
    let files = try FigureConverter().files(figures, formats: [.svg])
    #expect(files.count == charts.count)
    for file in files {
      let svg = String(decoding: file.bytes, as: UTF8.self)
      #expect(svg.contains("SIMULATED PRICES. "), "\(file.name)")
      #expect(!svg.contains("undefined"), "\(file.name)")
      #expect(!svg.contains("NaN"), "\(file.name)")
      #expect(!svg.contains(">null<"), "\(file.name)")
      #expect(svg.contains("fill=\"#ffffff\""), "\(file.name) has no white ground")
    }
  }
}

/// A color of the theme.
private struct Color {
  let red: Double
  let green: Double
  let blue: Double

  init(_ text: String) {
    let digits = Int(text.dropFirst().prefix(6), radix: 16) ?? 0
    red = Double(digits >> 16 & 0xFF) / 255
    green = Double(digits >> 8 & 0xFF) / 255
    blue = Double(digits & 0xFF) / 255
  }

  /// The relative luminance of WCAG 2.
  private var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast of WCAG 2, from 1 to 21.
  func contrast(_ other: Color) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// Whether a strong color is one of the two that many people cannot tell apart.
  var isRedOrGreen: Bool {
    let parts = [red, green, blue]
    guard let high = parts.max(), let low = parts.min(), high - low > 0.25 else { return false }
    let spread = high - low
    let hue: Double
    if high == red {
      hue = 60 * (green - blue) / spread
    } else if high == green {
      hue = 60 * (2 + (blue - red) / spread)
    } else {
      hue = 60 * (4 + (red - green) / spread)
    }
    let angle = hue < 0 ? hue + 360 : hue
    return angle < 18 || angle > 345 || (75...165).contains(angle)
  }
}
