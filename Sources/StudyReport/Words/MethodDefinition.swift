/// What a reader needs to know of a model, a test or a statistic: the words next to its number.
struct MethodDefinition: Sendable, Hashable {
  /// The identifier in every table, such as `bmp_t`.
  let id: String
  /// The name in a sentence.
  let name: String
  /// The name above a column.
  let shortName: String
  /// The formula.
  let formula: String
  /// What it compares with, such as `t(N-1)`; empty for what is no test.
  let reference: String
  /// What it takes for granted, and when it fails.
  let assumption: String
  /// Where it comes from.
  let source: String

  /// Returns the definition of an identifier; an unknown one stands for itself.
  static func definition(of id: String) -> MethodDefinition {
    catalogue[id]
      ?? MethodDefinition(
        id: id,
        name: id,
        shortName: id,
        formula: "",
        reference: "",
        assumption: "",
        source: ""
      )
  }

  private static let catalogue: [String: MethodDefinition] = Dictionary(
    uniqueKeysWithValues: (models + tests + statistics).map { ($0.id, $0) }
  )
}
