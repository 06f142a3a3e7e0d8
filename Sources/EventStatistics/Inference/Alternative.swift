/// The direction in which a test looks for an effect.
public enum Alternative: String, Sendable, Hashable, CaseIterable, Codable {
  case twoSided = "two-sided"
  case greater
  case less
}
