public import EventStatistics

/// What a sensitivity study comes to.
public struct SensitivityVerdict: Sendable, Hashable, Codable {
  /// Whether the result depends on the window, by the rule that each case states.
  public enum Answer: String, Sendable, Hashable, Codable {
    /// The sign holds in every cell, and after correction at least four of five are significant.
    case robust
    /// Some cells are significant after correction, but fewer, or the sign changes.
    case depends
    /// No cell is significant after correction.
    case noEffect = "no_effect"
    /// Too few events for a test.
    case untested
  }

  /// The answer.
  public let answer: Answer
  /// The answer as one sentence.
  public let summary: String
  /// What stands behind it, one sentence each.
  public let sentences: [String]
  /// The counts of the base cells by test.
  public let counts: [SignificanceCount]

  /// Creates a verdict.
  public init(answer: Answer, summary: String, sentences: [String], counts: [SignificanceCount]) {
    self.answer = answer
    self.summary = summary
    self.sentences = sentences
    self.counts = counts
  }
}

/// How many cells of the base a test finds significant.
public struct SignificanceCount: Sendable, Hashable, Codable {
  /// The test.
  public let method: InferenceMethod
  /// The number of cells with a p-value.
  public let cells: Int
  /// Those whose CAAR has the sign of the headline window's.
  public let sameSign: Int
  /// Those with a p-value below the level.
  public let significant: Int
  /// Those with a corrected p-value below the level.
  public let significantAfterAdjustment: Int

  private enum CodingKeys: String, CodingKey {
    case cells, significant
    case method = "test"
    case sameSign = "same_sign"
    case significantAfterAdjustment = "significant_after_adjustment"
  }

  /// Creates counts.
  public init(
    method: InferenceMethod,
    cells: Int,
    sameSign: Int,
    significant: Int,
    significantAfterAdjustment: Int
  ) {
    self.method = method
    self.cells = cells
    self.sameSign = sameSign
    self.significant = significant
    self.significantAfterAdjustment = significantAfterAdjustment
  }
}
