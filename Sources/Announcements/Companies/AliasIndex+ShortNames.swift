internal import Foundation

extension AliasIndex {
  /// What notes of brokers write: `AU SFB` of `AU Small Finance Bank`, `Sun Pharma` of `Sun Pharmaceuticals`.
  static func abbreviated(_ name: String) -> String? {
    for (long, short) in [
      (" Small Finance Bank", " SFB"), (" Pharmaceuticals", " Pharma"),
      (" Pharmaceutical", " Pharma"), (" Laboratories", " Labs"),
    ] {
      if let range = name.range(of: long), range.lowerBound > name.startIndex {
        return name.replacingCharacters(in: range, with: short)
      }
    }
    return nil
  }
}
