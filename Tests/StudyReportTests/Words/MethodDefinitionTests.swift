import EventStatistics
import Testing

@testable import StudyReport

struct MethodDefinitionTests {
  /// People, programs and places; every other word is small inside a sentence.
  private static let properNames: Set<String> = [
    "ARCH", "Benjamini", "Boehmer", "Bonferroni", "Brown", "Carhart", "Corrado", "Dimson", "Durbin",
    "Fama", "Hochberg", "Holm", "Hommel", "Jackknife", "Jarque", "Kendall", "Kolari", "Kruskal",
    "LASSO", "Lamb", "Ljung", "Mann", "Newey", "Patell", "Pearson", "Pelagatti", "Romano",
    "Savickas",
    "Scholes", "Shapiro", "Spearman",
    "Welch",
    "White", "Wilcoxon", "Šidák",
  ]

  @Test func `names are small in a sentence unless they are of people`() {
    for definition in MethodDefinition.all {
      let name = definition.nameInSentence
      let first = String(name.prefix { $0.isLetter })
      #expect(name.first?.isUppercase == false || Self.properNames.contains(first), "\(name)")
      #expect(!definition.nameWithArticle.contains("the \(first)'s"))
    }
    #expect(
      MethodDefinition.definition(of: GroupComparison.welchAnova).nameWithArticle
        == "Welch's analysis of variance"
    )
    #expect(
      MethodDefinition.definition(of: GroupComparison.anova).nameWithArticle
        == "the analysis of variance"
    )
  }

  /// An underscore of an identifier would lower what follows it.
  @Test func `no definition speaks of a method by its identifier`() {
    let all =
      ExpectedReturnMethod.allCases.map(\.definition) + InferenceMethod.allCases.map(\.definition)
      + SingleEventMethod.allCases.map(\.definition) + MethodDefinition.statistics
      + MethodDefinition.diagnostics + MethodDefinition.outcomes + MethodDefinition.corrections
    let ids = all.map(\.id).filter { $0.contains("_") }
    for definition in all {
      let text = definition.assumption + definition.name
      #expect(!ids.contains(where: text.contains), "\(text)")
    }
  }

  @Test func `has a definition of every model and every test`() {
    for id in ExpectedReturnMethod.allCases.map(\.rawValue)
      + InferenceMethod.allCases.map(\.rawValue)
      + [SingleEventMethod.cumulativeAbnormalReturn.rawValue]
    {
      let definition = MethodDefinition.definition(of: id)
      #expect(!definition.formula.isEmpty && !definition.assumption.isEmpty, "\(id)")
      #expect(!definition.source.isEmpty, "\(id)")
    }
  }
}
