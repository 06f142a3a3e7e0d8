import EventAlignment
import EventStatistics
import EventStudy
import Foundation
import Testing

@testable import StudyReport

struct MethodsWordsTests {
  @Test func `tells what was done with the works that it comes from`() throws {
    let words = MethodsWords(try SampleStudy().result()).paragraph
    for text in [
      "expected under the market model (MacKinlay 1997)", "two-sided",
      "confidence intervals cover 95%",
      "Computations were made with Leyline",
    ] {
      #expect(words.contains(text), "\(text): \(words)")
    }
  }

  @Test func `changes with the settings`() throws {
    var result = try SampleStudy().result()
    let before = MethodsWords(result).paragraph
    result.configuration.methods.alternative = .greater
    result.configuration.methods.returns = .log
    result.configuration.alignment.align = .strict
    result.simulated.toggle()
    let after = MethodsWords(result).paragraph
    #expect(after.contains("one-sided, for effects above zero") && !before.contains("one-sided"))
    #expect(after.contains("logarithmic returns") && !before.contains("logarithmic"))
    #expect(after.contains("news outside a session is left out"))
    #expect(after.contains("Prices are simulated.") != before.contains("Prices are simulated."))
  }

  @Test func `lists each work once, and the program last`() throws {
    let words = MethodsWords(try SampleStudy().result())
    #expect(Set(words.references).count == words.references.count)
    #expect(words.references.last?.hasPrefix("The Leyline authors.") == true)
    #expect(words.bibTeX.components(separatedBy: "\n@").count == words.references.count)
  }
}
