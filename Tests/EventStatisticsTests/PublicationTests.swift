import Testing

@testable import EventStatistics

struct PublicationTests {
  private static let all: [Publication] =
    (ExpectedReturnMethod.allCases.map(\.rawValue) + InferenceMethod.allCases.map(\.rawValue)
    + PValueAdjustment.allCases.map(\.rawValue))
    .compactMap { MethodDefinition.definition(of: $0).publication }

  @Test func `cites an article in a line, in a list and in BibTeX`() {
    let bmp = MethodDefinition.definition(of: InferenceMethod.bmp.rawValue).publication
    #expect(
      bmp?.citation
        == "Boehmer, Musumeci & Poulsen (1991), Journal of Financial Economics 30(2), pp. 253–272"
    )
    #expect(
      bmp?.reference
        == "Boehmer, Ekkehart, Jim Musumeci, and Annette B. Poulsen. 1991. “Event-Study Methodology under "
        + "Conditions of Event-Induced Variance.” Journal of Financial Economics 30(2): 253–272."
    )
    #expect(
      bmp?.bibTeX == """
        @article{boehmer_musumeci_poulsen_1991,
          author = {Boehmer, Ekkehart and Musumeci, Jim and Poulsen, Annette B.},
          title = {{Event-Study Methodology under Conditions of Event-Induced Variance}},
          journal = {Journal of Financial Economics},
          volume = {30},
          number = {2},
          pages = {253--272},
          year = {1991}
        }
        """
    )
  }

  @Test func `cites a book with the place in it`() {
    let sign = MethodDefinition.definition(of: InferenceMethod.signExact.rawValue)
    #expect(sign.source == "Conover (1999), Practical Nonparametric Statistics, section 3.4")
    #expect(
      sign.publication?.reference
        == "Conover, W. J. 1999. Practical Nonparametric Statistics, 3rd edition. Wiley."
    )
  }

  @Test func `writes BibTeX that LaTeX of any age reads`() {
    #expect(Self.all.count > 40)
    for publication in Self.all {
      let entry = publication.bibTeX
      let isASCII = entry.allSatisfy(\.isASCII)
      let (opened, closed) = (entry.filter { $0 == "{" }.count, entry.filter { $0 == "}" }.count)
      #expect(isASCII && opened == closed, "\(entry)")
    }
    let keys = Set(Self.all).map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(keys.contains("kolari_pynnonen_2010") && keys.contains("sidak_1967"))
  }
}
