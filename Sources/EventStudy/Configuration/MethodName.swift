internal import EventAlignment

/// Reads lists of method names, in which `all` stands for every method.
public enum MethodName {
  /// Returns the methods of a list of names, without repetition, in the order of the list.
  ///
  /// - Parameters:
  ///   - names: Identifiers such as `market`, or `all`.
  ///   - type: The enumeration that the names belong to.
  ///   - kind: What a method is called in an error, such as `model`.
  /// - Returns: The methods, at least one for each name.
  /// - Throws: ``ConfigurationError/unknownName(kind:name:suggestion:known:)``.
  public static func all<Method>(
    _ names: [String],
    of type: Method.Type,
    kind: String
  ) throws(ConfigurationError) -> [Method]
  where Method: RawRepresentable<String> & CaseIterable & Hashable {
    var methods: [Method] = []
    for name in names.flatMap({ $0.split(separator: ",").map(String.init) }) {
      let trimmed = name.filter { $0 != " " }
      let found: [Method]
      if trimmed == "all" {
        found = Array(Method.allCases)
      } else if let method = Method(rawValue: trimmed.lowercased()) {
        found = [method]
      } else {
        let known = Method.allCases.map(\.rawValue)
        throw .unknownName(
          kind: kind,
          name: trimmed,
          suggestion: SymbolSuggestion.similar(to: trimmed, among: known, limit: 1).first,
          known: known
        )
      }
      methods += found.filter { !methods.contains($0) }
    }
    return methods
  }
}
