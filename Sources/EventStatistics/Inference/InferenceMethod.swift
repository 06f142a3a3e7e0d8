/// The tests of a window over several events that this library can evaluate.
///
/// The raw value is the name used by the command line, the configuration and every output.
public enum InferenceMethod: String, Sendable, Hashable, CaseIterable, Codable {
  case crossSectional = "cross_sectional_t"
  case patell = "patell_z"
  case bmp = "bmp_t"
  case corradoRank = "corrado_rank_z"
  case generalizedSign = "generalized_sign_z"

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` with the reason why the test is not applicable.
  public func evaluate(_ sample: WindowSample) throws(InferenceError) -> any HypothesisTest {
    switch self {
    case .crossSectional: try CrossSectionalTest(sample)
    case .patell: try PatellTest(sample)
    case .bmp: try BMPTest(sample)
    case .corradoRank: try CorradoRankTest(sample)
    case .generalizedSign: try GeneralizedSignTest(sample)
    }
  }
}
