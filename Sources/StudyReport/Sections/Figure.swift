internal import EventStatistics
internal import EventStudy
internal import Notices

/// A figure of a report, before a page or a terminal writes it out.
struct Figure {
  /// What the figure is.
  enum Content {
    /// A text; a terminal cuts it to a width.
    case words(String, width: Int? = nil)
    /// A method that a definition explains, under its own name or another one.
    case method(String, name: String? = nil)
    /// A test by its name above a column.
    case test(InferenceMethod)
    /// A model by its name above a column.
    case model(ExpectedReturnMethod)
    case window(ClosedRange<Int>, role: String? = nil)
    case day(Int)
    case count(Int?)
    /// A whole amount that is kept as a floating-point number, such as shares traded.
    case amount(Double?)
    case share(Int, of: Int)
    case percent(Double?, decimals: Int = 2, signed: Bool = true)
    case fixed(Double?, decimals: Int, signed: Bool = false)
    case statistic(Double?)
    /// A coefficient of unknown size, in the form that its standard error has as well.
    case coefficient(Double?, error: Double? = nil)
    case price(Double?)
    /// A p-value, and whether a small one speaks for an effect.
    case pValue(Double?, ofEffect: Bool = true)
  }

  /// How unlikely the figure is without an effect.
  enum Judgement {
    case none
    /// Stars.
    case stars(Double?)
    /// Stars and the p-value, with its correction where there is one.
    case pValue(Double?, corrected: Double? = nil)
  }

  let content: Content
  /// Whether the figure names its row.
  var isHeader = false
  /// The classes of the cell on a page.
  var style = ""
  /// What a page shows on demand in place of all digits.
  var exact: String?
  var judgement = Judgement.none
  /// A second figure below this one, such as a standard error in parentheses.
  var below: String?
  /// What a page adds in small letters; a terminal has no room for it.
  var caption: String?
  /// A mark behind the name, such as a dagger.
  var mark = ""
  /// The position of the event that the figure leads to on a page.
  var event: Int?
}

extension Figure {
  static func words(_ text: String, width: Int? = nil) -> Figure {
    Figure(content: .words(text, width: width))
  }
  static func header(_ text: String, width: Int? = nil) -> Figure {
    Figure(content: .words(text, width: width), isHeader: true)
  }
  /// The name of a row that a definition explains.
  static func method(_ id: String, name: String? = nil, mark: String = "") -> Figure {
    Figure(content: .method(id, name: name), isHeader: true, mark: mark)
  }
  static func test(_ method: InferenceMethod) -> Figure {
    Figure(content: .test(method), isHeader: true)
  }
  static func model(_ model: ExpectedReturnMethod, isHeader: Bool = false) -> Figure {
    Figure(content: .model(model), isHeader: isHeader)
  }
  static func window(_ days: ClosedRange<Int>, role: String? = nil) -> Figure {
    Figure(content: .window(days, role: role))
  }
  static func window(_ first: Int, _ last: Int) -> Figure {
    .window(WindowDays(windowStart: first, windowEnd: last).days)
  }
  static func day(_ day: Int) -> Figure { Figure(content: .day(day)) }
  static func count(_ count: Int?) -> Figure { Figure(content: .count(count)) }
  static func amount(_ value: Double?) -> Figure { Figure(content: .amount(value)) }
  static func share(_ count: Int, of total: Int) -> Figure {
    Figure(content: .share(count, of: total), exact: "\(count.grouped) of \(total.grouped)")
  }
  static func percent(
    _ value: Double?,
    decimals: Int = 2,
    signed: Bool = true,
    style: String = ""
  ) -> Figure {
    Figure(content: .percent(value, decimals: decimals, signed: signed), style: style)
  }
  static func fixed(_ value: Double?, decimals: Int, signed: Bool = false) -> Figure {
    Figure(content: .fixed(value, decimals: decimals, signed: signed))
  }
  static func statistic(_ value: Double?) -> Figure { Figure(content: .statistic(value)) }
  static func coefficient(_ value: Double?) -> Figure { Figure(content: .coefficient(value)) }
  static func price(_ value: Double?) -> Figure { Figure(content: .price(value)) }
  static func pValue(_ value: Double?, ofEffect: Bool = true) -> Figure {
    Figure(content: .pValue(value, ofEffect: ofEffect))
  }
  /// Nothing, where a column does not apply.
  static let blank = Figure.words("")

