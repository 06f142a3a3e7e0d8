/// The names of the terms of a regression as people read them.
enum TermName {
  /// Returns the name of a term.
  static func text(_ term: String) -> String { term == "(Intercept)" ? "Intercept" : term }
}
