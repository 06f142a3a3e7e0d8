public import EventAlignment

/// The trading days, relative to day 0, that each event is estimated, studied and tested on.
public struct WindowSettings: Sendable, Hashable {
  /// The days that models are estimated on.
  ///
  /// The default is `-250..-11`.
  public var estimation: EstimationWindow
  /// The days that abnormal returns are computed for.
  ///
  /// The default is `-10..10`.
  public var event: EventWindow
  /// The windows that are tested; none means the standard ones inside the event window.
  ///
  /// The standard windows are `0..0`, `-1..1`, `0..1`, `-5..5` and the event window itself.
  public var tested: [TestWindow]
  /// How many returns an estimation window must hold.
  ///
  /// The default is 60 % of its days.
  public var minimumEstimation: MinimumEstimation

  /// Creates a choice; whatever is left out has its default.
  public init(
    estimation: EstimationWindow = .standard,
    event: EventWindow = .standard,
    tested: [TestWindow] = [],
    minimumEstimation: MinimumEstimation = .standard
  ) {
    self.estimation = estimation
    self.event = event
    self.tested = tested
    self.minimumEstimation = minimumEstimation
  }
}

extension WindowSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case estimation, event, tested
    case minimumEstimation = "min_estimation"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    if let text = try values.decodeIfPresent(String.self, forKey: .estimation) {
      estimation = try Self.window(text, key: .estimation, in: values)
    }
    if let text = try values.decodeIfPresent(String.self, forKey: .event) {
      event = try Self.window(text, key: .event, in: values)
    }
    if let texts = try values.decodeIfPresent([String].self, forKey: .tested) {
      tested = try texts.map { try Self.window($0, key: .tested, in: values) }
    }
    minimumEstimation =
      try values.decodeIfPresent(MinimumEstimation.self, forKey: .minimumEstimation)
      ?? minimumEstimation
  }

  /// Reads a window and says under which key it stands when it is none.
  private static func window<Window: RelativeWindow>(
    _ text: String,
    key: CodingKeys,
    in values: KeyedDecodingContainer<CodingKeys>
  ) throws -> Window {
    switch Result(catching: { () throws(EventAlignmentError) in try Window(parsing: text) }) {
    case .success(let window): return window
    case .failure(let error):
      throw DecodingError.dataCorruptedError(
        forKey: key,
        in: values,
        debugDescription: error.description
      )
    }
  }
}