  /// Returns the figure with the stars of a p-value.
  func starred(_ pValue: Double?) -> Figure { changed { $0.judgement = .stars(pValue) } }

  /// Returns the figure with a p-value and its stars, or with the reason why there is none.
  func judged(_ pValue: Double?, corrected: Double? = nil, reason: String? = nil) -> Figure {
    changed {
      $0.judgement = .pValue(pValue, corrected: corrected)
      if let reason { $0.exact = reason }
    }
  }

  /// Returns the figure with classes of the page.
  func styled(_ style: String) -> Figure { changed { $0.style = style } }

  /// Returns the figure with what a page shows on demand.
  func explained(_ exact: String?) -> Figure { changed { $0.exact = exact } }

  /// Returns the figure with another one below it.
  func over(_ text: String?) -> Figure { changed { $0.below = text } }

  /// Returns the figure with small letters of a page.
  func captioned(_ text: String?) -> Figure { changed { $0.caption = text } }

  private func changed(_ change: (inout Figure) -> Void) -> Figure {
    var figure = self
    change(&figure)
    return figure
  }
}

extension Figure {
  /// The p-value that judges the figure.
  var judgingPValue: Double? {
    switch judgement {
    case .none: nil
    case .stars(let pValue), .pValue(let pValue, _): pValue.present
    }
  }

  /// Whether stars belong to the figure.
  var hasStars: Bool { if case .none = judgement { false } else { true } }

  /// The number behind the figure, with all of its digits.
  var value: Double? {
    switch content {
    case .words, .method, .test, .model: nil
    case .window(let days, _): Double(days.upperBound) - Double(days.lowerBound)
    case .day(let day): Double(day)
    case .count(let count): count.map(Double.init)
    case .share(let count, let total): total > 0 ? Double(count) / Double(total) : nil
    case .percent(let value, _, _), .fixed(let value, _, _), .statistic(let value),
      .coefficient(let value, _), .price(let value), .pValue(let value, _), .amount(let value):
      value.present
    }
  }

  /// Whether the figure is a number rather than words.
  var isNumber: Bool {
    switch content {
    case .words, .method, .test, .model: false
    default: true
    }
  }

  /// Writes the figure out.
  func text(_ format: NumberFormat) -> String {
    switch content {
    case .words(let text, _): text
    case .method(let id, let name): name ?? MethodDefinition.definition(of: id).shortName
    case .test(let method): MethodDefinition.definition(of: method).shortName
    case .model(let model): MethodDefinition.definition(of: model).shortName
    case .window(let days, let role):
      (role.map { $0 + " " } ?? "") + format.window(days.lowerBound, days.upperBound)
    case .day(let day): format.day(day)
    case .count(let count): count.map(format.count) ?? format.missing
    case .amount(let value): format.amount(value)
    case .share(let count, let total): format.share(count, of: total)
    case .percent(let value, let decimals, let signed):
      format.percent(value, decimals: decimals, signed: signed)
    case .fixed(let value, let decimals, let signed):
      format.fixed(value, decimals: decimals, signed: signed)
    case .statistic(let value): format.statistic(value)
    case .coefficient(let value, .some(let error)):
      format.coefficient(value, error: error).estimate
    case .coefficient(let value, nil): format.coefficient(value)
    case .price(let value): format.price(value)
    case .pValue(let value, _): format.pValue(value)
    }
  }
}
