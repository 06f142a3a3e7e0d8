internal import Foundation

/// The specification of a chart, from a resource, with the data of a study.
enum ChartSpecification {
  /// Returns a specification on one line, which is short and checks that it is JSON.
  ///
  /// - Throws: ``ReportError`` when the resource is missing or damaged.
  static func text(_ name: String) throws(ReportError) -> String {
    let file = "charts/\(name).json"
    let text = try ReportResources.text(file)
    do {
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
      let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
      let data = try JSONSerialization.data(withJSONObject: object, options: options)
      return String(decoding: data, as: UTF8.self)
    } catch {
      throw .damagedResource(name: file, reason: "it is not JSON")
    }
  }

  /// Returns a specification with its data and a description for those who cannot see it.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  static func filled(
    _ specification: String,
    with datasets: some Encodable,
    description: String
  ) throws(ReportError) -> String {
    let data = try EmbeddedJSON.text(datasets)
    let words = try EmbeddedJSON.text([description]).dropFirst().dropLast()
    // The specification is an object, so two members can follow its opening brace.
    return "{\"datasets\":\(data),\"description\":\(words),"
      + EmbeddedJSON.safe(specification).dropFirst()
  }
}
