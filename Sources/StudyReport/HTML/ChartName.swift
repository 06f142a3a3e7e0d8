/// Names of charts of single events, which are names of files and anchors too.
enum ChartName {
  /// Returns a name for each event: its identifier with hyphens for what is no letter or digit, and with a
  /// number behind it where two would have the same name.
  static func names(of events: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return events.map { event in
      let plain = String(
        event.unicodeScalars.map { scalar in
          let isPlain =
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
          return isPlain ? Character(scalar) : "-"
        }
      )
      let count = (seen[plain.lowercased()] ?? 0) + 1
      seen[plain.lowercased()] = count
      return count == 1 ? plain : "\(plain)-\(count)"
    }
  }
}
